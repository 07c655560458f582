// How the returns of the bars are distributed.

import { ascending, expectedShortfall, quantile, simpleReturns, valueAtRisk } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import { deviation, mean, power } from '../statistics.js';

/** A histogram of returns. All figures are fractions of one bar; NaN, and no counts, where there are too few returns. */
export interface Distribution {
  /** Lower bound of the first bin. */
  readonly from: number;
  readonly width: number;
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** At 95 %, as returns: losses are negative. */
  readonly valueAtRisk: number;
  readonly expectedShortfall: number;
}

/** Bins at most. */
export const MOST_BINS = 60;

/** How wide the bins are: twice the interquartile range over the cube root of the count (Freedman and Diaconis, Zeitschrift für
 *  Wahrscheinlichkeitstheorie 57, 1981), wider where there would be too many; by Sturges' count where half of the returns are the same. */
function binWidth(sorted: Float64Array): number {
  const range = sorted[sorted.length - 1] - sorted[0];
  const ruled = (2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25))) / power(sorted.length, 1 / 3);
  const width = ruled > 0 ? ruled : range / (Math.ceil(Math.log2(sorted.length)) + 1);
  return Math.max(width, range / MOST_BINS);
}

/** The distribution of the returns of a result. */
export function distributionOf({ tables }: Result): Distribution {
  const all = simpleReturns(tables['equity.csv'].equity);
  // Nearly always: of ten million returns those that are numbers take as long to pick as all of them to sort.
  const returns = all.every(Number.isFinite) ? all : all.filter(Number.isFinite);
  const sorted = ascending(returns);
  const [low, high] = [sorted[0], sorted[sorted.length - 1]];
  if (!(sorted.length >= 2 && high > low))
    return {
      from: NaN,
      width: NaN,
      counts: [],
      mean: NaN,
      deviation: NaN,
      valueAtRisk: NaN,
      expectedShortfall: NaN,
    };
  const width = binWidth(sorted);
  const counts = Array.from({ length: Math.max(1, Math.ceil((high - low) / width - 1e-9)) }, () => 0);
  for (const one of returns) counts[Math.min(counts.length - 1, Math.floor((one - low) / width))]++;
  return {
    from: low,
    width,
    counts,
    mean: mean(returns),
    deviation: deviation(returns),
    valueAtRisk: valueAtRisk(returns, undefined, sorted),
    expectedShortfall: expectedShortfall(returns, undefined, sorted),
  };
}
