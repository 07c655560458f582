// Rolling figures are those of the slices, to the last digits, whatever came before the window.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annualVolatility,
  beta,
  correlation,
  maxDrawdown,
  rollingBeta,
  rollingCorrelation,
  rollingMaxDrawdown,
  rollingReturn,
  rollingSharpe,
  rollingSortino,
  rollingVolatility,
  sharpe,
  simpleReturns,
  sortino,
  totalReturn,
} from '../../../reports/metrics/index.js';

const P = 252;
const TARGET = 0.0001;

/** The figure of each window by itself: from the closes and the benchmark's closes of the slice. */
const SLICES: Record<string, (equity: Float64Array, index: Float64Array) => number> = {
  return: (equity) => totalReturn(equity),
  volatility: (equity) => annualVolatility(simpleReturns(equity), P),
  sharpe: (equity) => sharpe(simpleReturns(equity), TARGET, P),
  sortino: (equity) => sortino(simpleReturns(equity), TARGET, P),
  beta: (equity, index) => beta(simpleReturns(equity), simpleReturns(index)),
  correlation: (equity, index) => correlation(simpleReturns(equity), simpleReturns(index)),
  maxDrawdown: (equity) => maxDrawdown(equity),
};

const ROLLING: Record<string, (equity: Float64Array, index: Float64Array, window: number) => Float64Array> = {
  return: (equity, _, window) => rollingReturn(simpleReturns(equity), window),
  volatility: (equity, _, window) => rollingVolatility(simpleReturns(equity), window, P),
  sharpe: (equity, _, window) => rollingSharpe(simpleReturns(equity), TARGET, window, P),
  sortino: (equity, _, window) => rollingSortino(simpleReturns(equity), TARGET, window, P),
  beta: (equity, index, window) => rollingBeta(simpleReturns(equity), simpleReturns(index), window),
  correlation: (equity, index, window) => rollingCorrelation(simpleReturns(equity), simpleReturns(index), window),
  maxDrawdown: (equity, _, window) => rollingMaxDrawdown(equity, window),
};

/** Wild stretches beside flat ones: what is left of the former must not be seen in the latter. */
const stretch = fc.oneof(
  fc.array(
    fc.integer({ min: -400_000, max: 600_000 }).map((x) => x / 1e6),
    { minLength: 1, maxLength: 12 },
  ),
  fc.integer({ min: 1, max: 12 }).map((length) => Array.from({ length }, () => 0)),
  fc.array(fc.constantFrom(-0.01, 0, 0.01), { minLength: 1, maxLength: 12 }),
);
const curve = fc
  .array(stretch, { minLength: 1, maxLength: 8 })
  .map((parts) => Float64Array.from([1, ...parts.flat()], (step, at) => (at === 0 ? 0 : Math.log1p(step))))
  .map((logs) => {
    let sum = 0;
    return logs.map((log) => Math.exp((sum += log)));
  });

const close = (a: number, b: number): boolean =>
  Object.is(a, b) || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe.each(Object.keys(ROLLING))('rolling %s', (name) => {
  it('is the figure of the slice, and NaN before the window is full', () => {
    fc.assert(
      fc.property(curve, curve, fc.integer({ min: 1, max: 20 }), (one, two, window) => {
        const rows = Math.min(one.length, two.length);
        const [equity, index] = [one.subarray(0, rows), two.subarray(0, rows)];
        const rolled = ROLLING[name](equity, index, window);
        expect(rolled.length).toBe(rows - 1);
        rolled.forEach((value, at) => {
          const [from, to] = [at + 1 - window, at + 2];
          const slice = from < 0 ? NaN : SLICES[name](equity.subarray(from, to), index.subarray(from, to));
          if (!close(value, slice)) expect.fail(`${name} of ${window} at ${at} is ${value}, of the slice ${slice}`);
        });
      }),
      { numRuns: 400, seed: 6 },
    );
  });

  it('is hurt by an undefined return only while a window holds it, and by no window that is none', () => {
    const index = Float64Array.from({ length: 40 }, (_, i) => 100 + 7 * Math.sin(i));
    const equity = index.map((x, i) => (i === 10 ? -5 : x + 3 * Math.cos(i)));
    const rolled = ROLLING[name](equity, index, 6);
    // The return from the debt at row 10 to row 11 is undefined; windows that begin after it know nothing of it.
    const whole = ROLLING[name](equity.subarray(11), index.subarray(11), 6);
    expect([...rolled.subarray(16)]).toEqual([...rolled.subarray(16)].map((_, i) => expect.closeTo(whole[i + 5], 9)));
    expect(rolled.subarray(5, 9).every(Number.isFinite)).toBe(true);
    if (name !== 'maxDrawdown') expect(rolled.subarray(10, 16).every(Number.isNaN)).toBe(true);
    for (const window of [0, -1, 2.5, NaN, 99])
      expect(ROLLING[name](equity, index, window).every(Number.isNaN)).toBe(true);
  });
});

describe('a rolling figure', () => {
  it('is the same number as the slice’s, not nearly, where it is a drawdown', () => {
    const equity = Float64Array.from({ length: 500 }, (_, i) => 100 + 30 * Math.sin(i / 7) + 9 * Math.sin(i * 1.7));
    rollingMaxDrawdown(equity, 60).forEach((value, at) => {
      if (at >= 59) expect(value).toBe(maxDrawdown(equity.subarray(at - 59, at + 2)));
    });
  });

  it('falls from the highest close before a debt, and not from the debt', () => {
    const equity = Float64Array.of(10, 12, -1, 8, 9, 7, 3);
    for (const window of [2, 3, 4, 5, 6])
      rollingMaxDrawdown(equity, window).forEach((value, at) => {
        if (at >= window - 1) expect(value).toBe(maxDrawdown(equity.subarray(at + 1 - window, at + 2)));
      });
  });

  it('sees no variation where there is none, though a wild stretch came before', () => {
    const returns = Float64Array.from({ length: 600 }, (_, i) => (i < 300 ? Math.sin(i * i) : 0.001));
    expect(rollingVolatility(returns, 50, P)[599]).toBe(0);
    expect(rollingSharpe(returns, 0, 50, P)[599]).toBeNaN();
  });
});
