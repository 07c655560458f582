// Columns that were derived from others.

import type { Axis } from './axis.js';

/** A derived column: on its own observations, and on the feed's rows. */
export interface Derived {
  readonly own: Float64Array;
  readonly column: Float64Array;
  readonly axis: Axis;
}

/** Spreads own observations over the feed's rows, each of which holds the latest value. */
export function spread(own: Float64Array, axis: Axis, length: number): Float64Array {
  const column = new Float64Array(length);
  const { latest } = axis;
  for (let row = 0; row < length; row++) column[row] = latest[row] < 0 ? Number.NaN : own[latest[row]];
  return column;
}
