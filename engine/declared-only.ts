// Params as a plugin's code sees them: a name that was not declared is an error, and not "undefined".

import { nearest } from './nearest.js';

/** The same values as own properties of an object on which reading a name that is none of them fails, as a misspelt param would else be
 *  NaN or false in every comparison; `wrong` makes the error of a sentence. What objects have of themselves is left as it is, and so is
 *  `toJSON`, which is asked of every value. */
export function declaredOnly<V extends object>(values: V, wrong: (what: string) => Error): V {
  // Own properties are found before the prototype is asked: reading what is declared costs what it does on any object.
  const strict: unknown = Object.create(
    new Proxy(Object.prototype, {
      get(target, name, receiver) {
        if (typeof name === 'symbol' || name === 'toJSON' || name in target) {
          return Reflect.get(target, name, receiver) as unknown;
        }
        throw wrong(strange(name, Object.keys(values)));
      },
    }),
  );
  return Object.assign(strict as object, values) as V;
}

function strange(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  const remedy = near === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean ${near}`;
  return `there is no param "${name}"; ${remedy}${near === undefined ? '.' : '?'}`;
}
