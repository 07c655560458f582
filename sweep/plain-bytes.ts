// Plain values with columns of numbers in them as bytes: the same bytes for the same value, and columns that can be read where they lie.
//
// 8 bytes of name, the version, the length of the header, the header (JSON), the columns. All lie on multiples of 8 bytes. The header lists
// the objects so that each comes after those that it refers to: what was one object in several places is one again.

import { UserError } from '../engine/index.js';

type Column = Float64Array | Int32Array;

/** What a value needs to be written. */
export interface Layout {
  readonly header: Uint8Array;
  readonly columns: readonly Column[];
  /** Of all of it. */
  readonly bytes: number;
}

/** In a header: a string, a boolean, null or a finite number as it is, `[index]` for an object, `[name]` for another number. */
type Cell = string | boolean | null | number | readonly [number | string];
type Entry =
  | readonly ['list', readonly Cell[]]
  | readonly ['object' | 'map', readonly (readonly [string, Cell])[]]
  | readonly ['float64' | 'int32', number];

const NAME = 'tidemark';
const VERSION = 1;
/** Bytes before the header: the name, the version and the header's length. */
const HEAD = 16;
/** Numbers that JSON has no word for. */
const NUMBERS: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
};

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** How a value is to be written. It may hold lists, plain objects, maps by strings, `Float64Array`, `Int32Array`, strings, numbers, booleans
 *  and null; what is undefined is left out. */
export function layOut(value: object): Layout {
  const entries: Entry[] = [];
  const columns: Column[] = [];
  const places = new Map<object, number>();

  const cell = (each: unknown): Cell => {
    if (typeof each === 'number') {
      if (Number.isFinite(each) && !Object.is(each, -0)) return each;
      return [Object.is(each, -0) ? '-0' : String(each)];
    }
    if (each === null || typeof each === 'string' || typeof each === 'boolean') return each;
    if (typeof each !== 'object') throw new TypeError(`a ${typeof each} is no plain value and cannot travel`);
    return [placeOf(each)];
  };
  const pairs = (of: Iterable<readonly [string, unknown]>) =>
    [...of].filter(([, each]) => each !== undefined).map(([key, each]) => [key, cell(each)] as const);
  const placeOf = (object: object): number => {
    const known = places.get(object);
    if (known !== undefined) return known;
    const entry = entryOf(object);
    places.set(object, entries.length);
    return entries.push(entry) - 1;
  };
  const entryOf = (object: object): Entry => {
    if (object instanceof Float64Array || object instanceof Int32Array) {
      columns.push(object);
      return [object instanceof Float64Array ? 'float64' : 'int32', object.length];
    }
    if (Array.isArray(object)) return ['list', object.map(cell)];
    if (object instanceof Map) return ['map', pairs(object as Map<string, unknown>)];
    const kind: unknown = Object.getPrototypeOf(object);
    if (kind !== Object.prototype && kind !== null) throw new TypeError('only plain objects can travel');
    return ['object', pairs(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))];
  };

  placeOf(value);
  const header = new TextEncoder().encode(JSON.stringify(entries));
  const bytes = columns.reduce((sum, { byteLength }) => sum + aligned(byteLength), HEAD + aligned(header.length));
  return { header, columns, bytes };
}

/** Writes what was laid out into a buffer of its length. */
export function writePlain({ header, columns }: Layout, buffer: ArrayBufferLike): void {
  const bytes = new Uint8Array(buffer);
  bytes.set(new TextEncoder().encode(NAME));
  new Uint32Array(buffer, 8, 2).set([VERSION, header.length]);
  bytes.set(header, HEAD);
  let at = HEAD + aligned(header.length);
  for (const column of columns) {
    if (column instanceof Int32Array) new Int32Array(buffer, at, column.length).set(column);
    else {
      new Float64Array(buffer, at, column.length).set(column);
      oneNaN(column, new Uint32Array(buffer, at, column.length * 2));
    }
    at += aligned(column.byteLength);
  }
}

/** There are many bit patterns of NaN; which one a computation leaves depends on the machine. */
function oneNaN(column: Float64Array, words: Uint32Array): void {
  for (let k = 0; k < column.length; k++) {
    if (column[k] === column[k]) continue;
    words[2 * k] = 0;
    words[2 * k + 1] = 0x7ff80000;
  }
}

/** The value that was written. Its columns are views of the bytes, unless these lie askew. Fails with a `UserError` on bytes that are nothing
 *  of the kind. */
export function readPlain(given: Uint8Array): unknown {
  const { buffer, byteOffset, length } = given.byteOffset % 8 === 0 ? given : given.slice();
  const head = Buffer.from(buffer, byteOffset, Math.min(length, HEAD));
  if (head.length < HEAD || head.toString('latin1', 0, 8) !== NAME) throw damaged('it does not begin as one');
  const [version, size] = new Uint32Array(buffer, byteOffset + 8, 2);
  if (version !== VERSION) throw new UserError(`The packed data are of format ${version}; use the same version of Tidemark everywhere.`); // prettier-ignore
  if (HEAD + size > length) throw damaged('its header is cut off');
  const entries = listOf(parsed(Buffer.from(buffer, byteOffset + HEAD, size).toString('utf8')));
  const values: unknown[] = [];
  let at = byteOffset + HEAD + aligned(size);
  const end = byteOffset + length;

  const valueOf = (each: unknown): unknown => {
    if (!Array.isArray(each)) {
      if (typeof each === 'object' && each !== null) throw damaged('its header holds what is no cell');
      return each;
    }
    const [what] = each as unknown[];
    if (typeof what === 'string' && Object.hasOwn(NUMBERS, what)) return NUMBERS[what];
    if (typeof what === 'number' && Number.isInteger(what) && what >= 0 && what < values.length) return values[what];
    throw damaged('its header refers to nothing');
  };
  const pairOf = (each: unknown): [string, unknown] => {
    const [key, cell] = listOf(each);
    if (typeof key !== 'string') throw damaged('a name in its header is no text');
    return [key, valueOf(cell)];
  };
  const columnOf = (kind: 'float64' | 'int32', count: unknown): Column => {
    const width = kind === 'float64' ? 8 : 4;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count * width > end - at) {
      throw damaged('a column is cut off');
    }
    const from = at;
    at += aligned(count * width);
    return kind === 'float64' ? new Float64Array(buffer, from, count) : new Int32Array(buffer, from, count);
  };

  for (const entry of entries) {
    const [kind, content] = listOf(entry);
    if (kind === 'list') values.push(listOf(content).map(valueOf));
    else if (kind === 'object') values.push(Object.fromEntries(listOf(content).map(pairOf)));
    else if (kind === 'map') values.push(new Map(listOf(content).map(pairOf)));
    else if (kind === 'float64' || kind === 'int32') values.push(columnOf(kind, content));
    else throw damaged('its header holds what is no entry');
  }
  if (values.length === 0 || at !== end) throw damaged('its length is not that of its content');
  return values[values.length - 1];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('its header cannot be read');
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw damaged('its header is not as it should be');
  return value as readonly unknown[];
}

const damaged = (why: string): UserError => new UserError(`The packed data are damaged (${why}); send them again.`);
