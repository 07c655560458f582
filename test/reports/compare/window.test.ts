// Where runs can be compared: their common closes, what is computed anew there, and what is said of runs that share less.

import { describe, expect, it } from 'vitest';
import { compare } from '../../../reports/compare/compare.js';
import { compareDocument } from '../../../reports/compare/document.js';
import { commonWindow } from '../../../reports/compare/window.js';
import { width } from '../../../reports/render/clean.js';
import { layoutText } from '../../../reports/render/text.js';
import { METRICS } from '../../../reports/metrics/index.js';
import { noise, runOf } from './pairs.js';

const draws = 99;
const phrases = (runs: Parameters<typeof compare>[0]) => compare(runs, { draws }).remarks.map(({ phrase }) => phrase);

describe('common window', () => {
  it('is the whole where the runs have the same dates, and the figures are those of their files', () => {
    const [a, b] = [runOf('a', noise(1, 100)), runOf('b', noise(2, 100))];
    const { window, runs } = compare([a, b], { draws });
    expect([window.kind, window.time.length, window.periodsPerYear]).toEqual(['same', 101, 252]);
    expect(runs[1].metrics).toBe(b.result.metrics);
  });

  it('is where they overlap, and what follows from the curve is that of a run of these dates alone', () => {
    const long = noise(1, 300);
    const a = runOf('a', long, { start: '2020-01-01' });
    // 100 sessions later, counted in weeks.
    const b = runOf('b', noise(2, 200), { start: '2020-05-20' });
    const { window, runs, against } = compare([a, b], { draws });
    expect([window.kind, window.time.length, window.skipped]).toEqual(['common', 201, [0, 0]]);
    const alone = runOf('a', long.slice(100), { start: '2020-05-20' }).result.metrics;
    for (const name of ['cagr', 'sharpe', 'maxDrawdown', 'expectedShortfall', 'totalReturn'] as const)
      expect(runs[0].metrics[name]).toBeCloseTo(alone[name], 12);
    expect(runs[0].metrics.trades).toBe(a.result.metrics.trades);
    expect(
      against[0].metrics.every(({ metric }) => METRICS[metric].ofCurve || METRICS[metric].family === 'benchmark'),
    ).toBe(true);
    expect(runs[0].growth[0]).toBe(1);
    expect(runs[0].growth[200]).toBeCloseTo(1 + alone.totalReturn, 12);
  });

  it('passes over closes that one of them has not, and counts the returns a year by the calendar then', () => {
    const a = runOf('a', noise(1, 250));
    const b = { ...a.result, tables: { ...a.result.tables } };
    const curve = a.result.tables['equity.csv'];
    const holes = (column: Float64Array) => column.filter((_, row) => row % 5 !== 2);
    const thinned = Object.fromEntries(Object.entries(curve).map(([name, column]) => [name, holes(column)]));
    Object.assign(b.tables, { 'equity.csv': thinned });
    const { window, remarks } = compare([a, { name: 'b', result: b }], { draws });
    expect([window.kind, window.time.length, window.skipped]).toEqual(['common', 201, [50, 0]]);
    const years = (window.time[200] - window.time[0]) / (365.25 * 86_400_000);
    expect(window.periodsPerYear).toBeCloseTo(200 / years, 12);
    expect(remarks.map(({ phrase }) => phrase)).toContain(
      '{run} has {count} closes between these that another run has not; its returns run across them.',
    );
  });

  it('of an intraday run and a daily one has the last close of each date', () => {
    const a = runOf('a', noise(1, 3000), { intraday: true, start: '2020-01-01' });
    const b = runOf('b', noise(2, 30), { start: '2020-01-01' });
    const { time, rows, frequency } = commonWindow([a.result, b.result]);
    const dates = a.result.tables['equity.csv'].date;
    expect(frequency).toBe('daily');
    expect(time.length).toBe(3);
    for (const row of rows[0])
      expect(
        row === dates.length - 1 || new Date(dates[row + 1]).getUTCDate() !== new Date(dates[row]).getUTCDate(),
      ).toBe(true);
  });
});

describe('runs that share less', () => {
  it('without common dates stand side by side, and nothing is tested', () => {
    const runs = [runOf('a', noise(1, 50), { start: '2020-01-01' }), runOf('b', noise(2, 50), { start: '2021-01-01' })];
    const { window, against, runs: both } = compare(runs, { draws });
    expect([window.kind, against]).toEqual(['none', []]);
    expect(both[1].metrics).toBe(runs[1].result.metrics);
    expect(phrases(runs)[0]).toContain('fewer than two evaluated closes');
    expect(layoutText(compareDocument(compare(runs, { draws })))).not.toContain('* ');
  });

  it('of other base currencies are compared by growth, and amounts of money are not', () => {
    const runs = [runOf('a', noise(1, 100)), runOf('b', noise(2, 100), { configuration: { base: 'CNY' } })];
    const { against, sameBase } = compare(runs, { draws });
    expect(sameBase).toBe(false);
    expect(against[0].metrics.some(({ metric }) => METRICS[metric].unit === 'money')).toBe(false);
    expect(against[0].metrics.some(({ metric }) => metric === 'cagr')).toBe(true);
    expect(phrases(runs).join(' ')).toContain('The accounts are kept in {currencies}');
  });

  it.each([
    ['a single close', []],
    ['two closes', [0.01]],
    ['a flat line', [0, 0, 0, 0, 0, 0]],
    ['a total loss', [0.01, -1, 0, 0]],
  ])('%s: nothing is invented', (_, returns) => {
    const comparison = compare([runOf('a', returns), runOf('b', returns)], { draws });
    for (const language of ['en', 'zh'] as const) {
      const text = layoutText(compareDocument(comparison, language));
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('one run, or more than ten, are refused in a sentence', () => {
    const run = runOf('a', noise(1, 20));
    expect(() => compare([run])).toThrow('two results or more');
    expect(() => compare(Array.from({ length: 11 }, () => run))).toThrow('at most 10');
  });
});

describe('on a terminal', () => {
  const wild = '<script>alert(1)</script>\u202e 中文的名字非常非常长而且没有尽头\n🌊';
  const many = Array.from({ length: 5 }, (_, at) =>
    runOf(`results/${wild}${at}`, noise(at + 1, 120), { configuration: { strategy: `s${at}` } }),
  );

  it.each(['en', 'zh'] as const)('no line is wider than 80 columns, in %s', (language) => {
    for (const runs of [many.slice(0, 2), many.slice(0, 3), many]) {
      const text = layoutText(compareDocument(compare(runs, { draws }), language));
      expect(text.split('\n').filter((line) => width(line) > 80)).toEqual([]);
      expect(text).not.toContain('\u202e');
    }
  });
});
