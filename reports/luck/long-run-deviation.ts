// How far a bootstrapped mean scatters, without drawing it.

import { mean, power } from '../statistics.js';

/** Root of n times the variance of the mean under the stationary bootstrap with mean block 1 / q: w^2 = gamma_0 + 2 sum kappa_i gamma_i, kappa_i =
 *  ((n - i) / n) (1 - q)^i + (i / n) (1 - q)^(n - i), autocovariances over n. Source: Hansen, A Test for Superior Predictive Ability,
 *  Journal of Business and Economic Statistics 23, 2005; the kernel of Politis and Romano 1994. */
export function longRunDeviation(values: ArrayLike<number>, block: number): number {
  const n = values.length;
  const x = Float64Array.from(values);
  const middle = mean(x);
  for (let t = 0; t < n; t++) x[t] -= middle;
  const a = 1 - 1 / block;
  const wrap = power(a, n);
  // Both halves of kappa together are (1 - i/n) a^i over the autocovariances of the values closed to a ring. Sums of a^i x and of
  // i a^i x over all that follow are carried from each value to the one before: two steps a value, in place of n.
  let near = 0;
  let far = 0;
  for (let i = n - 1; i >= 1; i--) {
    const before = near;
    near = a * (x[i - 1] + before);
    far = a * (x[i - 1] + before + far);
  }
  let sum = 0;
  for (let t = n - 1; t >= 0; t--) {
    sum += x[t] * (x[t] + 2 * (near - far / n));
    if (t === 0) break;
    const before = near;
    near = a * (x[t] + before) - wrap * x[t - 1];
    far = a * (x[t] + before + far) - n * wrap * x[t - 1];
  }
  return Math.sqrt(Math.max(0, sum / n));
}
