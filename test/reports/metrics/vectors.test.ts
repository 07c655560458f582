// Hand-worked cases: what is undefined, and where drawdowns and months begin and end.

import { describe, expect, it } from 'vitest';
import {
  annualReturns,
  beta,
  drawdowns,
  monthlyReturns,
  positiveMonths,
  summarize,
  worstDrawdowns,
} from '../../../reports/metrics/index.js';
import { columnsOf, trip } from './columns.js';

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
    expect(positiveMonths(time, curve)).toBe(0.5);
    expect(positiveMonths(time, Float64Array.of(100, 90, 100, 110))).toBe(0.5);
    expect(positiveMonths(time, Float64Array.of(100, 90, -1, 110))).toBeNaN();
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
