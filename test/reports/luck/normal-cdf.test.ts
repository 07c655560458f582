// The normal distribution function against its Taylor series in whole numbers of seven hundred digits.

import { expect, it } from 'vitest';
import { normalQuantile, random } from '../../../engine/index.js';
import { normalCdf } from '../../../reports/luck/index.js';

const DIGITS = 700n;
const ONE = 10n ** DIGITS;

/** The decimal places of 1 / sqrt(2 pi), from Machin's formula and a whole square root. */
const ROOT = ((): bigint => {
  const arctan = (inverse: bigint): bigint => {
    let [sum, term, k] = [0n, ONE / inverse, 1n];
    for (; term !== 0n; k += 2n) {
      sum += k % 4n === 1n ? term / k : -term / k;
      term /= inverse * inverse;
    }
    return sum;
  };
  const twoPi = 8n * (4n * arctan(5n) - arctan(239n));
  let root = ONE;
  // Newton's steps for sqrt(1 / (2 pi)).
  for (let i = 0; i < 60; i++) root = (root + (ONE * ONE * ONE) / twoPi / root) / 2n;
  return root;
})();

/** Phi(x) = 1/2 + sum of (-1)^k x^(2k+1) / (sqrt(2 pi) k! 2^k (2k+1)). */
function slowCdf(x: number): number {
  // A double is a whole number over a power of two.
  const scaled = (BigInt(Math.round(x * 2 ** 40)) * ONE) / 2n ** 40n;
  let term = scaled;
  let sum = 0n;
  for (let k = 0n; term !== 0n; k++) {
    sum += term / (2n * k + 1n);
    term = (-term * scaled) / ONE;
    term = (term * scaled) / ONE / (2n * (k + 1n));
  }
  const p = ONE / 2n + (sum * ROOT) / ONE;
  const text = p.toString();
  return Number(`${text.slice(0, 20)}e${text.length - 20 - Number(DIGITS)}`);
}

it('agrees in every digit but the last, from one far tail to the other', () => {
  const next = random(1, 'normal');
  const points = [0, 0.5, 0.67, 0.68, 1, 1.96, 5.6, 5.7, 8, 12, 20, 30, 37].flatMap((x) => [x, -x]);
  for (let i = 0; i < 20; i++) points.push(Math.round((next() * 74 - 37) * 2 ** 40) / 2 ** 40);
  for (let i = 0; i < 40; i++) points.push(Math.round((next() * 8 - 4) * 2 ** 40) / 2 ** 40);
  for (const x of points) {
    const on = Math.round(x * 2 ** 40) / 2 ** 40;
    const exact = slowCdf(on);
    expect(Math.abs(normalCdf(on) / exact - 1), `at ${on}: ${normalCdf(on)}, not ${exact}`).toBeLessThan(4e-15);
  }
});

it('has its known values, its ends and its mirror', () => {
  expect(normalCdf(0)).toBe(0.5);
  expect(normalCdf(-Infinity)).toBe(0);
  expect(normalCdf(Infinity)).toBe(1);
  expect(normalCdf(NaN)).toBeNaN();
  expect(normalCdf(-40)).toBe(0);
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15);
  for (const x of [0.1, 1, 3, 7]) expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
});

it('undoes the quantile', () => {
  for (const p of [1e-300, 1e-50, 1e-10, 0.001, 0.3, 0.5, 0.7, 0.999]) {
    expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(1e-12);
  }
});
