// Each chart says what the files say.

import { describe, expect, it } from 'vitest';
import { annualOption } from '../../../reports/charts/annual.js';
import { chartData } from '../../../reports/charts/data.js';
import { distributionOption } from '../../../reports/charts/distribution.js';
import { equityOption } from '../../../reports/charts/equity.js';
import { exposureOption } from '../../../reports/charts/exposure.js';
import { CHARTS, type ChartName } from '../../../reports/charts/index.js';
import { MOST_BINS } from '../../../reports/charts/returns.js';
import { windowOf } from '../../../reports/charts/rolling-columns.js';
import { rollingOption } from '../../../reports/charts/rolling.js';
import { STILL } from '../../../reports/charts/still.js';
import { drawSvg } from '../../../reports/charts/svg.js';
import { seriesUnder, tradesOption } from '../../../reports/charts/trades.js';
import { simpleReturns, annualVolatility } from '../../../reports/metrics/index.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { path, reportOf } from '../html/fixture.js';
import { charted } from './charted.js';

const result = charted();
const data = chartData(result);
const { tables } = result;
const equity = tables['equity.csv'];

describe('the curve', () => {
  it('shades the five deepest falls, the deepest first, from the peak to the way back', () => {
    const area = equityOption(data, STILL).series[0].markArea!;
    expect(area.data.map(([{ name }]) => name)).toEqual(['1', '2', '3', '4', '5']);
    const depth = ({ peak, end }: (typeof data.falls)[number]) =>
      Math.min(...equity.equity.slice(peak, end + 1)) / equity.equity[peak] - 1;
    const depths = data.falls.map(depth);
    expect(depths).toEqual(depths.toSorted((a, b) => a - b));
    expect(depths[0]).toBe(result.metrics.maxDrawdown);
    for (const { peak, end } of data.falls)
      expect(equity.equity[end] >= equity.equity[peak] || end === equity.equity.length - 1).toBe(true);
  });
});

describe('an instrument', () => {
  const close = { from: 100, to: 180 };
  const kinds = (option: ReturnType<typeof tradesOption>) => option.series.map(({ type }) => type);

  it('is candles in a close view and a line in a wide one', () => {
    expect(kinds(tradesOption(data, STILL))[0]).toBe('line');
    const near = tradesOption(data, { ...STILL, span: close });
    expect(kinds(near)[0]).toBe('candlestick');
    const [first] = near.series;
    const at = data.time[close.from];
    const candle = (first.data as number[][]).find(([time]) => time === at);
    const { open, high, low } = data.assets[0];
    expect(candle).toEqual([at, open[close.from], data.assets[0].close[close.from], low[close.from], high[close.from]]);
  });

  it('has a shape for each kind of fill, and one for what was refused', () => {
    const symbol = data.assets[0].symbol;
    const own = tables['fills.csv'].symbol.filter((each) => each === symbol).length;
    const scatter = tradesOption(data, STILL).series.filter(({ type }) => type === 'scatter') as unknown as {
      id: string;
      symbol: string;
      data: unknown[];
    }[];
    expect(scatter.filter(({ id }) => id !== 'refused').reduce((sum, { data: marks }) => sum + marks.length, 0)).toBe(
      own,
    );
    expect(new Set(scatter.map(({ symbol: shape }) => shape)).size).toBe(scatter.length);
    const all = new Set(data.assets.flatMap(({ fills }) => fills.map(({ kind }) => kind)));
    for (const kind of ['bought', 'sold', 'stop', 'margin call'] as const) expect(all).toContain(kind);
  });

  it('has its splits as lines, and under it the series that were read: its own and those of all', () => {
    const option = tradesOption(data, STILL, 0);
    expect(data.assets[0].symbol).toBe('SPY');
    expect(option.series[0]).toMatchObject({ markLine: { data: [{ xAxis: data.time[700] }] } });
    expect(seriesUnder(data, 'SPY').map(({ name, flow }) => [name, flow])).toEqual([
      ['net-subscription', true],
      ['earnings-yield', false],
    ]);
    expect(seriesUnder(data, 'TLT').map(({ name }) => name)).toEqual(['earnings-yield']);
    expect(option.series.slice(-2).map(({ type }) => type)).toEqual(['bar', 'line']);
    expect(CHARTS.trades.height(data, 0)).toBeGreaterThan(CHARTS.trades.height(data, 1));
  });

  it('tells a hundred thousand marks apart where they can be', () => {
    const fills = Array.from({ length: 4000 }, (_, at) => ({ bar: at, side: (at % 2 === 0 ? 1 : -1) as 1 | -1 }));
    const busy = chartData(resultOf(reportOf({ equity: path(4100, 3), fills, intraday: true })));
    const marks = tradesOption(busy, STILL).series.filter(({ type }) => type === 'scatter');
    expect(marks.reduce((sum, { data: drawn }) => sum + drawn.length, 0)).toBeLessThan(1000);
    const near = tradesOption(busy, { ...STILL, span: { from: 10, to: 60 } });
    expect(
      near.series.filter(({ type }) => type === 'scatter').reduce((sum, { data: drawn }) => sum + drawn.length, 0),
    ).toBe(51);
  });
});

