// What the charts draw is what happened.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DRAWN_ASSETS } from '../../../reports/charts/assets.js';
import { chartData } from '../../../reports/charts/data.js';
import { equityOption, logAxis, logTicks } from '../../../reports/charts/equity.js';
import { CHARTS, type ChartName } from '../../../reports/charts/index.js';
import { keptRows } from '../../../reports/charts/kept-rows.js';
import { fullColour } from '../../../reports/charts/monthly.js';
import { STILL } from '../../../reports/charts/still.js';
import { renderSvg } from '../../../reports/charts/svg.js';
import { resultOf } from '../../../reports/saved/result-of.js';
import { charted } from '../charts/charted.js';
import { path, reportOf, type Sketch, tenYears } from './fixture.js';

const names = Object.keys(CHARTS) as ChartName[];
const sketched = (sketch: Sketch) => resultOf(reportOf(sketch));

describe('chart data', () => {
  it('counts rows from the first evaluated one, and puts what died at the end on the last', () => {
    const result = sketched({
      equity: [100, 110, 99, 120],
      lead: 5,
      held: 0.5,
      fills: [{ bar: 1 }],
      refusals: [{ bar: 4, reason: 'the run ended', order: 1 }],
    });
    const data = chartData(result);
    expect(data.time).toHaveLength(4);
    expect([...data.equity]).toEqual([100, 110, 99, 120]);
    expect([...data.drawdown].map((value) => Number(value.toFixed(12)))).toEqual([0, 0, -0.1, 0]);
    expect([...data.gross]).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(data.assets[0].fills).toEqual([{ row: 1, side: 1, quantity: 100, price: 0.11, kind: 'bought' }]);
    expect(data.assets[0].refusals).toEqual([{ row: 3, quantity: 100, reason: 'the run ended' }]);
    expect(data.assets[0].close).toHaveLength(4);
  });

  it('names a daily row by its date whatever the hour of its close', () => {
    const { time } = chartData(sketched({ equity: [1, 1], start: '2024-01-02' }));
    expect(Array.from(time, (each) => new Date(each).toISOString())).toEqual([
      '2024-01-02T00:00:00.000Z',
      '2024-01-03T00:00:00.000Z',
    ]);
  });

  it('draws the most traded of many instruments', () => {
    const symbols = Array.from({ length: 70 }, (_, index) => `S${index}`);
    const fills = symbols.flatMap((_, asset) =>
      Array.from({ length: 1 + (asset % 20) }, (_, at) => ({ asset, bar: at })),
    );
    const data = chartData(sketched({ equity: path(40, 1), symbols, fills }));
    expect(data.tradedCount).toBe(70);
    expect(data.assets).toHaveLength(DRAWN_ASSETS);
    expect(data.assets.map(({ symbol }) => symbol).slice(0, 4)).toEqual(['S19', 'S39', 'S59', 'S18']);
  });
});

describe('rows of a very long run', () => {
  const FULL = 5000;
  const length = FULL * 6;
  const equity = Float64Array.from(path(length, 11, 0));
  const fills = [{ bar: 7 }, { bar: 12_347, side: -1 as const }];

  it('are all drawn up to a bound', () => {
    expect(keptRows(equity.subarray(0, FULL), [], FULL)).toHaveLength(FULL);
  });

  it('keep both ends, the extremes and every mark, in order', () => {
    const rows = keptRows(equity, [7, 12_347], FULL, FULL / 4);
    expect(rows.length).toBeLessThanOrEqual(FULL);
    expect(rows.every((row, at) => at === 0 || row > rows[at - 1])).toBe(true);
    const extremes = [
      equity.indexOf(equity.reduce((a, b) => Math.min(a, b))),
      equity.indexOf(equity.reduce((a, b) => Math.max(a, b))),
    ];
    for (const row of [0, 7, 12_347, length - 1, ...extremes]) expect(rows).toContain(row);
  });

  it('leave each mark on its bar and each value at its time', () => {
    const report = reportOf({ equity: Array.from(equity), intraday: true, fills });
    const data = chartData(resultOf(report), 'en', FULL);
    expect(data.bars).toBe(length);
    expect(data.assets[0].fills.map(({ row }) => data.time[row])).toEqual(
      fills.map(({ bar }) => report.feed.time[bar]),
    );
    const rows = keptRows(equity, [7, 12_347], FULL);
    expect(data.equity).toEqual(Float64Array.from(rows, (row) => equity[row]));
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
      const data = chartData(sketched({ equity: [low, high] }));
      const { customValues, formatter } = logAxis(data, { from: 0, to: 1 }).axisLabel;
      expect(new Set(customValues.map(formatter)).size).toBe(customValues.length);
      const { formatter: linear } = equityOption(data, STILL).yAxis[0].axisLabel;
      const ticks = [0, 1, 2, 3, 4].map((step) => low + (step * (high - low)) / 4);
      expect(new Set(ticks.map((tick) => linear(tick))).size).toBe(5);
    }
  });

  it('ends the line where nothing is left', () => {
    const { series } = equityOption(chartData(sketched({ equity: [100, 10, 0] })), { ...STILL, log: true });
    expect(series[0].data.map(([, value]) => value)).toEqual([2, 1, null]);
  });
});

describe('drawing', () => {
  it('is not bleached by one crash', () => {
    expect(fullColour([...Array.from({ length: 30 }, () => 0.02), -0.6])).toBe(0.02);
    expect(fullColour([])).toBe(0.01);
  });

  it.each(names)('%s is the same SVG every time, without counters of the process', (name) => {
    const svg = renderSvg(charted(600), name);
    expect(renderSvg(charted(600), name)).toBe(svg);
    expect(svg).not.toMatch(/zr\d+-|<style|class=/);
    expect(svg.match(/<path /g)!.length).toBeGreaterThan(6);
  });

  it('does not depend on the time zone', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      expect(new Date(0).getTimezoneOffset()).not.toBe(0);
      const there = renderSvg(resultOf(tenYears(90)), 'equity');
      process.env.TZ = 'UTC';
      expect(renderSvg(resultOf(tenYears(90)), 'equity')).toBe(there);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('shows hostile names as text', () => {
    const name = '<script>alert(1)</script>&"';
    const svg = renderSvg(
      sketched({ equity: path(50, 1), benchmark: path(50, 2), configuration: { strategy: name } }),
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
    for (const name of names) expect(renderSvg(sketched(sketch), name)).not.toMatch(/NaN|undefined|Infinity/);
  });
});
