// How often each row of a history comes up in each resample.

import { random } from '../../engine/index.js';
import { blockLength } from './block-length.js';
import { stationaryBootstrap } from './stationary-bootstrap.js';

/** How a test resamples. */
export interface Resampling {
  /** Mean block in rows, 1 or more; by default automatic: the median over the trials. */
  readonly block?: number;
  /** Row indices of each resample, drawn elsewhere; in place of what follows. */
  readonly rows?: Iterable<ArrayLike<number>>;
  /** Number of resamples; 1,000 by default. */
  readonly resamples?: number;
  /** 0 by default. */
  readonly seed?: string | number;
}

/** Rows of resamples, one after the other. */
export function* resampleRows(
  length: number,
  block: number,
  of: Resampling,
  purpose: string,
): Iterable<ArrayLike<number>> {
  if (of.rows) return yield* of.rows;
  const { resamples = 1000, seed = 0 } = of;
  if (!(Number.isInteger(resamples) && resamples >= 1)) throw new RangeError(`${resamples} resamples: give 1 or more`);
  const next = random(seed, purpose);
  for (let b = 0; b < resamples; b++) yield stationaryBootstrap({ length, block, next });
}

/** For each resample, how often each row comes up over the number of rows drawn: one resample after the other, padded to four so that they can be
 *  summed by fours. RangeError for an index that is no row. */
export function shares(length: number, resamples: Iterable<ArrayLike<number>>): { count: number; table: Float64Array } {
  const drawn = [...resamples];
  if (drawn.length === 0) throw new RangeError('no resamples: give one or more');
  const table = new Float64Array(Math.ceil(drawn.length / 4) * 4 * length);
  for (const [b, rows] of drawn.entries()) {
    for (let i = 0; i < rows.length; i++) {
      if (!(Number.isInteger(rows[i]) && rows[i] >= 0 && rows[i] < length))
        throw new RangeError(`resample ${b} has the row ${rows[i]} of ${length}`);
      table[b * length + rows[i]] += 1;
    }
    for (let t = 0; t < length; t++) table[b * length + t] /= rows.length;
  }
  return { count: drawn.length, table };
}

/** Most trials that are asked for the length of a block. */
const ASKED = 200;

/** Median automatic block length of the trials, evenly thinned; 1 where there is no memory or nothing varies. */
export function automaticBlock(trials: number, column: (trial: number) => ArrayLike<number>): number {
  const step = Math.max(1, trials / ASKED);
  const lengths: number[] = [];
  for (let k = 0; k < trials; k += step) {
    const { stationary } = blockLength(column(Math.floor(k)));
    if (stationary >= 0) lengths.push(stationary);
  }
  lengths.sort((a, b) => a - b);
  return lengths.length === 0 ? 1 : Math.max(1, lengths[(lengths.length - 1) >> 1]);
}
