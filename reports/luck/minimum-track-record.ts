// How long a track record has to be.

import { normalQuantile } from '../../engine/index.js';
import { sharpeVariance } from './sharpe-variance.js';

/** What the minimum track record length is computed from. */
export interface MinimumTrackRecord {
  /** Per period, not annualised. */
  readonly sharpe: number;
  /** Sharpe ratio to beat, per period; 0 by default. */
  readonly benchmark?: number;
  readonly skewness: number;
  /** Raw: 3 for a normal, not 0. */
  readonly kurtosis: number;
  /** Probability that is asked for; 0.95 by default. */
  readonly confidence?: number;
}

/** Periods until the probabilistic Sharpe ratio reaches the confidence: 1 + (1 - g3 SR + (g4 - 1) / 4 SR^2) (z / (SR - b))^2. Infinity where the
 *  Sharpe ratio is not above the benchmark, 1 for a confidence of a half or less, NaN where the confidence is not between 0 and 1 or the
 *  radicand is not above 0. Source: Bailey and Lopez de Prado, The Sharpe Ratio Efficient Frontier, Journal of Risk 15(2), 2012. */
export function minimumTrackRecord(of: MinimumTrackRecord): number {
  const { sharpe, benchmark = 0, confidence = 0.95 } = of;
  const variance = sharpeVariance(of);
  const edge = sharpe - benchmark;
  if (!(confidence > 0 && confidence < 1) || Number.isNaN(variance) || Number.isNaN(edge)) return NaN;
  const needed = normalQuantile(confidence);
  if (needed <= 0) return 1;
  if (edge <= 0) return Infinity;
  return 1 + variance * (needed / edge) * (needed / edge);
}
