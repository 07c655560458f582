// The Hurst exponent by rescaled range.

import { mean, NOISE, ratio } from '../statistics.js';

/** Returns below which no exponent is given: it would be chance. */
const LEAST = 100;

/** The shortest window. */
const SHORTEST = 8;

/** Hurst exponent of returns by rescaled range: 1/2 and the slope of the logarithm of the mean R/S over its expectation without memory, on the
 *  logarithm of the window, for windows of 8, 16, 32, … up to half the returns, each cut from the first return on without overlap. About 1/2 without
 *  memory, above for trends, below for reversals; NaN for fewer than 100 returns or where no window of some length varies. Biased for short columns, and
 *  no test: hundreds of returns without memory scatter by 0.1. Source: Mandelbrot and Wallis 1969; expectation by Anis and Lloyd, Biometrika 63, 1976. */
export function hurst(returns: Float64Array): number {
  if (returns.length < LEAST) return NaN;
  const x: number[] = [];
  const y: number[] = [];
  for (let window = SHORTEST; window <= returns.length / 2; window *= 2) {
    x.push(Math.log(window));
    y.push(Math.log(rescaledRange(returns, window) / expectedRange(window)));
  }
  const [middle, level] = [x, y].map((list) => mean(Float64Array.from(list)));
  const products = x.reduce((sum, at, i) => sum + (at - middle) * (y[i] - level), 0);
  return (
    0.5 +
    ratio(
      products,
      x.reduce((sum, at) => sum + (at - middle) ** 2, 0),
    )
  );
}

/** Mean over the windows of the range of the cumulated distances from the window's mean over its deviation (over n); windows that do not vary are left
 *  out, NaN where none varies. */
function rescaledRange(returns: Float64Array, window: number): number {
  let [sum, count] = [0, 0];
  for (let start = 0; start + window <= returns.length; start += window) {
    let total = 0;
    for (let i = start; i < start + window; i++) total += returns[i];
    const middle = total / window;
    let [way, high, low, squares] = [0, 0, 0, 0];
    for (let i = start; i < start + window; i++) {
      const distance = returns[i] - middle;
      way += distance;
      squares += distance * distance;
      high = Math.max(high, way);
      low = Math.min(low, way);
    }
    const deviation = Math.sqrt(squares / window);
    if (deviation < NOISE) continue;
    sum += (high - low) / deviation;
    count++;
  }
  return sum / count;
}

/** The mean of R/S that independent normal returns have, Γ((m - 1) / 2) / (√π Γ(m / 2)) · Σ √((m - i) / i); the window m is even. */
function expectedRange(window: number): number {
  let gammas = 1;
  for (let j = 2; j < window; j += 2) gammas *= (j - 1) / j;
  let sum = 0;
  for (let i = 1; i < window; i++) sum += Math.sqrt((window - i) / i);
  return gammas * sum;
}
