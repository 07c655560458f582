// What the charts draw is what happened.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartData, DRAWN_ASSETS } from '../../../reports/charts/data.js';
import { drawnRows, EMBEDDED_IN_FULL } from '../../../reports/charts/drawn-rows.js';
import { equityOption, logAxis, logTicks } from '../../../reports/charts/equity.js';
import { CHARTS, type ChartName } from '../../../reports/charts/index.js';
import { fullColour } from '../../../reports/charts/monthly.js';
import { STILL } from '../../../reports/charts/still.js';
import { renderSvg } from '../../../reports/charts/svg.js';
import { DRAWN_IN_FULL } from '../../../reports/charts/time-axis.js';
import { path, reportOf, tenYears } from './fixture.js';

const names = Object.keys(CHARTS) as ChartName[];

describe('chart data', () => {
  it('counts rows from the first evaluated one, and puts what died at the end on the last', () => {
    const report = reportOf({
      equity: [100, 110, 99, 120],
      lead: 5,
      held: 0.5,
      fills: [{ bar: 1 }],
      refusals: [{ bar: 4, reason: 'the run ended', order: 1 }],
    });
    const data = chartData(report);
    expect(data.time).toHaveLength(4);
    expect(data.equity).toEqual([100, 110, 99, 120]);
    expect(data.drawdown).toEqual([0, 0, -0.1, 0]);
    expect(data.gross).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(data.assets[0].fills).toEqual([{ row: 1, side: 1, quantity: 100, price: 0.11 }]);
    expect(data.assets[0].refusals).toEqual([{ row: 3, quantity: 100, reason: 'the run ended' }]);
    expect(data.assets[0].close).toHaveLength(4);
  });

  it('names a daily row by its date whatever the hour of its close', () => {
    const { time } = chartData(reportOf({ equity: [1, 1], start: '2024-01-02' }));
    expect(time.map((each) => new Date(each).toISOString())).toEqual([
      '2024-01-02T00:00:00.000Z',
      '2024-01-03T00:00:00.000Z',
    ]);
  });

  it('draws the most traded of many instruments', () => {
    const symbols = Array.from({ length: 60 }, (_, index) => `S${index}`);
    const fills = symbols.flatMap((_, asset) =>
      Array.from({ length: 1 + (asset % 20) }, (_, at) => ({ asset, bar: at })),
    );
    const data = chartData(reportOf({ equity: path(40, 1), symbols, fills }));
    expect(data.tradedCount).toBe(60);
    expect(data.assets).toHaveLength(DRAWN_ASSETS);
    expect(data.assets.map(({ symbol }) => symbol).slice(0, 4)).toEqual(['S19', 'S39', 'S59', 'S18']);
  });

  it('embeds as JSON: no NaN, no infinity', () => {
    const data = chartData(reportOf({ equity: [100, 50, 0, 0], held: 1 }));
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    expect(data.gross).toEqual([1, 1, null, null]);
  });
});

describe('rows of a very long run', () => {
  const length = EMBEDDED_IN_FULL * 6;
  const equity = Float64Array.from(path(length, 11, 0));
  const fills = [{ bar: 7 }, { bar: 123_457, side: -1 as const }];

  it('are all drawn up to a bound', () => {
    expect(drawnRows(equity.subarray(0, EMBEDDED_IN_FULL), [])).toHaveLength(EMBEDDED_IN_FULL);
  });

  it('keep both ends, the extremes and every mark, in order', () => {
    const rows = drawnRows(equity, [7, 123_457]);
    expect(rows.length).toBeLessThanOrEqual(EMBEDDED_IN_FULL);
    expect(rows.every((row, at) => at === 0 || row > rows[at - 1])).toBe(true);
    const extremes = [
      equity.indexOf(equity.reduce((a, b) => Math.min(a, b))),
      equity.indexOf(equity.reduce((a, b) => Math.max(a, b))),
    ];
    for (const row of [0, 7, 123_457, length - 1, ...extremes]) expect(rows).toContain(row);
  });

  it('leave each mark on its bar and each value at its time', () => {
    const report = reportOf({ equity: Array.from(equity), intraday: true, fills });
    const data = chartData(report);
    expect(data.bars).toBe(length);
    expect(data.assets[0].fills.map(({ row }) => data.time[row])).toEqual(
      fills.map(({ bar }) => report.feed.time[bar]),
    );
    const rows = drawnRows(equity, [7, 123_457]);
    expect(data.equity).toEqual(Array.from(rows, (row) => Number(equity[row].toPrecision(6))));
  });
});

