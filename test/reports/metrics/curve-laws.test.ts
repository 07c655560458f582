// What must be true of the ratios, the drawdown path and the shape of returns, whatever the curve.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normal, random } from '../../../engine/index.js';
import { normalCdf } from '../../../reports/luck/normal-cdf.js';
import {
  autocorrelation,
  calmar,
  calmarThreeYears,
  conditionalDrawdown,
  gainToPain,
  hurst,
  kappa,
  kRatio,
  maxDrawdown,
  mar,
  omega,
  painIndex,
  recoveryFactor,
  riskMetricsVolatility,
  sampleSkewness,
  simpleReturns,
  skewness,
  sortino,
  sterling,
  sterlingOfYears,
  summarize,
  ulcerIndex,
  underWater,
  varianceRatio,
} from '../../../reports/metrics/index.js';
import { DAY } from '../toy.js';
import { columnsOf } from './columns.js';

/** Near each other, or both undefined. */
const near = (value: number, digits: number) => (Number.isNaN(value) ? NaN : expect.closeTo(value, digits));

const curve = (least: number) =>
  fc.array(fc.integer({ min: -300, max: 400 }), { minLength: least, maxLength: 60 }).map((list) => {
    let level = 100;
    return Float64Array.from([0, ...list], (x) => (level *= 1 + x / 1000));
  });

/** Days of which the last is a given date. */
const daysTo = (date: string, rows: number): Float64Array =>
  Float64Array.from({ length: rows }, (_, i) => Date.parse(date) - (rows - 1 - i) * DAY);

const noise = (seed: number, length: number): Float64Array => {
  const next = random(seed, 'hurst');
  return Float64Array.from({ length }, () => 0.01 * normal(next));
};

describe('the way below the peaks', () => {
  it('has a conditional drawdown from its mean to its deepest that never falls with the level', () => {
    fc.assert(
      fc.property(curve(1), fc.double({ min: 0, max: 1, noNaN: true }), (equity, level) => {
        const at = conditionalDrawdown(equity, level);
        expect(conditionalDrawdown(equity, 0)).toBeCloseTo(painIndex(equity), 12);
        expect(conditionalDrawdown(equity, 1)).toBe(Math.abs(maxDrawdown(equity)));
        expect(at).toBeGreaterThanOrEqual(conditionalDrawdown(equity, level / 2) - 1e-15);
        expect(at).toBeLessThanOrEqual(Math.abs(maxDrawdown(equity)) + 1e-15);
      }),
      { seed: 21 },
    );
  });

  it('has the conditional drawdown of Chekhlov, Uryasev and Zabarankin’s minimum', () => {
    fc.assert(
      fc.property(curve(1), fc.double({ min: 0, max: 0.99, noNaN: true }), (equity, level) => {
        const path = [...underWater(equity)];
        const over = (z: number) => path.reduce((sum, d) => sum + Math.max(d - z, 0), 0);
        const least = Math.min(...path.map((z) => z + over(z) / ((1 - level) * path.length)));
        expect(conditionalDrawdown(equity, level)).toBeCloseTo(least, 11);
      }),
      { seed: 22 },
    );
  });

  it('has a mean no greater than its root mean square, which is no greater than the deepest', () => {
    fc.assert(
      fc.property(curve(1), (equity) => {
        expect(painIndex(equity)).toBeLessThanOrEqual(ulcerIndex(equity) + 1e-15);
        expect(ulcerIndex(equity)).toBeLessThanOrEqual(Math.abs(maxDrawdown(equity)) + 1e-15);
      }),
      { seed: 23 },
    );
  });

  it('is undefined from a start without worth, and says nothing of levels that are none', () => {
    for (const start of [0, -1, NaN]) expect(painIndex(Float64Array.of(start, 2, 1))).toBeNaN();
    for (const level of [-0.1, 1.1, NaN]) expect(conditionalDrawdown(Float64Array.of(2, 1), level)).toBeNaN();
  });
});

