// What must be true of the probabilistic and the deflated Sharpe ratio, whatever the figures.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deflatedSharpe,
  effectiveTrials,
  expectedMaximum,
  minimumBacktestLength,
  minimumTrackRecord,
  normalCdf,
  probabilisticSharpe,
  shapeOf,
} from '../../../reports/luck/index.js';

const NORMAL = { skewness: 0, kurtosis: 3 };
const shape = fc.record({
  sharpe: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
  skewness: fc.double({ min: -1, max: 1, noNaN: true }),
  kurtosis: fc.double({ min: 2.5, max: 12, noNaN: true }),
});

describe('shape of returns', () => {
  const BACON = '3 26 11 -10 15 25 16 67 -14 40 -5 81 40 -37 -61 17 -49 -22 70 58 -65 24 -5 -9'
    .split(' ')
    .map((x) => Number(x) / 1000);

  it('is that of the published example, and the arguments of the formulas', () => {
    const found = shapeOf(BACON);
    expect(found.periods).toBe(24);
    expect(found.sharpe).toBeCloseTo(0.009 / 0.039548539246370897, 13);
    expect(found.skewness).toBeCloseTo(-0.08256245520856834, 12);
    expect(found.kurtosis).toBeCloseTo(2.432453794107874, 12);
    expect(probabilisticSharpe(found)).toBeCloseTo(0.8580412025548032, 13);
    expect(deflatedSharpe({ ...found, variance: 0.01, trials: 1 })).toBe(probabilisticSharpe(found));
  });

  it.each([[[]], [[0.01]], [[0.1, 0.1, 0.1]], [[0.1, NaN, 0.2]]])('is not defined of %j', (returns) => {
    const { sharpe, skewness, kurtosis } = shapeOf(returns);
    expect([sharpe, skewness, kurtosis]).toEqual([NaN, NaN, NaN]);
  });
});

describe('probabilistic Sharpe ratio', () => {
  it('is a half at its own value, and grows with the benchmark further below', () =>
    fc.assert(
      fc.property(
        shape,
        fc.integer({ min: 2, max: 5000 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (s, periods, by) => {
          const at = (benchmark: number): number => probabilisticSharpe({ ...s, periods, benchmark });
          expect(at(s.sharpe)).toBe(0.5);
          expect(at(s.sharpe - by)).toBeGreaterThan(0.5);
          expect(at(s.sharpe + by)).toBeLessThan(0.5);
          expect(at(s.sharpe - by) + at(s.sharpe + by)).toBeCloseTo(1, 12);
        },
      ),
    ));

  it('takes raw kurtosis: of a normal it is the plain t statistic with its own variance', () => {
    const psr = probabilisticSharpe({ sharpe: 0.1, periods: 101, ...NORMAL });
    expect(psr).toBeCloseTo(normalCdf(1 / Math.sqrt(1 + 0.5 * 0.01)), 14);
  });

  it('is not defined for one period or a variance that is none', () => {
    expect(probabilisticSharpe({ sharpe: 0.1, periods: 1, ...NORMAL })).toBeNaN();
    expect(probabilisticSharpe({ sharpe: 1, periods: 100, skewness: 2, kurtosis: 1 })).toBeNaN();
    expect(probabilisticSharpe({ sharpe: NaN, periods: 100, ...NORMAL })).toBeNaN();
    expect(minimumTrackRecord({ sharpe: 1, skewness: 2, kurtosis: 1 })).toBeNaN();
  });
});

describe('minimum track record', () => {
  it('is where the probabilistic Sharpe ratio reaches the confidence', () =>
    fc.assert(
      fc.property(shape, fc.double({ min: 0.51, max: 0.999, noNaN: true }), (s, confidence) => {
        const sharpe = Math.abs(s.sharpe) + 0.01;
        const periods = minimumTrackRecord({ ...s, sharpe, confidence });
        fc.pre(periods >= 2);
        expect(probabilisticSharpe({ ...s, sharpe, periods })).toBeCloseTo(confidence, 10);
      }),
    ));

  it('never ends for what is not above the benchmark', () => {
    expect(minimumTrackRecord({ sharpe: 0.1, benchmark: 0.1, ...NORMAL })).toBe(Infinity);
    expect(minimumTrackRecord({ sharpe: -0.1, ...NORMAL })).toBe(Infinity);
    expect(minimumTrackRecord({ sharpe: 0.1, confidence: 0.5, ...NORMAL })).toBe(1);
    expect(minimumTrackRecord({ sharpe: 0.1, confidence: 1, ...NORMAL })).toBeNaN();
  });
});

/** E of the greatest of n normals by summing x dF(x)^n over a fine grid. */
function slowMaximum(n: number): number {
  const step = 1e-3;
  let sum = 0;
  for (let x = -9; x < 12; x += step) sum += (x + step / 2) * (normalCdf(x + step) ** n - normalCdf(x) ** n);
  return sum;
}

describe('expected maximum', () => {
  it('is near the order statistic, and the published exact ones are right', () => {
    for (const [n, exact] of [
      [5, 1.1629644736405196],
      [10, 1.5387527308351732],
      [45, 2.2077195639984457],
      [100, 2.507593636441689],
      [1000, 3.2414357691334756],
    ]) {
      expect(slowMaximum(n)).toBeCloseTo(exact, 6);
      expect(expectedMaximum(n) - exact).toBeGreaterThan(0);
      expect(expectedMaximum(n) - exact).toBeLessThan(0.04);
    }
  });

  it('rises with the number of trials, whole or not, and never below 0', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e15, noNaN: true }),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (n, by) => {
          expect(expectedMaximum(n)).toBeGreaterThanOrEqual(0);
          // Two numbers next to each other may round the other way.
          expect(expectedMaximum(n * by)).toBeGreaterThanOrEqual(expectedMaximum(n) * (1 - 1e-14) - 1e-15);
        },
      ),
    ));

  it('is 0 for one, finite for as many as there are atoms, and undefined below one', () => {
    expect(expectedMaximum(1)).toBe(0);
    expect(expectedMaximum(1e80)).toBeGreaterThan(18);
    expect(expectedMaximum(1e80)).toBeLessThan(20);
    expect(expectedMaximum(0.5)).toBeNaN();
    expect(expectedMaximum(NaN)).toBeNaN();
  });
});

