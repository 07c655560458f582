// Linking: effects of single periods made to add up to the difference of the compounded returns.

import { power } from '../statistics.js';

/** What one period's effects are multiplied by, for each period. */
export type LinkingFactors = (portfolio: Float64Array, benchmark: Float64Array) => Float64Array;

/** Return compounded over the periods, as a fraction; 0 of none. */
export function compounded(returns: Float64Array): number {
  let growth = 1;
  for (let t = 0; t < returns.length; t++) growth *= 1 + returns[t];
  return growth - 1;
}

/** (ln(1 + r) - ln(1 + b)) / (r - b), and its limit 1 / (1 + r) where both are equal; NaN where one of them lost everything. The form with
 *  log1p keeps its digits where r and b are close. */
function logarithmic(r: number, b: number): number {
  if (!(r > -1 && b > -1)) return NaN;
  return r === b ? 1 / (1 + r) : Math.log1p((r - b) / (1 + b)) / (r - b);
}

/** Carino's factors k[t] / k (D. R. Cariño, Combining Attribution Effects Over Time, Journal of Performance Measurement 3(4), 1999), k from
 *  the compounded returns: effects of period t times factor t add up to R - B over the periods. All are NaN where a return of either is -100 % or less, since
 *  its logarithm does not exist: after a total loss there is nothing to link. */
export const carinoFactors: LinkingFactors = (portfolio, benchmark) => {
  const whole = logarithmic(compounded(portfolio), compounded(benchmark));
  let isWhole = true;
  const factors = portfolio.map((r, t) => {
    const factor = logarithmic(r, benchmark[t]) / whole;
    isWhole &&= Number.isFinite(factor);
    return factor;
  });
  return isWhole ? factors : factors.fill(NaN);
};

/** Menchero's factors M + a[t] (J. G. Menchero, An Optimized Approach to Linking Attribution Effects Over Time, Journal of Performance
 *  Measurement 5(1), 2000): M = ((R - B) / T) / ((1 + R)^(1 / T) - (1 + B)^(1 / T)), its limit (1 + R)^(1 - 1 / T) where R = B, and a[t] the
 *  smallest corrections, proportional to the period's difference, with which the effects add up to R - B. All are NaN where a return of either is
 *  -100 % or less. */
export const mencheroFactors: LinkingFactors = (portfolio, benchmark) => {
  const periods = portfolio.length;
  const isWhole = portfolio.every((r, t) => r > -1 && benchmark[t] > -1);
  if (!isWhole) return new Float64Array(periods).fill(NaN);
  // What one more of a period's difference adds to R - B: the portfolio's growth before it and the benchmark's after it. The differences so weighted add up to
  // R - B without the loss of digits of a difference between two close products.
  const reach = new Float64Array(periods);
  let [before, after] = [1, 1];
  for (let t = 0; t < periods; before *= 1 + portfolio[t++]) reach[t] = before;
  for (let t = periods - 1; t >= 0; after *= 1 + benchmark[t--]) reach[t] *= after;
  const differences = portfolio.map((r, t) => r - benchmark[t]);
  const largest = differences.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const active = differences.reduce((sum, each, t) => sum + each * reach[t], 0);
  const apart = power(after, 1 / periods) * Math.expm1(Math.log1p(active / after) / periods);
  const even = apart === 0 ? power(before, 1 - 1 / periods) : active / periods / apart;
  if (largest === 0) return new Float64Array(periods).fill(even);
  // Of the largest one, lest squares vanish.
  const parts = differences.map((each) => each / largest);
  const missing = parts.reduce((sum, part, t) => sum + part * (reach[t] - even), 0);
  const squares = parts.reduce((sum, part) => sum + part * part, 0);
  return parts.map((part) => even + (missing / squares) * part);
};

const linked =
  (factors: LinkingFactors) => (portfolio: Float64Array, benchmark: Float64Array, effects: Float64Array) => {
    const by = factors(portfolio, benchmark);
    return effects.map((effect, t) => effect * by[t]);
  };

/** Effects of the periods, linked by Carino's factors: their sum is what the effect added to R - B. `effects` has one entry a period, as a
 *  fraction; portfolio and benchmark are the returns of the periods. NaN as the factors are. */
export const linkCarino = linked(carinoFactors);

/** The same by Menchero's factors. */
export const linkMenchero = linked(mencheroFactors);
