// Published figures and hand-worked cases: Bacon's 24 months, and what is undefined.

import { describe, expect, it } from 'vitest';
import {
  annualReturns,
  beta,
  downsideDeviation,
  drawdownColumn,
  drawdowns,
  monthlyReturns,
  simpleReturns,
  sortino,
  summarize,
  annualVolatility,
  worstDrawdowns,
} from '../../../reports/metrics/index.js';
import { DAY } from '../toy.js';
import { columnsOf, trip } from './columns.js';

// C. Bacon's example portfolio and benchmark, as PerformanceAnalytics ships it: 24 monthly returns.
const PORTFOLIO = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061, 0.017,
  -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];
const BENCHMARK = [
  0.002, 0.025, 0.018, -0.011, 0.014, 0.018, 0.014, 0.065, -0.015, 0.042, -0.006, 0.083, 0.039, -0.038, -0.062, 0.015,
  -0.048, 0.021, 0.06, 0.056, -0.067, 0.019, -0.003, 0,
];

function grow(returns: readonly number[]): number[] {
  const levels = [1];
  for (const r of returns) levels.push(levels[levels.length - 1] * (1 + r));
  return levels;
}
const bacon = columnsOf(grow(PORTFOLIO), {
  // Twelfths of a year of 365.25 days, so that calendar time is two years exactly.
  time: Float64Array.from({ length: 25 }, (_, i) => (i * 365.25 * DAY) / 12),
  benchmark: Float64Array.from(grow(BENCHMARK)),
  periodsPerYear: 12,
});

describe('Bacon’s example', () => {
  const summary = summarize(bacon);
  const returns = simpleReturns(bacon.equity);
  it.each([
    ['totalReturn', 0.218105767220917],
    ['cagr', 0.10367828972980941],
    ['maxDrawdown', -0.144672955739218],
    ['calmar', 0.7166390511623746],
    ['beta', 0.9988502086225742],
    ['alpha', -0.014169444654244162],
    ['trackingError', 0.033639715141222715],
  ] as const)('gives the known %s', (name, known) => expect(summary[name]).toBeCloseTo(known, 12));

  it('gives the known deviations, the downside counted over all months', () => {
    expect(downsideDeviation(Float64Array.of(NaN, 0.1), 0)).toBeNaN();
    expect(annualVolatility(returns, 1)).toBeCloseTo(0.039548539246370897, 12);
    expect(downsideDeviation(returns, 0.005)).toBeCloseTo(0.02553673824120849, 12);
    expect(sortino(returns, 0.005, 1)).toBeCloseTo(0.15663707566008656, 12);
    expect(summary.sharpe).toBeCloseTo((0.009 / 0.039548539246370897) * Math.sqrt(12), 12);
  });

  it('gives the known mean and root mean square of the drawdowns', () => {
    const path = [...drawdownColumn(bacon.equity)].slice(1);
    expect(path.reduce((sum, d) => sum - d, 0) / 24).toBeCloseTo(0.03998969068730461, 12);
    expect(Math.sqrt(path.reduce((sum, d) => sum + d * d, 0) / 24)).toBeCloseTo(0.06118428726189615, 12);
  });
});

