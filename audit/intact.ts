// Whether what all code shares is still what it was: globals, and the built-in objects.

/** The built-in objects that code relies on, by name. */
function builtIns(): ReadonlyMap<string, object> {
  const found = new Map<string, object>();
  const names = [
    'Object',
    'Function',
    'Array',
    'Number',
    'String',
    'Boolean',
    'Symbol',
    'BigInt',
    'Date',
    'RegExp',
    'Error',
    'Promise',
    'Map',
    'Set',
    'WeakMap',
    'WeakSet',
    'WeakRef',
    'ArrayBuffer',
    'SharedArrayBuffer',
    'DataView',
    'Float64Array',
    'Float32Array',
    'Int32Array',
    'Uint8Array',
  ];
  const add = (name: string, value: unknown) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function') found.set(name, value);
  };
  for (const name of names) {
    const value = Reflect.get(globalThis, name) as { prototype?: unknown };
    add(name, value);
    add(`${name}.prototype`, value.prototype);
  }
  for (const name of ['Math', 'JSON', 'Reflect', 'Atomics', 'Intl']) add(name, Reflect.get(globalThis, name));
  add('TypedArray.prototype', Object.getPrototypeOf(Float64Array.prototype));
  add('TypedArray', Object.getPrototypeOf(Float64Array));
  add('Array iterator', Object.getPrototypeOf([][Symbol.iterator]()));
  add('Map iterator', Object.getPrototypeOf(new Map()[Symbol.iterator]()));
  return found;
}

/** The state of what is shared, to compare with. */
export interface Intact {
  /** Also looks after an object of the engine, such as the prototype of its series. */
  include(name: string, object: object): void;
  /** What was changed, one name each: `Map.prototype.get`, `globalThis.memory`. */
  changes(): string[];
  /** Puts everything back. */
  restore(): void;
}

/** Remembers how everything that is shared stands now. What the platform makes on the first look may come later. */
export function intact(): Intact {
  const objects = new Map<string, object>();
  const former = new Map<string, Map<PropertyKey, PropertyDescriptor>>();
  const include = (name: string, object: object) => {
    if (objects.has(name)) return;
    objects.set(name, object);
    former.set(name, described(object));
  };
  for (const [name, object] of builtIns()) include(name, object);
  const globals = described(globalThis);

  /** Calls back with each property that is not as it was. */
  function each(
    visit: (owner: object, name: string, key: PropertyKey, was: PropertyDescriptor | undefined) => void,
  ): void {
    for (const [name, object] of objects) {
      const was = former.get(name)!;
      const is = described(object);
      for (const key of new Set([...was.keys(), ...is.keys()])) {
        // How much of a stack is kept is set where files are loaded, and changes no decision.
        if (key === 'stackTraceLimit') continue;
        if (!isAlike(was.get(key), is.get(key))) visit(object, name, key, was.get(key));
      }
    }
    for (const [key, is] of described(globalThis)) {
      // Where a file's printing goes is set when it is loaded.
      if (key === 'console') continue;
      // What the platform's own fetch keeps there is no work of the strategy.
      if (typeof key === 'symbol' && key.description?.startsWith('undici.')) continue;
      const was = globals.get(key);
      // A getter of the platform that gives way to what it made is no change.
      const isMade = was?.get !== undefined && 'value' in is;
      if (!isMade && !isAlike(was, is)) visit(globalThis, 'globalThis', key, was);
    }
  }

  return {
    include,
    changes() {
      const found: string[] = [];
      each((_, name, key) => found.push(`${name}.${String(key)}`));
      return found.sort();
    },
    restore() {
      each((owner, _, key, was) => {
        if (was === undefined) Reflect.deleteProperty(owner, key);
        else Reflect.defineProperty(owner, key, was);
      });
    },
  };
}

const described = (object: object): Map<PropertyKey, PropertyDescriptor> =>
  new Map(Reflect.ownKeys(object).map((key) => [key, Reflect.getOwnPropertyDescriptor(object, key)!]));

const isAlike = (a: PropertyDescriptor | undefined, b: PropertyDescriptor | undefined): boolean =>
  a !== undefined && b !== undefined && Object.is(a.value, b.value) && a.get === b.get && a.set === b.set;
