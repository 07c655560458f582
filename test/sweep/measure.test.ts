// Measures of returns against their definitions, written out slowly.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricInput } from '../../reports/metrics/index.js';
import { excessReturns, joined, joinedCounts, measuresOf, measuresOfRun, sharpeOf } from '../../sweep/measure.js';
import { BLOCKS, CELLS } from '../../sweep/work.js';

const returns = fc
  .array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { maxLength: 400 })
  .map((list) => Float64Array.from(list));

const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);

function slow(column: Float64Array) {
  const list = [...column];
  const n = list.length;
  const mean = n > 0 ? sum(list) / n : 0;
  const power = (k: number) => sum(list.map((x) => (x - mean) ** k));
  const cellOf = (i: number) => Math.floor((i * CELLS) / n);
  const inPart = (parts: number, f: (x: number) => number) =>
    Array.from({ length: parts }, (_, part) =>
      sum(list.filter((_, i) => Math.floor((cellOf(i) * parts) / CELLS) === part).map(f)),
    );
  return {
    moments: [n, mean, power(2), power(3), power(4)],
    cells: inPart(CELLS, (x) => x),
    squares: inPart(BLOCKS, (x) => x * x),
  };
}

const close = (found: Float64Array, wanted: readonly number[]) => {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, k) => expect(Math.abs(found[k] - value)).toBeLessThan(1e-12 * (1 + Math.abs(value))));
};

describe('measures of returns', () => {
  it('are what their definitions say', () => {
    fc.assert(
      fc.property(returns, (column) => {
        const found = measuresOf(column);
        const wanted = slow(column);
        close(found.moments, wanted.moments);
        close(found.cells, wanted.cells);
        close(found.squares, wanted.squares);
      }),
      { numRuns: 300 },
    );
  });

  it('of parts of unlike length have as many returns in each block as are counted', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 }), (lengths) => {
        const { squares } = joined(lengths.map((length) => measuresOf(new Float64Array(length).fill(1))));
        expect([...joinedCounts(lengths)]).toEqual([...squares]);
      }),
    ));

  it('of parts of equal length, joined, are those of the whole', () => {
    const parts = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 })).chain(([count, size]) =>
      fc
        .array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), {
          minLength: count * size * CELLS,
          maxLength: count * size * CELLS,
        })
        .map((list) => ({ count, list: Float64Array.from(list) })),
    );
    fc.assert(
      fc.property(parts, ({ count, list }) => {
        const length = list.length / count;
        const each = Array.from({ length: count }, (_, k) => measuresOf(list.subarray(k * length, (k + 1) * length)));
        const found = joined(each);
        const whole = slow(list);
        close(found.moments, whole.moments);
        close(found.cells, whole.cells);
        close(found.squares, whole.squares);
      }),
      { numRuns: 30 },
    );
  });

  it('merge the moments of parts of any length', () => {
    fc.assert(
      fc.property(fc.array(returns, { minLength: 1, maxLength: 4 }), (parts) => {
        const whole = Float64Array.from(parts.flatMap((part) => [...part]));
        close(joined(parts.map(measuresOf)).moments, slow(whole).moments);
      }),
      { numRuns: 300 },
    );
  });

  it('count the loss of everything as -1, and nothing after it', () => {
    const out = new Float64Array(4);
    excessReturns(Float64Array.of(100, 110, -5, -5, 20), 0.01, out);
    close(out, [0.09, -1.01, -0.01, -0.01]);
  });

  it('of a run whose metrics are there are to the bit those of its equity', () => {
    const seen = { ruined: 0, solvent: 0 };
    const growth = fc.oneof(
      { weight: 40, arbitrary: fc.double({ min: 0.9, max: 1.1, noNaN: true }) },
      { weight: 3, arbitrary: fc.constantFrom(0, -0.5, 1e300) },
    );
    const rate = fc.oneof(fc.constantFrom(0, 0.03), fc.constant('a column'));
    fc.assert(
      fc.property(fc.array(growth, { maxLength: 60 }), rate, (steps, riskFree) => {
        let worth = 1e6;
        const equity = Float64Array.from([1, ...steps], (by) => (worth *= by));
        const flat = riskFree === 'a column' ? Float64Array.from(steps, (_, k) => k / 1e5) : undefined;
        const input = metricInput({
          time: Float64Array.from(equity, (_, k) => k * 86_400_000),
          equity,
          gross: equity,
          benchmark: null,
          periodsPerYear: 252,
          riskFree: typeof riskFree === 'number' ? riskFree : 0,
          ...(flat && { riskFreeReturns: flat }),
          traffic: { traded: 0, commission: 0, tax: 0, slippage: 0 },
          roundTrips: [],
        });
        const out = new Float64Array(steps.length);
        excessReturns(equity, flat ?? input.periodRiskFree, out);
        expect(measuresOfRun(input, new Float64Array(100))).toEqual(measuresOf(out));
        seen[equity.every((value) => value > 0) ? 'solvent' : 'ruined']++;
      }),
      { numRuns: 500, seed: 63 },
    );
    expect(Math.min(seen.ruined, seen.solvent)).toBeGreaterThan(50);
  });

  it('give the Sharpe ratio of a period, NaN where nothing varies', () => {
    expect(sharpeOf(measuresOf(Float64Array.of(0.01, 0.03)).moments)).toBeCloseTo(0.02 / Math.sqrt(0.0002), 12);
    for (const list of [[], [0.01], [0, 0, 0], [0.01, 0.01, 0.01 + 1e-17]]) {
      expect(sharpeOf(measuresOf(Float64Array.from(list)).moments)).toBeNaN();
    }
  });
});
