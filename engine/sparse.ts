// Columns that are 0 but on a few observations.

import { type Axis, isDense } from './axis.js';
import type { Derived } from './derived.js';

/** Where something happens, and what; everywhere else stands 0. */
export interface Sparse {
  /** The observations, rising. */
  readonly at: Int32Array;
  /** The value of each, neither 0 nor NaN, and behind the last of them a 0, which stands for all the others. */
  readonly values: Float64Array;
}

/** Events from their observations and what each of them is. */
export function sparseOf(at: readonly number[], valueOf: (event: number) => number): Sparse {
  const values = new Float64Array(at.length + 1);
  for (let k = 0; k < at.length; k++) values[k] = valueOf(k);
  return { at: Int32Array.from(at), values };
}

/** The column in full: on the own observations of its axis, and on the feed's rows. Where several fall on one row, their sum stands, which
 *  for crossings is where the row ends against where it began. */
export function whole({ at, values }: Sparse, axis: Axis): Derived {
  const own = new Float64Array(axis.rows.length);
  for (let k = 0; k < at.length; k++) own[at[k]] = values[k];
  if (isDense(axis)) return { own, column: own, axis };
  const { rows, latest } = axis;
  const column = new Float64Array(latest.length);
  for (let k = 0; k < at.length; k++) if (rows[at[k]] < column.length) column[rows[at[k]]] += values[k];
  return { own, column, axis };
}