describe('what is undefined', () => {
  it('is NaN for ratios of a curve that does not vary, and 0 for its volatility and drawdown', () => {
    const flat = summarize(columnsOf([100, 100, 100]));
    expect(flat).toMatchObject({ sharpe: NaN, sortino: NaN, calmar: NaN, maxDrawdownStart: NaN, hitRate: NaN });
    expect(flat).toMatchObject({ volatility: 0, maxDrawdown: 0, maxDrawdownDays: 0, timeUnderWater: 0, trades: 0 });
  });

  it('does not take rounding for variation: a curve that grows by a constant factor has no Sharpe ratio', () => {
    const steady = summarize(columnsOf(Array.from({ length: 300 }, (_, i) => 1000 * 1.0007 ** i)));
    expect(steady).toMatchObject({ volatility: 0, sharpe: NaN, sortino: NaN });
  });

  it('has no information ratio against itself', () => {
    const curve = [100, 101.7, 99.3, 104.1];
    const same = summarize(columnsOf(curve, { benchmark: Float64Array.from(curve) }));
    expect(same).toMatchObject({ trackingError: 0, informationRatio: NaN, excessReturn: 0 });
    expect(same.correlation).toBeCloseTo(1, 12);
    expect(same.beta).toBeCloseTo(1, 12);
    expect(same.alpha).toBeCloseTo(0, 12);
  });

  it('has no benchmark figures without a benchmark, and no beta to one that does not move', () => {
    expect(summarize(columnsOf([1, 2]))).toMatchObject({ beta: NaN, benchmarkReturn: NaN, correlation: NaN });
    expect(beta(Float64Array.of(0.1, -0.1), Float64Array.of(0, 0))).toBeNaN();
  });

  it('has no profit factor without a loser; a trip that broke even neither wins nor loses; open ones do not count', () => {
    const given = (...profits: number[]) =>
      columnsOf([1], { roundTrips: [...profits.map((p) => trip(p)), trip(-500, true)] });
    expect(summarize(given(10, 0))).toMatchObject({ profitFactor: NaN, hitRate: 0.5, trades: 2, openTrades: 1 });
    expect(summarize(given(10, -5, 0))).toMatchObject({ profitFactor: 2, averageWin: 10, averageLoss: -5 });
  });

  it('has no annual figure for a run of one row', () => {
    expect(summarize(columnsOf([100]))).toMatchObject({
      totalReturn: 0,
      cagr: NaN,
      volatility: NaN,
      turnover: NaN,
      bestDay: NaN,
    });
  });

  it('knows total loss, and no rate for debt', () => {
    expect(summarize(columnsOf([100, 0]))).toMatchObject({ cagr: -1, totalReturn: -1, maxDrawdown: -1 });
    expect(summarize(columnsOf([100, -10]))).toMatchObject({ cagr: NaN, totalReturn: -1.1 });
    expect(summarize(columnsOf([100, -10, 5]))).toMatchObject({ volatility: NaN, sharpe: NaN, sortino: NaN });
  });
});

describe('drawdowns', () => {
  const equity = [100, 110, 110, 99, 105, 99, 110, 120, 90, 119];
  const { time, equity: column } = columnsOf(equity);
  const episodes = drawdowns(time, column);

  it('begin at the last row of a peak, bottom at the first deepest row, end at the peak’s level', () => {
    expect(episodes).toMatchObject([
      { peak: 2, valley: 3, recovery: 6, days: 4, recoveryTime: time[6] },
      { peak: 7, valley: 8, recovery: -1, days: 2, recoveryTime: NaN },
    ]);
    expect(episodes.map(({ depth }) => depth)).toEqual([99 / 110 - 1, 90 / 120 - 1]);
    expect(worstDrawdowns(episodes, 1)).toEqual([episodes[1]]);
    expect(summarize(columnsOf(equity))).toMatchObject({
      maxDrawdownEnd: NaN,
      longestUnderWaterDays: 4,
      timeUnderWater: 0.5,
    });
  });
});

describe('returns by month and year', () => {
  it('count the first part of a month from the first close, and leave out one that holds that close alone', () => {
    const at = (...dates: string[]) => Float64Array.from(dates, (date) => Date.parse(`${date}T21:00:00Z`));
    const time = at('2023-12-29', '2024-01-02', '2024-01-31', '2024-03-01');
    const curve = Float64Array.of(100, 110, 121, 60.5);
    expect(monthlyReturns(time, curve).map(({ year, month }) => [year, month])).toEqual([
      [2024, 1],
      [2024, 3],
    ]);
    expect(monthlyReturns(time, curve)[0].value).toBeCloseTo(0.21, 12);
    expect(monthlyReturns(time, curve)[1].value).toBe(-0.5);
    expect(annualReturns(time, curve)).toEqual([{ year: 2024, month: 0, value: 60.5 / 100 - 1 }]);
  });

  it('know days before 1970 and the last moment of a month', () => {
    const time = Float64Array.of(
      Date.UTC(1969, 10, 29),
      Date.UTC(1969, 10, 30, 23, 59, 59, 999),
      Date.UTC(1969, 11, 1),
    );
    expect(monthlyReturns(time, Float64Array.of(1, 2, 3)).map(({ month, value }) => [month, value])).toEqual([
      [11, 1],
      [12, 0.5],
    ]);
  });
});
