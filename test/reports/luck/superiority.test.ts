// The reality check and the SPA against their formulas written out, term by term.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longRunDeviation, realityCheck, spa, stationaryBootstrap } from '../../../reports/luck/index.js';
import { smallSample } from '../../../reports/luck/small-sample.js';
import { superiority } from '../../../reports/luck/superiority.js';
import { lcg, matrix } from './lcg.js';

const average = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** w^2 = gamma_0 + 2 sum kappa_i gamma_i. */
function slowDeviation(values: readonly number[], block: number): number {
  const n = values.length;
  const q = 1 / block;
  const mean = average(values);
  const gamma = (i: number): number =>
    values.slice(0, n - i).reduce((sum, x, t) => sum + (x - mean) * (values[t + i] - mean), 0) / n;
  let square = gamma(0);
  for (let i = 1; i < n; i++) {
    const kappa = ((n - i) / n) * (1 - q) ** i + (i / n) * (1 - q) ** (n - i);
    square += 2 * kappa * gamma(i);
  }
  return Math.sqrt(Math.max(0, square));
}

/** Counts of resamples that exceed, by the definitions. */
function slowTests(d: readonly number[][], rows: readonly ArrayLike<number>[], block: number) {
  const n = d.length;
  const column = (k: number): number[] => d.map((row) => row[k]);
  const trials = [...d[0].keys()];
  const means = trials.map((k) => average(column(k)));
  const w = trials.map((k) => slowDeviation(column(k), block));
  const root = Math.sqrt(n);
  const v = Math.max(...trials.map((k) => root * means[k]));
  const t = Math.max(0, ...trials.map((k) => (root * means[k]) / w[k]));
  const bound = (k: number): number => -Math.sqrt(((w[k] * w[k]) / n) * 2 * Math.log(Math.log(n)));
  const g = [
    (k: number): number => Math.max(0, means[k]),
    (k: number): number => (means[k] >= bound(k) ? means[k] : 0),
    (k: number): number => means[k],
  ];
  const counts = [0, 0, 0, 0];
  for (const row of rows) {
    const resampled = trials.map((k) => average(Array.from(row, (i) => d[i][k])));
    if (Math.max(...trials.map((k) => root * (resampled[k] - means[k]))) > v) counts[0]++;
    for (const [bound, of] of g.entries())
      if (Math.max(0, ...trials.map((k) => (root * (resampled[k] - of(k))) / w[k])) > t) counts[bound + 1]++;
  }
  return { counts, t, v };
}

describe('long-run deviation', () => {
  it('is the formula, in two steps a value', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 2, maxLength: 70 }),
        fc.double({ min: 1, max: 50, noNaN: true }),
        (values, block) => {
          expect(Math.abs(longRunDeviation(values, block) - slowDeviation(values, block))).toBeLessThan(1e-7);
          expect(Math.abs(longRunDeviation(values, block) ** 2 - slowDeviation(values, block) ** 2)).toBeLessThan(
            1e-13,
          );
        },
      ),
    ));

  it('is the scatter of the means that the bootstrap draws', () => {
    const next = lcg(3);
    const values = Array.from({ length: 40 }, (_, t) => next() - 0.5 + Math.sin(t / 3));
    const mean = average(values);
    let squares = 0;
    const draws = 20000;
    for (let b = 0; b < draws; b++) {
      const rows = stationaryBootstrap({ length: 40, block: 5, next });
      squares += (average(Array.from(rows, (i) => values[i])) - mean) ** 2;
    }
    const ratio = Math.sqrt((40 * squares) / draws) / longRunDeviation(values, 5);
    // Four standard errors of a deviation of that many draws.
    expect(Math.abs(ratio - 1)).toBeLessThan(4 / Math.sqrt(2 * draws));
  });

  it('is the plain deviation for blocks of one', () => {
    expect(longRunDeviation([1, 3, 5], 1)).toBeCloseTo(Math.sqrt(8 / 3), 14);
  });
});

