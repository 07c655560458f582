// Indicators that have several outputs, made in one pass.

import { fold } from '../../fold.js';
import type { Series } from '../../series.js';

/** Fills one column per output from the inputs, all of one length; causal, as a fold has to be. */
export type FoldOfMany = (inputs: readonly Float64Array[], outs: readonly Float64Array[]) => void;

/** One series per name, all filled by one pass over the inputs; each is kept in the cache under `key` and its name. */
export function outputs<Name extends string>(
  key: string,
  inputs: readonly Series[],
  names: readonly Name[],
  compute: FoldOfMany,
): Readonly<Record<Name, Series>> {
  let made: readonly Float64Array[] | null = null;
  const all = (values: readonly Float64Array[]) => {
    if (made === null) {
      made = names.map(() => new Float64Array(values[0].length));
      compute(values, made);
    }
    return made;
  };
  const series = names.map((name, at) =>
    fold(`${key} ${name}`, inputs, (values, out) => {
      out.set(all(values)[at]);
    }),
  );
  return Object.fromEntries(names.map((name, at) => [name, series[at]])) as Record<Name, Series>;
}
