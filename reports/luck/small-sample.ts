// What a studentised mean of few rows has to be corrected for.

import { power } from '../statistics.js';

/** Turns means over their long-run deviation (`longRunDeviation` with the same block) into numbers that are as normal as they would be of many rows.
 *  The deviation is too small on average, because distances are taken from the sample's own mean: by the expectation for independent rows. And it is
 *  itself uncertain, which makes a Student's t of the quotient: by Wallace's approximation, with as many degrees of freedom as the weights of the
 *  neighbours leave. Source: D. L. Wallace, Bounds on Normal Approximations to Student's and the Chi-Square Distributions, Annals of
 *  Mathematical Statistics 30, 1959. */
export function smallSample(length: number, block: number): (student: number) => number {
  const n = length;
  const a = 1 - 1 / block;
  const wrap = power(a, n);
  // sum of (1 - i/n) a^i over i from 1 to n - 1, in closed form.
  const weights = a === 1 ? (n - 1) / 2 : a / (1 - a) - (a * (1 - wrap)) / (n * (1 - a) * (1 - a));
  const kept = 1 - (1 + 2 * weights) / n;
  const degrees = Math.max(1, (n * (1 - a * a)) / (1 + a * a) - 1);
  const lean = (8 * degrees + 1) / (8 * degrees + 3);
  return (student) => {
    const t = student * Math.sqrt(Math.max(kept, 0));
    return Math.sign(t) * lean * Math.sqrt(degrees * Math.log1p((t * t) / degrees));
  };
}