describe('the other charts', () => {
  it('stack what is held up to the exposure, with cash as the rest', () => {
    const { series } = exposureOption(data, STILL);
    expect(series.at(-1)!.name).toBe('cash');
    series[0].data.forEach(([time], at) => {
      const row = data.time.indexOf(time!);
      const sum = series.reduce((total, { data: points }) => total + (points[at][1] ?? 0), 0);
      expect(sum).toBeCloseTo(1, 9);
      expect(sum - (series.at(-1)!.data[at][1] ?? 0)).toBeCloseTo(equity.net[row], 9);
    });
  });

  it('have a bar for each year and the benchmark beside it', () => {
    const { series } = annualOption(data, STILL);
    expect(series.map(({ name }) => name)).toEqual([data.strategy, data.benchmarkName]);
    expect(series[0].data.map(({ value }) => value)).toEqual(data.years.map(({ value }) => value));
    const growth = data.years.reduce((product, { value }) => product * (1 + value), 1);
    expect(growth - 1).toBeCloseTo(result.metrics.totalReturn, 9);
  });

  it('roll over a year, or over half of a shorter run, and say so', () => {
    expect([windowOf(2519, 252), windowOf(300, 252), windowOf(2, 252)]).toEqual([252, 150, 1]);
    const option = rollingOption(data, STILL);
    expect(option.yAxis.map(({ name }) => name)).toEqual([
      'Sharpe ratio over 252 sessions',
      'Volatility over 252 sessions',
      'Beta over 252 sessions',
    ]);
    const row = 1000;
    const returns = simpleReturns(equity.equity).subarray(row - 252, row);
    expect(data.rolling.volatility[row]).toBeCloseTo(annualVolatility(returns, result.periodsPerYear), 12);
    expect(data.rolling.volatility[251]).toBeNaN();
    expect(data.rolling.volatility[252]).not.toBeNaN();
  });

  it('count every return once, and mark the bad ones', () => {
    const { counts, from, width, valueAtRisk } = data.distribution;
    const returns = [...simpleReturns(equity.equity)];
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(returns.length);
    expect(counts.length).toBeLessThanOrEqual(MOST_BINS);
    const bin = 7;
    const inside = returns.filter((one) => one >= from + bin * width && one < from + (bin + 1) * width).length;
    expect(counts[bin]).toBe(inside);
    expect(returns.filter((one) => one < valueAtRisk).length / returns.length).toBeCloseTo(0.05, 2);
    const { markLine } = distributionOption(data, STILL).series[0] as { markLine: { data: { xAxis: number }[] } };
    expect(markLine.data.map(({ xAxis }) => xAxis)).toEqual([valueAtRisk, data.distribution.expectedShortfall]);
  });

  it.each(Object.keys(CHARTS) as ChartName[])('%s speaks Chinese', (name) => {
    const svg = drawSvg(chartData(result, 'zh'), name);
    if (name !== 'drawdown' && name !== 'annual') expect(svg).toMatch(/[\u4e00-\u9fff]/);
    // No word of ours is left in English.
    expect(svg).not.toMatch(/>(bought|sold|cash|close|returns|refused|Jan|Year|Volatility)</);
  });
});