describe('ratios to what fell short', () => {
  it('are one family: Kappa is Omega less 1 at order 1 and Sortino at order 2; gain to pain is Omega less 1', () => {
    fc.assert(
      fc.property(curve(1), fc.constantFrom(0, 0.001, -0.002), (equity, target) => {
        const r = simpleReturns(equity);
        expect(kappa(r, target, 1)).toEqual(near(omega(r, target) - 1, 9));
        expect(kappa(r, target, 2)).toEqual(near(sortino(r, target, 1), 9));
        expect(gainToPain(r)).toEqual(near(omega(r, 0) - 1, 9));
      }),
      { seed: 24 },
    );
  });

  it('have a Kappa of the third order by hand: a gain of 2 % and a loss of 1 %', () => {
    expect(kappa(Float64Array.of(0.02, -0.01), 0)).toBeCloseTo(0.005 / (0.01 * Math.cbrt(0.5)), 12);
  });

  it('take what lies below the target by rounding alone for nothing', () => {
    const r = simpleReturns(Float64Array.from({ length: 300 }, (_, i) => 1000 * 1.0007 ** i));
    const ratios = [omega(r, 0.0007), kappa(r, 0.0007), kappa(r, 0.0007, 2), sortino(r, 0.0007, 252)];
    expect(ratios).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('have a Kappa that does not rise with the order, where the mean is above the target', () => {
    fc.assert(
      fc.property(curve(1), (equity) => {
        const r = simpleReturns(equity);
        if (kappa(r, 0, 1) > 0) expect(kappa(r, 0, 3)).toBeLessThanOrEqual(kappa(r, 0, 2) * (1 + 1e-12));
      }),
      { seed: 25 },
    );
  });
});

describe('the Calmar ratio of 36 months', () => {
  const equity = Float64Array.from({ length: 3000 }, (_, i) => 100 * Math.exp(i / 5000 + 0.1 * Math.sin(i / 40)));

  it('is that of the closes since the same day three years before', () => {
    const time = daysTo('2024-06-14T15:00:00Z', 3000);
    const first = time.findIndex((t) => t === Date.parse('2021-06-14T15:00:00Z'));
    expect(calmarThreeYears(time, equity)).toBe(calmar(time.subarray(first), equity.subarray(first)));
    expect(calmarThreeYears(time, equity)).not.toBeCloseTo(mar(time, equity), 3);
  });

  it('begins at the last close before, where that day had none, and is undefined for a shorter run', () => {
    const time = daysTo('2024-06-14T15:00:00Z', 1097);
    const own = equity.subarray(0, 1097);
    expect(calmarThreeYears(time, own)).toBe(calmar(time, own));
    expect(calmarThreeYears(time.subarray(1), own.subarray(1))).toBeNaN();
    const gap = time.map((t, i) => (i === 0 ? t - 40 * DAY : t));
    expect(calmarThreeYears(gap, own)).toBe(calmar(gap, own));
    expect(calmarThreeYears(new Float64Array(), new Float64Array())).toBeNaN();
  });
});

describe('the Sterling ratio', () => {
  it('of years is that of the run within one year, and takes the mean of several', () => {
    const time = daysTo('2024-12-31T15:00:00Z', 300);
    const equity = time.map((_, i) => 100 + i / 20 + 10 * Math.sin(i / 30));
    expect(sterlingOfYears(time, equity)).toBeCloseTo(sterling(time, equity), 12);
    const two = daysTo('2025-01-02T15:00:00Z', 4);
    const levels = Float64Array.of(100, 80, 80, 60);
    // To the last close of 2024 a fall of 20 %, from there one of 25 %; the last of the year is the base of the next.
    expect(sterlingOfYears(two, levels) * (0.1 + (0.2 + 0.25) / 2)).toBeCloseTo(sterling(two, levels) * 0.5, 9);
    expect(recoveryFactor(levels)).toBeCloseTo(-1, 12);
  });
});

describe('the K-ratio', () => {
  it('is slope over standard error, by the year and the return', () => {
    // On 0, 1, 1, 2 the slope is 0.6 and its standard error √0.02.
    const equity = Float64Array.from([0, 1, 1, 2], (x) => 50 * Math.exp(x));
    expect(kRatio(equity, 252)).toBeCloseTo(((0.6 / Math.sqrt(0.02)) * Math.sqrt(252)) / 3, 12);
  });

  it('is that of any multiple of the log curve, undefined for a straight line or without worth', () => {
    fc.assert(
      fc.property(curve(3), (equity) => {
        const twice = equity.map((x) => (x / 100) ** 2);
        const [one, other] = [kRatio(equity, 12), kRatio(twice, 12)];
        if (Math.abs(one) < 1e6) expect(other).toBeCloseTo(one, 6);
      }),
      { seed: 26 },
    );
    expect(
      kRatio(
        Float64Array.from({ length: 900 }, (_, i) => 7 * 1.0003 ** i),
        252,
      ),
    ).toBeNaN();
    expect(kRatio(Float64Array.of(1, 2), 252)).toBeNaN();
    expect(kRatio(Float64Array.of(1, 2, 0, 3), 252)).toBeNaN();
  });
});

describe('the standard error of the Sharpe ratio', () => {
  it('is what the probabilistic Sharpe ratio measures with', () => {
    fc.assert(
      fc.property(curve(2), fc.constantFrom(0, 0.03), (equity, riskFree) => {
        const { sharpe, sharpeError, probabilisticSharpe } = summarize(columnsOf([...equity], { riskFree }));
        if (Number.isNaN(sharpe)) expect(sharpeError).toBeNaN();
        else expect(probabilisticSharpe).toBeCloseTo(normalCdf(sharpe / sharpeError), 9);
      }),
      { seed: 27 },
    );
  });

  it('is about one over the root of the years, for a middling ratio of normal returns', () => {
    const equity = [1];
    for (const r of noise(5, 2520)) equity.push(equity[equity.length - 1] * (1 + r));
    expect(summarize(columnsOf(equity)).sharpeError).toBeCloseTo(Math.sqrt(1 / 10), 2);
  });
});

describe('the volatility that fades', () => {
  it('weighs the first square with what the others leave, and halves its memory in some eleven periods', () => {
    const r = Float64Array.of(0.03, -0.01, 0.02);
    const variance = 0.94 * 0.94 * 0.0009 + 0.06 * 0.94 * 0.0001 + 0.06 * 0.0004;
    expect(riskMetricsVolatility(r, 1)).toBeCloseTo(Math.sqrt(variance), 15);
    const shock = Float64Array.from({ length: 12 }, (_, i) => (i === 0 ? 1 : 0));
    expect(riskMetricsVolatility(shock, 1) ** 2).toBeCloseTo(0.5, 1);
    expect(riskMetricsVolatility(Float64Array.of(0.01, 0.01, 0.01), 252)).toBeCloseTo(0.01 * Math.sqrt(252), 12);
  });
});

describe('the shape of returns', () => {
  it('does not change with their size, and turns with their sign', () => {
    fc.assert(
      fc.property(curve(5), (equity) => {
        const r = simpleReturns(equity);
        expect(skewness(r.map((x) => -3 * x))).toEqual(near(-skewness(r), 9));
        expect(Math.abs(autocorrelation(r))).not.toBeGreaterThan(1);
        expect(autocorrelation(r.map((x) => 5 - 2 * x))).toEqual(near(autocorrelation(r), 7));
      }),
      { seed: 28 },
    );
    expect(sampleSkewness(Float64Array.of(0, 0, 1))).toBeCloseTo(Math.sqrt(3), 12);
  });

  it('has an autocorrelation of almost -1 where each return turns the last one', () => {
    const r = Float64Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01));
    expect(autocorrelation(r)).toBeCloseTo(-0.99, 12);
    expect(autocorrelation(r, 2)).toBeCloseTo(0.98, 12);
  });

  it('has a variance ratio of 1 at lag 1, above for trends, below for reversals', () => {
    const of = (step: (i: number) => number) => {
      let level = 0;
      return Float64Array.from({ length: 200 }, (_, i) => 100 * Math.exp((level += i === 0 ? 0 : step(i))));
    };
    const trends = of((i) => 0.01 * Math.sin(i / 9));
    const turns = of((i) => (i % 2 === 0 ? 0.01 : -0.009));
    expect(varianceRatio(trends, 1)).toEqual({ ratio: expect.closeTo(1, 12), z: NaN });
    expect(varianceRatio(trends).ratio).toBeGreaterThan(4);
    expect(varianceRatio(trends).z).toBeGreaterThan(2);
    expect(varianceRatio(turns).ratio).toBeLessThan(0.25);
    expect(varianceRatio(turns).z).toBeLessThan(-2);
    expect(varianceRatio(trends.map((x) => 1e6 * x)).ratio).toBeCloseTo(varianceRatio(trends).ratio, 9);
    // Steady growth on top of it is no trend.
    const grown = varianceRatio(trends.map((x, i) => x * Math.exp(0.02 * i)));
    expect(grown.ratio).toBeCloseTo(varianceRatio(trends).ratio, 9);
    expect(grown.z).toBeCloseTo(varianceRatio(trends).z, 9);
    expect(varianceRatio(trends.subarray(0, 6))).toEqual({ ratio: NaN, z: NaN });
  });

  it('has variance ratios of random walks whose z is a standard normal', () => {
    const z = Array.from({ length: 400 }, (_, seed) => {
      let level = 1;
      return varianceRatio(Float64Array.from([0, ...noise(seed, 250)], (x) => (level *= Math.exp(x)))).z;
    });
    const mean = z.reduce((a, b) => a + b) / z.length;
    expect(Math.abs(mean)).toBeLessThan(0.15);
    expect(z.filter((x) => Math.abs(x) > 1.96).length / z.length).toBeLessThan(0.09);
    expect(z.filter((x) => Math.abs(x) > 1.96).length / z.length).toBeGreaterThan(0.02);
  });
});

