// The shape of the returns, a second time.

import type { Given } from './given.js';
import { hurst } from './hurst.js';
import { gaps, momentShape, over, sd, total } from './lists.js';

const Q = 5;

/** Lo and MacKinlay 1988: the unbiased variance of overlapping sums of five log returns over five times that of one, and its robust z. */
function varianceRatio(equity: number[]): { ratio: number; z: number } {
  const p = equity.map(Math.log);
  const n = p.length - 1;
  if (n <= Q) return { ratio: NaN, z: NaN };
  const mu = (p[n] - p[0]) / n;
  const one = p.slice(1).map((x, i) => x - p[i] - mu);
  const five = p.slice(Q).map((x, i) => x - p[i] - Q * mu);
  const squares = total(one.map((x) => x ** 2));
  if (!(sd(one) > 0)) return { ratio: NaN, z: NaN };
  const ratio = over(total(five.map((x) => x ** 2)) / (Q * (n - Q + 1) * (1 - Q / n)), squares / (n - 1));
  const theta = total(
    [1, 2, 3, 4].map((j) => {
      const delta = (n * total(one.slice(j).map((x, i) => x ** 2 * one[i] ** 2))) / squares ** 2;
      return ((2 * (Q - j)) / Q) ** 2 * delta;
    }),
  );
  return { ratio, z: over(Math.sqrt(n) * (ratio - 1), Math.sqrt(theta)) };
}

export function shapeFamily({ equity, r }: Given) {
  const { S, G } = momentShape(r);
  const d = gaps(r);
  const { ratio, z } = varianceRatio(equity);
  return {
    skewness: S,
    kurtosis: G,
    autocorrelation: sd(r) > 0 ? over(total(d.slice(1).map((x, i) => x * d[i])), total(d.map((x) => x ** 2))) : NaN,
    varianceRatio: ratio,
    varianceRatioZ: z,
    hurst: hurst(r),
  };
}
