// Risk a second time.

import type { Given } from './given.js';
import { avg, central, gaps, momentShape, quantile, quiet, sd, total } from './lists.js';
import { density, integral, quantileOfNormal } from './normal.js';

const TAIL = 0.05;
const Z = quantileOfNormal(TAIL);

/** The Edgeworth expansion of second order of a density with skewness S and excess kurtosis K. */
function edgeworth(S: number, K: number): (z: number) => number {
  return (z) => {
    const q = z * z;
    const third = z * (q - 3);
    const fourth = q * q - 6 * q + 3;
    const sixth = q * q * q - 15 * q * q + 45 * q - 15;
    return density(z) * (1 + (S / 6) * third + (K / 24) * fourth + ((S * S) / 72) * sixth);
  };
}

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
  const tail = integral((z) => z * g(z), -11, Math.max(-11, bent)) / TAIL;
  // RiskMetrics, the recursion written out: the first square weighs what is left.
  const n = r.length;
  const weights = r.map((_, i) => (i === 0 ? 0.94 ** (n - 1) : 0.06 * 0.94 ** (n - 1 - i)));
  return {
    volatility: sd(r) * root,
    downsideDeviation: shortfall * root,
    semiVariance: below ** 2 * P,
    ewmaVolatility: n === 0 ? NaN : quiet(Math.sqrt(total(r.map((each, i) => each ** 2 * weights[i])))) * root,
    valueAtRisk: level,
    // What ties with the quantile but for rounding is at it.
    expectedShortfall: avg(r.filter((each) => each - level <= 1e-14)),
    normalValueAtRisk: m + Z * s,
    normalExpectedShortfall: m - (s * density(Z)) / TAIL,
    cornishFisherValueAtRisk: m + bent * s,
    cornishFisherExpectedShortfall: m + Math.min(tail, bent) * s,
  };
}
