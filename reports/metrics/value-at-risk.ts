// What a bad period loses: value at risk and expected shortfall, of the returns themselves, of a normal and by Cornish and Fisher.

import { normalQuantile } from '../../engine/index.js';
import { finite, NOISE } from '../statistics.js';
import { type Moments, moments } from './moments.js';
import { ascending, quantile } from './quantile.js';

/** Share of the periods that counts as bad. */
const BAD = 0.05;

/** The return that the share `level` of the periods does not exceed, as a fraction of one period (a loss is negative); NaN without returns. Who
 *  has sorted them already hands them in. */
export const valueAtRisk = (
  returns: Float64Array,
  level: number = BAD,
  sorted: Float64Array = ascending(returns),
): number => quantile(sorted, level);

/** Mean of the returns at or below the value at risk, as a fraction of one period (a loss is negative); NaN without returns. Source: Rockafellar
 *  and Uryasev, Journal of Risk 2(3), 2000; here the mean of whole periods. */
export function expectedShortfall(
  returns: Float64Array,
  level: number = BAD,
  sorted: Float64Array = ascending(returns),
): number {
  const bound = quantile(sorted, level);
  // Returns that are equal but for rounding are all in or all out.
  const edge = bound + NOISE * (1 + Math.abs(bound));
  let sum = 0;
  let count = 0;
  for (; count < sorted.length && sorted[count] <= edge; count++) sum += sorted[count];
  return finite(sum / count);
}

/** Value at risk of a normal with the mean and the deviation (over n) of the returns, as a fraction of one period; NaN for fewer than two
 *  returns. Source: RiskMetrics Technical Document, J. P. Morgan, 1996. */
export const normalValueAtRisk = (
  returns: Float64Array,
  level: number = BAD,
  of: Moments = moments(returns),
): number => (of.periods < 2 ? NaN : finite(of.mean + normalQuantile(level) * Math.sqrt(of.variance)));

/** Expected shortfall of a normal with the mean and the deviation (over n) of the returns, as a fraction of one period; NaN for fewer than two
 *  returns. */
export const normalExpectedShortfall = (
  returns: Float64Array,
  level: number = BAD,
  of: Moments = moments(returns),
): number =>
  of.periods < 2 ? NaN : finite(of.mean - (Math.sqrt(of.variance) * density(normalQuantile(level))) / level);

/** Value at risk with a normal's quantile bent by skewness and kurtosis, as a fraction of one period; NaN where nothing varies. Source: Cornish and
 *  Fisher 1937, in the form of Favre and Galeano, Journal of Alternative Investments 5(2), 2002. */
export const cornishFisherValueAtRisk = (
  returns: Float64Array,
  level: number = BAD,
  of: Moments = moments(returns),
): number => finite(of.mean + bent(normalQuantile(level), of) * Math.sqrt(of.variance));

/** Expected shortfall below the Cornish-Fisher quantile by the Edgeworth expansion of the second order, and never milder than that quantile, as a
 *  fraction of one period; NaN where nothing varies. Source: Boudt, Peterson and Croux, Journal of Risk 11(2), 2008: the operational form. */
export function cornishFisherExpectedShortfall(
  returns: Float64Array,
  level: number = BAD,
  of: Moments = moments(returns),
): number {
  const { mean, variance, skewness } = of;
  const h = bent(normalQuantile(level), of);
  const square = h * h;
  const lean = (skewness / 6) * square * h;
  const heavy = ((of.kurtosis - 3) / 24) * ((square - 2) * square - 1);
  const both = ((skewness * skewness) / 72) * (((square - 9) * square + 9) * square + 3);
  const below = (density(h) * (1 + lean + heavy + both)) / level;
  return finite(mean + Math.sqrt(variance) * Math.min(-below, h));
}

/** A normal's quantile, bent by Cornish and Fisher. */
function bent(z: number, { skewness, kurtosis }: Moments): number {
  const lean = ((z * z - 1) * skewness) / 6;
  const heavy = ((z * z * z - 3 * z) * (kurtosis - 3)) / 24;
  return z + lean + heavy - ((2 * z * z * z - 5 * z) * skewness * skewness) / 36;
}

/** The density of a standard normal. */
const density = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
