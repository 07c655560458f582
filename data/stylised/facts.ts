// The stylised facts of daily returns, measured: what real markets have in common and made-up ones should share.

import type { Bars } from '../../engine/index.js';
import { beyondBand, lagged, laggedMean } from './lagged.js';
import { hill, moments, sumsOf } from './moments.js';
import { overnightShare, rangeRatio } from './ranges.js';
import { withoutTrend } from './trend.js';

/** Figures of one history; NaN where it has not the columns or is too short. docs/stylised-facts.md says what each of them is and where it
 *  comes from. */
export interface StylisedFacts {
  /** How many returns were measured. */
  readonly returns: number;
  /** Standard deviation of daily log returns. */
  readonly deviation: number;
  /** Skewness of daily returns: below 0 where falls are more violent than rises. */
  readonly skewness: number;
  /** Mean of the worst hundredth of days over that of the best, sign dropped. */
  readonly lossOverGain: number;
  /** Excess kurtosis of returns over 1, 5 and 21 sessions; 0 for a normal law. */
  readonly kurtosis: number;
  readonly kurtosisWeek: number;
  readonly kurtosisMonth: number;
  /** Index of the tail of losses and of gains, from the largest 5 % of days. */
  readonly tailOfLosses: number;
  readonly tailOfGains: number;
  /** Autocorrelation of returns at lag 1, and the share of the lags 1 to 20 that lie outside the band of chance. */
  readonly memory: number;
  readonly memoryBeyond: number;
  /** Autocorrelation of absolute returns at lag 1, and its mean over the lags 6-15, 40-60 and 80-120. */
  readonly cluster1: number;
  readonly cluster10: number;
  readonly cluster50: number;
  readonly cluster100: number;
  /** Correlation of a return with the squared return 1-5, and 30-50, sessions later, on average. */
  readonly leverage: number;
  readonly leverageLater: number;
  /** Correlation of log volume, less its trend, with the absolute return of the same day, and its autocorrelation at lag 1 and over the lags
   *  15-25. */
  readonly volumeMove: number;
  readonly volumeMemory: number;
  readonly volumeMemory20: number;
  /** Share of the squared moves that falls between two sessions, the rest within them. */
  readonly overnight: number;
  /** Volatility from high and low over that from closes. */
  readonly range: number;
}

/** Measures bars, oldest first. Returns are logs of close over the close before. */
export function stylisedFacts({ open, high, low, close, volume }: Bars): StylisedFacts {
  const returns = Float64Array.from({ length: Math.max(0, close.length - 1) }, (_, k) =>
    Math.log(close[k + 1] / close[k]),
  );
  const sizes = returns.map(Math.abs);
  const squares = returns.map((value) => value * value);
  const { variance, skewness, kurtosis } = moments(returns);
  const traded = withoutTrend(volume.map(Math.log)).subarray(1);
  return {
    returns: returns.length,
    deviation: Math.sqrt(variance),
    skewness,
    lossOverGain: lossOverGain(returns),
    kurtosis,
    kurtosisWeek: moments(sumsOf(returns, 5)).kurtosis,
    kurtosisMonth: moments(sumsOf(returns, 21)).kurtosis,
    tailOfLosses: hill(
      returns.map((value) => -value),
      0.05,
    ),
    tailOfGains: hill(returns, 0.05),
    memory: lagged(returns, returns, 1),
    memoryBeyond: beyondBand(returns, 20),
    cluster1: lagged(sizes, sizes, 1),
    cluster10: laggedMean(sizes, sizes, 6, 15),
    cluster50: laggedMean(sizes, sizes, 40, 60),
    cluster100: laggedMean(sizes, sizes, 80, 120),
    leverage: laggedMean(returns, squares, 1, 5),
    leverageLater: laggedMean(returns, squares, 30, 50),
    volumeMove: lagged(traded, sizes, 0),
    volumeMemory: lagged(traded, traded, 1),
    volumeMemory20: laggedMean(traded, traded, 15, 25),
    overnight: overnightShare(open, close),
    range: rangeRatio(high, low, returns),
  };
}

function lossOverGain(returns: Float64Array): number {
  const sorted = returns.toSorted();
  const count = Math.floor(sorted.length / 100);
  let [losses, gains] = [0, 0];
  for (let k = 0; k < count; k++) {
    losses -= sorted[k];
    gains += sorted[sorted.length - 1 - k];
  }
  return count === 0 ? NaN : losses / gains;
}
