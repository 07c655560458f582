// A strategy as a part of another: its params under names of their own, and the values that it is given of them.

import { type Params, resolveParams, type Strategy, UserError } from '../../engine/index.js';

/** Values of params by their names. */
export type Given = Readonly<Record<string, unknown>>;

/** A strategy inside another. */
export interface Part {
  readonly strategy: Strategy;
  /** Its params, as those of the whole. */
  readonly params: Params;
  /** Its own values among those of the whole. */
  given(values: Given): Record<string, unknown>;
  /** Whether its values go together: true, or the sentence that says why not. */
  valid(values: Given): true | string;
}

/** A part whose params are called `nameParam` in the whole, or as they are where the name is empty, and `innerParam` where that is `taken`
 *  already: compositions of compositions share words. What is given of them replaces their defaults. */
export function partOf(name: string, strategy: Strategy, defaults: Given = {}, taken: Params = {}): Part {
  const files = Object.keys(strategy.params).filter((key) => strategy.params[key].kind === 'table');
  const preset = Object.fromEntries(Object.entries(defaults).filter(([key]) => !files.includes(key)));
  // Fails on a name that the strategy does not know and on a value that it does not take.
  const values = resolveParams(withoutFiles(strategy.params), preset);
  const keys = Object.keys(strategy.params).filter((key) => !(files.includes(key) && key in defaults));
  const names = namesOf(keys, name, taken);
  const spelled = (key: string) => names.get(key) as string;
  return {
    strategy,
    params: Object.fromEntries(
      keys.map((key) => {
        const param = strategy.params[key];
        return [
          spelled(key),
          param.kind === 'table' ? param : ({ ...param, default: values[key] } as unknown as Params[string]),
        ];
      }),
    ),
    given: (all) => ({ ...defaults, ...Object.fromEntries(keys.map((key) => [key, all[spelled(key)]])) }),
    valid(all) {
      const said = strategy.valid(resolveParams(strategy.params, this.given(all)));
      return said === true || name === '' ? said : `${name}: ${said}`;
    },
  };
}

/** What each param of a part is called in the whole. */
function namesOf(keys: readonly string[], name: string, taken: Params): ReadonlyMap<string, string> {
  const used = new Set(Object.keys(taken));
  return new Map(
    keys.map((key) => {
      let word = prefixed(name, key);
      while (used.has(word)) word = prefixed('inner', word);
      used.add(word);
      return [key, word];
    }),
  );
}

const prefixed = (name: string, key: string): string =>
  name === '' ? key : name + key[0].toUpperCase() + key.slice(1);

const withoutFiles = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([, { kind }]) => kind !== 'table'));

/** The params of a whole: its own and those of its parts. Fails where two bear one name. */
export function joined(own: Params, parts: readonly Part[]): Params {
  const all: Record<string, Params[string]> = { ...own };
  for (const { params } of parts) {
    for (const [key, param] of Object.entries(params)) {
      if (Object.hasOwn(all, key)) {
        throw new UserError(
          `Two params of a composition are called "${key}"; rename the part, or the strategy's param.`,
        );
      }
      all[key] = param;
    }
  }
  return all;
}

/** The first sentence that a part has against its values; true where none has any. */
export function allValid(parts: readonly Part[], values: Given): true | string {
  for (const part of parts) {
    const said = part.valid(values);
    if (said !== true) return said;
  }
  return true;
}
