// How sure one can be of a Sharpe ratio, had it been the only one that was tried.

import { normalCdf } from './normal-cdf.js';
import { sharpeVariance } from './sharpe-variance.js';

/** What the probabilistic Sharpe ratio is computed from. */
export interface ProbabilisticSharpe {
  /** Per period, not annualised. */
  readonly sharpe: number;
  /** Sharpe ratio to beat, per period; 0 by default. */
  readonly benchmark?: number;
  /** Number of returns. */
  readonly periods: number;
  readonly skewness: number;
  /** Raw: 3 for a normal, not 0. */
  readonly kurtosis: number;
}

/** Probability that the true Sharpe ratio is above the benchmark: Phi((SR - b) sqrt(T - 1) / sqrt(1 - g3 SR + (g4 - 1) / 4 SR^2)); NaN for
 *  fewer than two periods or where the radicand is not above 0. Source: Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier,
 *  Journal of Risk 15(2), 2012. */
export function probabilisticSharpe(of: ProbabilisticSharpe): number {
  const { sharpe, benchmark = 0, periods } = of;
  if (!(periods >= 2)) return NaN;
  return normalCdf(((sharpe - benchmark) * Math.sqrt(periods - 1)) / Math.sqrt(sharpeVariance(of)));
}
