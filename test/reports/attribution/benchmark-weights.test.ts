// What is typed for a benchmark: symbols and weights, or one sentence that says what is wrong.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { UserError } from '../../../engine/index.js';
import { benchmarkOf } from '../../../reports/benchmark-equity.js';
import { benchmarkWeights } from '../../../reports/benchmark-weights.js';
import { toyFeed } from '../toy.js';

it('a symbol has all of it, whatever it looks like', () => {
  for (const symbol of ['510300', 'SPY', 'ES=F', 'USDCNY=X', '^GSPC', '__proto__']) {
    expect(benchmarkWeights(symbol)).toEqual([{ symbol, weight: 1 }]);
  }
  expect(benchmarkWeights('')).toEqual([]);
});

it('weights are shares, and what follows the last equals sign is one', () => {
  expect(benchmarkWeights('510300=0.6,511010=0.4')).toEqual([
    { symbol: '510300', weight: 0.6 },
    { symbol: '511010', weight: 0.4 },
  ]);
  expect(benchmarkWeights(' ES=F = .5 , A=5e-1 ')).toEqual([
    { symbol: 'ES=F', weight: 0.5 },
    { symbol: 'A', weight: 0.5 },
  ]);
});

it('rounded weights add up to 1 all the same', () =>
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 12 }), (parts) => {
      const whole = parts.reduce((sum, part) => sum + part, 0);
      const typed = parts.map((part, k) => `S${k}=${(part / whole).toFixed(12)}`).join(',');
      const weights = benchmarkWeights(typed);
      expect(weights.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 14);
      weights.forEach(({ weight }, k) => expect(weight).toBeCloseTo(parts[k] / whole, 9));
    }),
    { numRuns: 200, seed: 1 },
  ));

it.each([
  ['A=0.5,B=0.4', /add up to 0\.9; give fractions that add up to 1/],
  ['A=0.5,B=0.500001', /add up to 1\.000001/],
  ['A=1.0001', /add up to 1\.0001/],
  ['A=0.5,B', /no weight for B/],
  ['A=0.5,=0.5', /a weight without a symbol/],
  ['A=0.5,', /a weight without a symbol/],
  ['A=0.5,B=half', /the weight "half" for B/],
  ['A=50%', /the weight "50%" for A/],
  ['A=0,B=1', /the weight "0" for A/],
  ['A=1e999,B=0', /the weight "1e999" for A/],
  ['A=NaN,B=1', /the weight "NaN" for A/],
  ['A=0.5,B=0.25,A=0.25', /names A twice/],
])('%s is refused', (typed, said) => {
  expect(() => benchmarkWeights(typed)).toThrow(said);
  expect(() => benchmarkWeights(typed)).toThrow(UserError);
});

it('weights are set again at each close, each part with its distributions and at the rate of the close', () => {
  const feed = toyFeed(
    [
      { close: [10, 9, 9, 12], actions: [{ row: 1, kind: 'dividend', value: 1, payRow: 1 }] },
      { close: [5, 5, 6, 6], more: { currency: 'USD' } },
    ],
    { rates: new Map([['USD', Float64Array.of(7, 7.7, 7.7, 7.7)]]) },
  );
  const { equity, weights, currency } = benchmarkOf(feed, 'AAA=0.5,BBB=0.5', 0, 1000);
  // Row 1: nothing lost by the distribution, a tenth by the dollar; row 2: a fifth; row 3: a third.
  const expected = [1000, 1000 * 1.05, 1000 * 1.05 * 1.1, 1000 * 1.05 * 1.1 * (1 + 1 / 6)];
  expected.forEach((worth, row) => expect(equity[row]).toBeCloseTo(worth, 9));
  expect(currency).toBeUndefined();
  expect(weights!.map((part) => [part.symbol, part.weight, part.growth[0]])).toEqual([
    ['AAA', 0.5, 1],
    ['BBB', 0.5, 1],
  ]);
  expect(benchmarkOf(feed, 'BBB', 0, 1000).currency).toBe('USD');
  expect(() => benchmarkOf(feed, 'AAA=0.5,DAX=0.5', 0, 1000)).toThrow(
    /benchmark DAX is not in the data; choose one of AAA, BBB/,
  );
});
