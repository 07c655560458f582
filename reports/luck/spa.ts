// Hansen's test for superior predictive ability: the reality check, studentised, and not misled by bad rules.

import { columnsOf, type Matrix } from './matrix.js';
import type { Resampling } from './resampling.js';
import { poorBelow, superiority } from './superiority.js';

/** The outcome of a test for superior predictive ability. */
export interface Spa {
  /** max over the rules of sqrt(n) mean / w, at least 0; NaN where no rule varies. */
  readonly statistic: number;
  /** p-values: lower <= consistent <= upper; NaN where no rule varies. */
  readonly lower: number;
  readonly consistent: number;
  readonly upper: number;
  /** Mean of each rule. */
  readonly means: Float64Array;
  /** w of each rule, the root of its long-run variance. */
  readonly deviations: Float64Array;
  /** Rules whose mean is so low that the consistent p-value does not fear them: below -sqrt(w^2 / n * 2 ln ln n). */
  readonly poor: readonly number[];
  /** Mean block in rows, and number of resamples. */
  readonly block: number;
  readonly resamples: number;
}

/** p-values of the hypothesis that no rule beats the benchmark: `differentials[t][k]` is what rule k earned above it in period t. Rules that do not vary are
 *  left out. RangeError for a matrix that is none or fewer than two rows. Source: Hansen, A Test for Superior Predictive Ability, Journal of
 *  Business and Economic Statistics 23, 2005. */
export function spa(differentials: Matrix, resampling: Resampling = {}): Spa {
  const columns = columnsOf(differentials);
  const n = differentials.length;
  const of = { trials: columns.length, length: n, column: (k: number) => columns[k] };
  const { spa, means, deviations, block, resamples } = superiority(of, resampling);
  const isPoor = (k: number): boolean => means[k] < (poorBelow(n) * deviations[k]) / Math.sqrt(n);
  const poor = [...means.keys()].filter(isPoor);
  return { ...spa, means, deviations, poor, block, resamples };
}