describe('deflated Sharpe ratio', () => {
  it('of one trial is the probabilistic one, known variance or not', () => {
    const one = { sharpe: 0.1, periods: 250, ...NORMAL };
    expect(deflatedSharpe({ ...one, trials: 1, variance: NaN })).toBe(probabilisticSharpe(one));
    expect(deflatedSharpe({ ...one, trials: 1, variance: 0.01 })).toBe(probabilisticSharpe(one));
  });

  it('falls with more trials and with a wider field', () =>
    fc.assert(
      fc.property(shape, fc.double({ min: 2, max: 1e5, noNaN: true }), (s, trials) => {
        const at = (n: number, variance: number): number => deflatedSharpe({ ...s, periods: 50, trials: n, variance });
        expect(at(trials * 2, 0.01)).toBeLessThanOrEqual(at(trials, 0.01));
        expect(at(trials, 0.02)).toBeLessThanOrEqual(at(trials, 0.01));
      }),
    ));

  it('is not defined for a negative variance or no trial', () => {
    const one = { sharpe: 0.1, periods: 250, ...NORMAL };
    expect(deflatedSharpe({ ...one, trials: 10, variance: -1 })).toBeNaN();
    expect(deflatedSharpe({ ...one, trials: 0, variance: 1 })).toBeNaN();
  });
});

it('effective trials go from all to one as the correlation goes from 0 to 1', () => {
  expect(effectiveTrials(100, 0)).toBe(100);
  expect(effectiveTrials(100, 1)).toBe(1);
  expect(effectiveTrials(100, 0.3)).toBeCloseTo(70.3, 12);
  expect(effectiveTrials(0, 0.3)).toBeNaN();
  expect(effectiveTrials(10, 1.5)).toBeNaN();
  expect(effectiveTrials(10, NaN)).toBeNaN();
});

it('the minimum backtest length lies below its simple bound, and is undefined for no target', () => {
  for (const n of [2, 7, 45, 1000]) expect(minimumBacktestLength(n, 0.8)).toBeLessThan((2 * Math.log(n)) / 0.64);
  expect(minimumBacktestLength(1, 1)).toBe(0);
  expect(minimumBacktestLength(10, 0)).toBeNaN();
  expect(minimumBacktestLength(10, -1)).toBeNaN();
});
