// White's reality check: could the best of all rules be no better than the benchmark.

import { columnsOf, type Matrix } from './matrix.js';
import type { Resampling } from './resampling.js';
import { superiority } from './superiority.js';

/** The outcome of a reality check. */
export interface RealityCheck {
  /** max over the rules of sqrt(n) times the mean. */
  readonly statistic: number;
  /** Share of resamples whose statistic is above it; NaN where no rule varies. */
  readonly pValue: number;
  /** Mean of each rule. */
  readonly means: Float64Array;
  /** Mean block in rows, and number of resamples. */
  readonly block: number;
  readonly resamples: number;
}

/** p-value of the hypothesis that no rule beats the benchmark: `differentials[t][k]` is what rule k earned above it in period t. Rules that are bad and
 *  wild make the test blind; `spa` is not misled by them. RangeError for a matrix that is none or fewer than two rows. Source: White, A Reality
 *  Check for Data Snooping, Econometrica 68, 2000. */
export function realityCheck(differentials: Matrix, resampling: Resampling = {}): RealityCheck {
  const columns = columnsOf(differentials);
  const of = { trials: columns.length, length: differentials.length, column: (k: number) => columns[k] };
  const { realityCheck, means, block, resamples } = superiority(of, resampling);
  return { ...realityCheck, means, block, resamples };
}
