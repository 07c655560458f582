// What the best Sharpe ratio of a search without skill looks like, for the picture.

import { normalQuantile } from '../../engine/index.js';
import { normalCdf } from './normal-cdf.js';

/** Bars of the picture. */
const BINS = 40;
/** What the picture leaves out on either side goes into its outermost bars. */
const CUT = 0.001;

/** Distribution of the greatest of `trials` independent normals with mean 0: upper edges of equally wide bins, and the probability of each, which sum to
 *  1. Empty where the deviation is not above 0 or there is no trial. P(max <= x) = Phi(x / deviation)^N. */
export function luckyDistribution(deviation: number, trials: number): { edges: number[]; share: number[] } {
  if (!(deviation > 0 && trials >= 1)) return { edges: [], share: [] };
  const below = (x: number): number => Math.exp(trials * Math.log1p(-normalCdf(-x)));
  // 1 - p^(1/N), without the digits that are lost near 1.
  const at = (p: number): number => -normalQuantile(-Math.expm1(Math.log(p) / trials));
  const [from, to] = [at(CUT), at(1 - CUT)];
  const inner = Array.from({ length: BINS }, (_, i) => from + ((to - from) * (i + 1)) / BINS);
  const reached = inner.map((x, i) => (i === BINS - 1 ? 1 : below(x)));
  return { edges: inner.map((x) => x * deviation), share: reached.map((p, i) => p - (i === 0 ? 0 : reached[i - 1])) };
}