describe('logarithmic axis', () => {
  it('has a few round ticks inside any range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 1e12, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (low, ratio) => {
          const ticks = logTicks(low, low * ratio);
          expect(ticks.length).toBeGreaterThanOrEqual(3);
          expect(ticks.length).toBeLessThanOrEqual(8);
          for (const tick of ticks) {
            expect(tick).toBeGreaterThanOrEqual(Math.log10(low) - 1e-9);
            expect(tick).toBeLessThanOrEqual(Math.log10(low * ratio) + 1e-9);
          }
        },
      ),
    );
    expect(logTicks(0, 5)).toEqual([]);
  });

  it('labels its ticks apart, however little the equity moved', () => {
    for (const [low, high] of [
      [1e6, 1.0001e6],
      [999_500, 1_002_000],
      [40, 40.01],
      [1e4, 1e7],
    ]) {
      const data = chartData(reportOf({ equity: [low, high] }));
      const { customValues, formatter } = logAxis(data, 0, 1).axisLabel;
      expect(new Set(customValues.map(formatter)).size).toBe(customValues.length);
      const { formatter: linear } = equityOption(data, STILL).yAxis.axisLabel;
      const ticks = [0, 1, 2, 3, 4].map((step) => low + (step * (high - low)) / 4);
      expect(new Set(ticks.map((tick) => linear(tick))).size).toBe(5);
    }
  });

  it('ends the line where nothing is left', () => {
    const { series } = equityOption(chartData(reportOf({ equity: [100, 10, 0] })), { ...STILL, log: true });
    expect(series[0].data.map(([, value]) => value)).toEqual([2, 1, null]);
  });
});

describe('drawing', () => {
  it('thins only what is longer than it can show', () => {
    const sampled = (length: number) =>
      equityOption(chartData(reportOf({ equity: path(length, 1), intraday: true })), STILL).series[0].sampling;
    expect([sampled(DRAWN_IN_FULL), sampled(DRAWN_IN_FULL + 1)]).toEqual([undefined, 'lttb']);
  });

  it('is not bleached by one crash', () => {
    expect(fullColour([...Array.from({ length: 30 }, () => 0.02), -0.6])).toBe(0.02);
    expect(fullColour([])).toBe(0.01);
  });

  it.each(names)('%s is the same SVG every time, without counters of the process', (name) => {
    const report = tenYears(600);
    const svg = renderSvg(report, name);
    expect(renderSvg(tenYears(600), name)).toBe(svg);
    expect(svg).not.toMatch(/zr\d+-|<style|class=/);
    expect(svg.match(/<path /g)!.length).toBeGreaterThan(6);
  });

  it('does not depend on the time zone', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      expect(new Date(0).getTimezoneOffset()).not.toBe(0);
      const there = renderSvg(tenYears(90), 'equity');
      process.env.TZ = 'UTC';
      expect(renderSvg(tenYears(90), 'equity')).toBe(there);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('shows hostile names as text', () => {
    const name = '<script>alert(1)</script>&"';
    const svg = renderSvg(
      reportOf({ equity: path(50, 1), benchmark: path(50, 2), configuration: { strategy: name } }),
      'equity',
    );
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it.each([
    ['one bar', { equity: [100] }],
    ['a flat line', { equity: [100, 100, 100] }],
    ['a total loss', { equity: [100, 0, 0], held: 1 }],
    ['a debt', { equity: [100, -50, -60] }],
  ])('draws %s', (_, sketch) => {
    for (const name of names) expect(renderSvg(reportOf(sketch), name)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
