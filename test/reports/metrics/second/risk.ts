// Risk a second time.

import type { Given } from './given.js';
import { avg, central, gaps, momentShape, quantile, quiet, sd, total } from './lists.js';
import { density, integral, quantileOfNormal } from './normal.js';

const TAIL = 0.05;
const Z = quantileOfNormal(TAIL);

/** The Edgeworth expansion of second order of a density with skewness S and excess kurtosis K. */
const edgeworth = (S: number, K: number) => (z: number) =>
  density(z) *
  (1 +
    (S / 6) * (z ** 3 - 3 * z) +
    (K / 24) * (z ** 4 - 6 * z ** 2 + 3) +
    (S ** 2 / 72) * (z ** 6 - 15 * z ** 4 + 45 * z ** 2 - 15));

export function riskFamily({ r, x, root, P }: Given) {
  const shortfall = quiet(Math.sqrt(avg(x.map((each) => Math.min(each, 0) ** 2))));
  const below = quiet(Math.sqrt(avg(gaps(r).map((each) => Math.min(each, 0) ** 2))));
  const level = quantile(r, TAIL);
  const m = avg(r);
  // A deviation that is no more than rounding is none, by either divisor.
  const s = sd(r) > 0 ? Math.sqrt(central(r, 2)) : sd(r);
  const { S, G } = momentShape(r);
  const K = G - 3;
  const bent = Z + ((Z ** 2 - 1) * S) / 6 + ((Z ** 3 - 3 * Z) * K) / 24 - ((2 * Z ** 3 - 5 * Z) * S ** 2) / 36;
  const g = edgeworth(S, K);
  const tail = integral((z) => z * g(z), -14, Math.max(-14, bent)) / TAIL;
  // RiskMetrics, the recursion written out: the first square weighs what is left.
  const n = r.length;
  const weights = r.map((_, i) => (i === 0 ? 0.94 ** (n - 1) : 0.06 * 0.94 ** (n - 1 - i)));
  return {
    volatility: sd(r) * root,
    downsideDeviation: shortfall * root,
    semiVariance: below ** 2 * P,
    ewmaVolatility: n === 0 ? NaN : quiet(Math.sqrt(total(r.map((each, i) => each ** 2 * weights[i])))) * root,
    valueAtRisk: level,
    expectedShortfall: avg(r.filter((each) => each <= level)),
    normalValueAtRisk: m + Z * s,
    normalExpectedShortfall: m - (s * density(Z)) / TAIL,
    cornishFisherValueAtRisk: m + bent * s,
    cornishFisherExpectedShortfall: m + Math.min(tail, bent) * s,
  };
}
