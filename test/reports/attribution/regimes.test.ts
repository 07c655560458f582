// Regimes share out the run: their returns compound to its return, their profits add up to its profit.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIMES, regimeRows, regimes } from '../../../reports/attribution/index.js';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1, 21);
const times = (rows: number): Float64Array => Float64Array.from({ length: rows }, (_, row) => START + row * DAY);

const anyCurve = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { maxLength: 40 }).map((returns) => {
  const curve = [1000];
  for (const rate of returns) curve.push(curve.at(-1)! * (1 + rate));
  return Float64Array.from(curve);
});

/** Defined a second time: the whole past is looked at for every row. */
const slowRegime = (curve: Float64Array, row: number): string => {
  const drawdown = curve[row] / Math.max(...curve.subarray(0, row + 1)) - 1;
  if (drawdown > -0.1) return 'calm';
  return drawdown > -0.2 ? 'fall' : 'crisis';
};

describe('of any two curves', () => {
  it('each return is in the regime of its close, and all of them make the run', () =>
    fc.assert(
      fc.property(anyCurve, fc.infiniteStream(fc.double({ min: 0.7, max: 1.3, noNaN: true })), (equity, steps) => {
        let worth = 5;
        const benchmark = equity.map(() => (worth *= steps.next().value));
        const time = times(equity.length);
        const found = regimes(time, equity, benchmark, 252);
        expect(found.of).toBe('benchmark');
        expect(found.regimes.map(({ name }) => name)).toEqual(['calm', 'fall', 'crisis']);
        const product = (key: 'return' | 'benchmarkReturn') =>
          found.regimes.reduce((all, each) => all * (1 + each[key]), 1);
        expect(product('return')).toBeCloseTo(equity.at(-1)! / equity[0], 9);
        expect(product('benchmarkReturn')).toBeCloseTo(benchmark.at(-1)! / benchmark[0], 9);
        const sum = (key: 'days' | 'periods' | 'profit') => found.regimes.reduce((all, each) => all + each[key], 0);
        expect(sum('periods')).toBe(equity.length - 1);
        expect(sum('days')).toBe(equity.length - 1);
        expect(sum('profit')).toBeCloseTo(equity.at(-1)! - equity[0], 6);
        for (const { name, periods, profit, volatility } of found.regimes) {
          const rows = Array.from(equity.keys()).filter((row) => row > 0 && slowRegime(benchmark, row) === name);
          expect(periods).toBe(rows.length);
          expect(profit).toBeCloseTo(
            rows.reduce((all, row) => all + equity[row] - equity[row - 1], 0),
            6,
          );
          const returns = rows.map((row) => equity[row] / equity[row - 1] - 1);
          const mean = returns.reduce((all, each) => all + each, 0) / returns.length;
          const squares = returns.reduce((all, each) => all + (each - mean) ** 2, 0);
          const deviation = Math.sqrt((squares / (returns.length - 1)) * 252);
          if (returns.length < 2) expect(volatility).toBeNaN();
          else expect(volatility).toBeCloseTo(deviation, 9);
        }
      }),
      { numRuns: 200, seed: 1 },
    ));

  it('shares of the profit add up to 1 where there is any', () =>
    fc.assert(
      fc.property(anyCurve, (equity) => {
        const found = regimes(times(equity.length), equity, null, 252);
        expect(found.of).toBe('run');
        const profit = equity.at(-1)! - equity[0];
        for (const each of found.regimes) {
          expect(each.benchmarkReturn).toBeNaN();
          expect(each.share * profit || 0).toBeCloseTo(profit === 0 ? 0 : each.profit, 6);
        }
      }),
      { numRuns: 100, seed: 2 },
    ));
});

describe('at the limits', () => {
  it('a regime begins at its drawdown', () => {
    const curve = Float64Array.of(100, 90.01, 90, 80.01, 80, 100, 120, 107.9, 0, -5);
    const names = [...regimeRows(curve)].map((at) => REGIMES[at].name);
    expect(names).toEqual(['calm', 'calm', 'fall', 'fall', 'crisis', 'calm', 'calm', 'fall', 'crisis', 'crisis']);
  });

  it('one close has nothing in any regime', () => {
    const { regimes: found } = regimes(times(1), Float64Array.of(1000), null, 252);
    for (const each of found)
      expect(each).toMatchObject({ periods: 0, days: 0, return: 0, profit: 0, share: NaN, volatility: NaN });
  });

  it('what follows a total loss has no return', () => {
    const { regimes: found } = regimes(times(3), Float64Array.of(100, 0, 10), null, 252);
    expect(found[2].return).toBeNaN();
    expect(found[2].profit).toBe(-90);
  });
});
