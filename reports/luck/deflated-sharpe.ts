// How sure one can be of the best Sharpe ratio of many.

import { expectedMaximum } from './expected-maximum.js';
import { probabilisticSharpe } from './probabilistic-sharpe.js';

/** What the deflated Sharpe ratio is computed from. */
export interface DeflatedSharpe {
  /** Of the best trial, per period, not annualised. */
  readonly sharpe: number;
  /** Variance of the per-period Sharpe ratios of the trials. */
  readonly variance: number;
  /** Number of independent trials; need not be whole. */
  readonly trials: number;
  /** Number of returns. */
  readonly periods: number;
  readonly skewness: number;
  /** Raw: 3 for a normal, not 0. */
  readonly kurtosis: number;
}

/** Per-period Sharpe ratio that the best of so many trials without skill is expected to reach, sqrt(V) E[max N]; 0 for one trial; NaN for fewer
 *  or for a negative variance. */
export function luckySharpe({ variance, trials }: { variance: number; trials: number }): number {
  return trials === 1 ? 0 : Math.sqrt(variance) * expectedMaximum(trials);
}

/** Probability that the true Sharpe ratio of the best trial is above what luck alone would reach: the probabilistic Sharpe ratio against
 *  sqrt(V) E[max N]. NaN where that is undefined. Source: Bailey and Lopez de Prado, The Deflated Sharpe Ratio, Journal of Portfolio
 *  Management 40(5), 2014. */
export function deflatedSharpe(of: DeflatedSharpe): number {
  return probabilisticSharpe({ ...of, benchmark: luckySharpe(of) });
}
