// Params as a plugin's code sees them: a name that was not declared is an error, and not "undefined".

import { nearest } from './nearest.js';

/** The same values as own properties of an object on which reading a name that is none of them fails, as a misspelt param would else be
 *  NaN or false in every comparison; `wrong` makes the error of a sentence. What objects have of themselves is left as it is, and so is
 *  `toJSON`, which is asked of every value. */
export const declaredOnly = <V extends object>(values: V, wrong: (what: string) => Error): V =>
  guarded(guardOf(Object.keys(values), wrong), values);

/** What the values of one declaration are read through, made once for all of them: making it took longer than a run of ten trades. */
export type Guard = object;

/** The guard of some declared names. */
export function guardOf(names: readonly string[], wrong: (what: string) => Error): Guard {
  const watch = new Proxy(Object.prototype, {
    get(target, name, receiver) {
      if (typeof name === 'symbol' || name === 'toJSON' || name in target) {
        return Reflect.get(target, name, receiver) as unknown;
      }
      throw wrong(strange(name, names));
    },
  });
  // Of a proxy itself each object would get a hidden class of its own, which lives until the next full collection.
  return Object.create(watch) as object;
}

/** The values behind their guard. Own properties are found before it is asked: reading what is declared costs what it does on any
 *  object. */
export const guarded = <V extends object>(guard: Guard, values: V): V =>
  Object.assign(Object.create(guard) as object, values) as V;

function strange(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const remedy = near === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean ${near}`;
  return `there is no param "${name}"; ${remedy}${near === undefined ? '.' : '?'}`;
}
