// The moments of a column of returns: its middle, its width, to which side it leans and how heavy its tails are.

import { finite, mean, NOISE, ratio } from '../statistics.js';

/** Mean and central moments of a column, all divided by n; NaN where one of its values is no number. */
export interface Moments {
  /** How many values there are. */
  readonly periods: number;
  readonly mean: number;
  /** Mean squared distance from the mean; exactly 0 where its root is no more than rounding. */
  readonly variance: number;
  /** Third moment over the variance to the power of 1.5; NaN where nothing varies. */
  readonly skewness: number;
  /** Fourth moment over the squared variance, raw: 3 for a normal, not 0; NaN where nothing varies. */
  readonly kurtosis: number;
}

/** The moments of a column of returns, one a period; all NaN of an empty one. */
export function moments(values: Float64Array): Moments {
  const periods = values.length;
  const middle = mean(values);
  let [squares, cubes, fourths] = [0, 0, 0];
  for (let i = 0; i < periods; i++) {
    const distance = values[i] - middle;
    const square = distance * distance;
    squares += square;
    cubes += square * distance;
    fourths += square * square;
  }
  const raw = squares / periods;
  const variance = Math.sqrt(raw) < NOISE ? 0 : finite(raw);
  return {
    periods,
    mean: finite(middle),
    variance,
    skewness: ratio(cubes / periods, variance * Math.sqrt(variance)),
    kurtosis: ratio(fourths / periods, variance * variance),
  };
}

/** Third standardised moment of returns, over n; 0 for a symmetric column, NaN where nothing varies. */
export const skewness = (returns: Float64Array): number => moments(returns).skewness;

/** Fourth standardised moment of returns, over n, raw: 3 for a normal, not 0; NaN where nothing varies. */
export const kurtosis = (returns: Float64Array): number => moments(returns).kurtosis;

/** Skewness as a sample's estimate, n / ((n - 1) (n - 2)) · Σ((r - mean) / sd)³ with sd over n - 1; NaN for fewer than three returns or where
 *  nothing varies. Source: Bacon, Practical Portfolio Performance Measurement and Attribution, 2008. */
export function sampleSkewness(returns: Float64Array): number {
  const n = returns.length;
  return n < 3 ? NaN : (skewness(returns) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** Raw kurtosis as a sample's estimate, n (n + 1) / ((n - 1) (n - 2) (n - 3)) · Σ((r - mean) / sd)⁴ with sd over n - 1; NaN for fewer than four
 *  returns or where nothing varies. Source: Bacon, as above. */
export function sampleKurtosis(returns: Float64Array): number {
  const n = returns.length;
  return n < 4 ? NaN : (kurtosis(returns) * (n + 1) * (n - 1)) / ((n - 2) * (n - 3));
}

/** Sample kurtosis less what a normal would have, 3 (n - 1)² / ((n - 2) (n - 3)): near 0 for a normal; NaN for fewer than four returns or where
 *  nothing varies. Source: Bacon, as above. */
export function sampleExcessKurtosis(returns: Float64Array): number {
  const n = returns.length;
  return sampleKurtosis(returns) - (3 * (n - 1) * (n - 1)) / ((n - 2) * (n - 3));
}