describe('the tests', () => {
  it('count as the definitions do', () => {
    const seen = new Set<number>();
    for (let seed = 1; seed <= 60; seed++) {
      const next = lcg(seed);
      const trials = 1 + (seed % 5);
      const n = 12 + (seed % 30);
      const block = 1 + (seed % 4) * 1.5;
      const d = matrix(n, trials, (k) => (next() - 0.5) * (k + 1) + 0.1 - 0.12 * k);
      const rows = Array.from({ length: 101 }, () => stationaryBootstrap({ length: n, block, next }));
      const slow = slowTests(d, rows, block);
      const [check, test] = [realityCheck(d, { rows, block }), spa(d, { rows, block })];
      expect(check.statistic).toBeCloseTo(slow.v, 12);
      expect(test.statistic).toBeCloseTo(slow.t, 10);
      const counts = [check.pValue, test.lower, test.consistent, test.upper].map((p) => Math.round(p * 101));
      // Where no rule is above the benchmark the p-value is 1, whatever the definition would count.
      if (slow.t > 0) expect(counts).toEqual(slow.counts);
      else expect(counts.slice(1)).toEqual([101, 101, 101]);
      seen.add(Math.sign(slow.t));
    }
    expect(seen).toEqual(new Set([0, 1]));
  });

  it('have lower <= consistent <= upper, and do not care for the scale', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const next = lcg(seed);
      const d = matrix(50, 6, (k) => next() - 0.5 - 0.05 * k);
      const { lower, consistent, upper } = spa(d, { seed, resamples: 300 });
      expect(lower).toBeLessThanOrEqual(consistent);
      expect(consistent).toBeLessThanOrEqual(upper);
      const scaled = spa(
        d.map((row) => row.map((x) => x * 64)),
        { seed, resamples: 300 },
      );
      expect([scaled.lower, scaled.consistent, scaled.upper]).toEqual([lower, consistent, upper]);
    }
  });

  it('have them in that order of two rows too', () => {
    const { lower, consistent, upper, poor } = spa(
      [
        [0.01, 0.02],
        [0.03, -0.01],
      ],
      { block: 1 },
    );
    expect(lower).toBeLessThanOrEqual(consistent);
    expect(consistent).toBeLessThanOrEqual(upper);
    expect(poor).toEqual([]);
  });

  it('find a planted rule; a bad and wild one blinds the reality check alone', () => {
    const next = lcg(9);
    const d = matrix(200, 3, (k) => (next() - 0.5) * [1, 1, 40][k] + [0.09, 0, -4][k]);
    expect(spa(d).consistent).toBeLessThan(0.01);
    expect(realityCheck(d.map((row) => row.slice(0, 2))).pValue).toBeLessThan(0.01);
    expect(realityCheck(d).pValue).toBeGreaterThan(0.2);
  });

  it('say nothing of what does not vary, and 1 where nothing is above the benchmark', () => {
    const next = lcg(2);
    const flat = matrix(20, 2, () => 0.1);
    expect([spa(flat).consistent, spa(flat).statistic, realityCheck(flat).pValue]).toEqual([NaN, NaN, NaN]);
    const bad = matrix(20, 2, () => next() - 3);
    expect([spa(bad).lower, spa(bad).consistent, spa(bad).upper]).toEqual([1, 1, 1]);
    expect(spa(bad).poor).toEqual([0, 1]);
    const half = matrix(60, 2, (k) => (k ? 0 : next() - 0.5));
    const { deviations, ...both } = spa(half, { block: 2 });
    const alone = spa(
      half.map(([x]) => [x]),
      { block: 2 },
    );
    expect(deviations[1]).toBe(0);
    expect(both.consistent).toBe(alone.consistent);
  });

  it('are the same bytes for the same seed, and use the seed', () => {
    const next = lcg(4);
    const d = matrix(40, 3, () => next() - 0.48);
    expect(spa(d, { seed: 5 })).toEqual(spa(d, { seed: 5 }));
    expect(spa(d, { seed: 5 }).consistent).not.toBe(spa(d, { seed: 6 }).consistent);
  });

  it.each<[string, () => unknown]>([
    ['no rows', () => spa([])],
    ['one row', () => spa([[1, 2]])],
    [
      'a block below 1',
      () =>
        spa(
          matrix(5, 1, (k) => k),
          { block: 0.5 },
        ),
    ],
    [
      'no resamples',
      () =>
        realityCheck(
          matrix(5, 1, (k) => k),
          { resamples: 0 },
        ),
    ],
    [
      'no index rows',
      () =>
        realityCheck(
          matrix(5, 1, (k) => k),
          { rows: [], block: 1 },
        ),
    ],
    [
      'an index that is no row',
      () =>
        realityCheck(
          matrix(5, 1, (k) => k),
          { rows: [[5]], block: 1 },
        ),
    ],
    ['no trials', () => superiority({ trials: 0, length: 5, column: () => [] }, {})],
  ])('refused: %s', (_, act) => expect(act).toThrow(RangeError));
});

it('few rows: the corrected statistic of noise is a standard normal, the plain one is not', () => {
  const next = lcg(77);
  const squares = { plain: 0, corrected: 0 };
  const far = { plain: 0, corrected: 0 };
  const [n, block, times] = [24, 1.5, 20000];
  const correct = smallSample(n, block);
  for (let i = 0; i < times; i++) {
    // A sum of twelve uniforms is as good as normal.
    const values = Array.from({ length: n }, () => Array.from({ length: 12 }, next).reduce((a, b) => a + b, -6));
    const plain = (Math.sqrt(n) * average(values)) / longRunDeviation(values, block);
    const corrected = correct(plain);
    squares.plain += plain * plain;
    squares.corrected += corrected * corrected;
    far.plain += Number(plain > 2.326);
    far.corrected += Number(corrected > 2.326);
  }
  expect(squares.plain / times).toBeGreaterThan(1.15);
  expect(Math.abs(squares.corrected / times - 1)).toBeLessThan(0.05);
  expect(far.plain / times).toBeGreaterThan(0.018);
  expect(Math.abs(far.corrected / times - 0.01)).toBeLessThan(0.004);
});
