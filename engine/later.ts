// Columns that may never have to be written.

import type { Axis } from './axis.js';

/** Rows of a stretch: two of its columns stay in the nearest cache of the processor. */
export const STRETCH = 1024;

/** A column with a value on every row that can be made a stretch at a time. The averages of a cross are read by nobody else: to write them
 *  and read them again took a tenth of a run over a million bars, and a fifth over ten million. */
export interface Later {
  readonly axis: Axis;
  /** Writes the values of the rows from `from`, a multiple of STRETCH, on and before `to` to the beginning of `out`. */
  readonly make: (out: Float64Array, from: number, to: number) => void;
  /** Whether somebody has asked for it before, so that it is worth its room. */
  isWanted: boolean;
}