describe('the Hurst exponent', () => {
  const average = (of: (seed: number) => Float64Array, count = 100) =>
    Array.from({ length: count }, (_, seed) => hurst(of(seed))).reduce((a, b) => a + b) / count;

  it('is a half on average without memory, for long and for short columns', () => {
    // Within three standard errors: an expectation of R/S that is a little off gives 0.513.
    expect(Math.abs(average((seed) => noise(seed, 1000), 400) - 0.5)).toBeLessThan(0.006);
    expect(Math.abs(average((seed) => noise(seed, 128), 400) - 0.5)).toBeLessThan(0.011);
  });

  it('is above for returns that go on and below for returns that turn', () => {
    const drifting = (sign: number) => (seed: number) => {
      let last = 0;
      return noise(seed, 500).map((x) => (last = 0.5 * sign * last + x));
    };
    expect(average(drifting(1))).toBeGreaterThan(0.58);
    expect(average(drifting(-1))).toBeLessThan(0.42);
  });

  it('is undefined for fewer than 100 returns, where nothing varies and where a return is none', () => {
    expect(hurst(noise(1, 99))).toBeNaN();
    expect(hurst(noise(1, 100))).toBeGreaterThan(0);
    expect(hurst(new Float64Array(300).fill(0.001))).toBeNaN();
    expect(hurst(noise(1, 300).fill(NaN, 7, 8))).toBeNaN();
    expect(hurst(noise(1, 300).fill(0, 0, 150))).toBeGreaterThan(0);
  });
});

describe('a curve that grows by a constant factor', () => {
  it('varies by rounding alone, which makes no ratio and no shape', () => {
    const steady = summarize(columnsOf(Array.from({ length: 300 }, (_, i) => 1000 * 1.0007 ** i)));
    const none = [
      'sharpe',
      'sharpeError',
      'probabilisticSharpe',
      'adjustedSharpe',
      'kRatio',
      'omega',
      'kappa',
    ] as const;
    const shape = ['skewness', 'kurtosis', 'autocorrelation', 'varianceRatio', 'varianceRatioZ', 'hurst'] as const;
    for (const name of [...none, ...shape, 'cornishFisherValueAtRisk' as const])
      expect({ name, value: steady[name] }).toEqual({ name, value: NaN });
    expect(steady).toMatchObject({ semiVariance: 0, ulcerIndex: 0, painIndex: 0, conditionalDrawdown: 0 });
    expect(steady.valueAtRisk).toBeCloseTo(0.0007, 12);
    expect(steady.normalExpectedShortfall).toBeCloseTo(0.0007, 12);
  });
});
