// How an indicator is made: a causal fold over own observations, then aligned with the feed's rows.

import { isDense, union } from './axis.js';
import { spread, type Derived } from './column-cache.js';
import { Series, sourceOf } from './series.js';

/** Fills `out` from `inputs`, all of one length. It must be causal: `out[k]` may depend on `inputs[..][0..k]` only. */
export type Fold = (inputs: readonly Float64Array[], out: Float64Array) => void;

/** A series folded from others and kept in the cache under `key`, which has to name the fold and its arguments. Over several
 *  sources it has an observation wherever one of them has. */
export function fold(
  key: string,
  inputs: readonly Series[],
  compute: Fold,
  fill: 'repeat' | 'zero' = 'repeat',
): Series {
  const sources = inputs.map(sourceOf);
  const { cache, clock } = sources[0];
  const make = (): Derived => {
    const length = sources[0].column.length;
    const axes = sources.map((source) => source.axis);
    const axis = union(axes, length);
    const values = sources.map((source) =>
      source.axis === axis || (isDense(source.axis) && isDense(axis)) ? source.own : cache.compact(source.column, axis),
    );
    const own = new Float64Array(axis.rows.length);
    compute(values, own);
    return { own, axis, column: isDense(axis) ? own : spread(own, axis, length, fill) };
  };
  const columns = sources.map((source) => source.column);
  const { own, column, axis } = key === '' ? make() : cache.derived(key, columns, make);
  return new Series(column, own, axis, clock, cache);
}
