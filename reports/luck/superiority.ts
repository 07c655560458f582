// Is any trial better than the benchmark: the reality check and the test for superior predictive ability, in one pass over the trials.

import { mean } from '../statistics.js';
import { longRunDeviation } from './long-run-deviation.js';
import { smallSample } from './small-sample.js';
import { automaticBlock, resampleRows, shares, type Resampling } from './resampling.js';

/** What trials earned above the benchmark, row by row. */
export interface Differentials {
  readonly trials: number;
  readonly length: number;
  /** Rows of a trial; may be written over by the next call. */
  column(trial: number): ArrayLike<number>;
}

/** Both tests; p-values are NaN where no trial varies. */
export interface Superiority {
  /** max sqrt(n) mean, and the share of resamples in which it is exceeded. */
  readonly realityCheck: { readonly statistic: number; readonly pValue: number };
  /** max sqrt(n) mean / w, at least 0, and the same by Hansen's three bounds. */
  readonly spa: {
    readonly statistic: number;
    readonly lower: number;
    readonly consistent: number;
    readonly upper: number;
  };
  /** Mean of each trial, and root of the long-run variance, w. */
  readonly means: Float64Array;
  readonly deviations: Float64Array;
  /** Mean block in rows, and number of resamples. */
  readonly block: number;
  readonly resamples: number;
}

/** A spread below this share of the mean is rounding. */
const FLAT = 1e-12;

/** Studentised mean below which the consistent p-value takes a rule for poor: -sqrt(2 ln ln n), 0 for two rows, of which there is none. */
export const poorBelow = (rows: number): number => -Math.sqrt(2 * Math.max(0, Math.log(Math.log(rows))));

/** How the tests are made. */
export interface SuperiorityOptions extends Resampling {
  /** Corrects the studentised statistic for few rows, which Hansen's own does not. */
  readonly corrected?: boolean;
}

/** Runs both tests. Running maxima are kept for each resample, so that memory grows by two numbers a trial. RangeError for no trial, fewer than two rows, a
 *  block below 1 or no resamples. */
export function superiority(of: Differentials, resampling: SuperiorityOptions): Superiority {
  const { trials, length: n } = of;
  if (!(trials >= 1 && n >= 2))
    throw new RangeError(`${trials} trials over ${n} rows: give one or more over two or more`);
  const block = resampling.block ?? automaticBlock(trials, (trial) => of.column(trial));
  if (!(block >= 1)) throw new RangeError(`a mean block of ${block} rows: give 1 or more`);
  const { count, table } = shares(n, resampleRows(n, block, resampling, 'luck tests'));
  const padded = table.length / n;
  const [plain, lower, consistent, upper] = [1, 2, 3, 4].map(() => new Float64Array(padded).fill(-Infinity));
  const means = new Float64Array(trials);
  const deviations = new Float64Array(trials);
  const centred = new Float64Array(n);
  const sums = new Float64Array(padded);
  const root = Math.sqrt(n);
  // A mean below this many deviations tells that a trial is poor, not unlucky.
  const poor = poorBelow(n);
  const correct = resampling.corrected ? smallSample(n, block) : (student: number): number => student;
  let best = -Infinity;
  let bestStudent = 0;
  let varies = false;
  for (let k = 0; k < trials; k++) {
    const column = of.column(k);
    for (let t = 0; t < n; t++) centred[t] = column[t];
    const middle = mean(centred);
    const w = longRunDeviation(centred, block);
    for (let t = 0; t < n; t++) centred[t] -= middle;
    [means[k], deviations[k]] = [middle, w];
    best = Math.max(best, root * middle);
    weighted(centred, table, sums);
    const flat = !(w > FLAT * Math.abs(middle));
    for (let b = 0; b < count; b++) if (root * sums[b] > plain[b]) plain[b] = root * sums[b];
    if (flat) continue;
    varies = true;
    const student = (root * middle) / w;
    bestStudent = Math.max(bestStudent, correct(student));
    const scale = root / w;
    const byLower = student - Math.max(0, student);
    const byConsistent = student - (student >= poor ? student : 0);
    for (let b = 0; b < count; b++) {
      const z = scale * sums[b];
      if (z + byLower > lower[b]) lower[b] = z + byLower;
      if (z + byConsistent > consistent[b]) consistent[b] = z + byConsistent;
      if (z > upper[b]) upper[b] = z;
    }
  }
  const share = (maxima: Float64Array, than: number, floor: number): number => {
    if (!varies) return NaN;
    // Where no trial is better than the benchmark there is nothing to explain, however deep all of them lie below it.
    if (floor === 0 && than === 0) return 1;
    let exceeding = 0;
    for (let b = 0; b < count; b++) if (Math.max(floor, maxima[b]) > than) exceeding++;
    return exceeding / count;
  };
  return {
    realityCheck: { statistic: best, pValue: share(plain, best, -Infinity) },
    spa: {
      statistic: varies ? bestStudent : NaN,
      lower: share(lower, bestStudent, 0),
      consistent: share(consistent, bestStudent, 0),
      upper: share(upper, bestStudent, 0),
    },
    means,
    deviations,
    block,
    resamples: count,
  };
}

/** Sums of the values by the shares of each resample, four resamples at a time so that a value is fetched once for four. */
function weighted(values: Float64Array, table: Float64Array, out: Float64Array): void {
  const n = values.length;
  for (let b = 0; b < out.length; b += 4) {
    const [p0, p1, p2, p3] = [b * n, (b + 1) * n, (b + 2) * n, (b + 3) * n];
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let t = 0; t < n; t++) {
      const x = values[t];
      s0 += x * table[p0 + t];
      s1 += x * table[p1 + t];
      s2 += x * table[p2 + t];
      s3 += x * table[p3 + t];
    }
    out[b] = s0;
    out[b + 1] = s1;
    out[b + 2] = s2;
    out[b + 3] = s3;
  }
}
