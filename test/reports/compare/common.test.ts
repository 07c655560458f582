// What runs have in common and what not: labels, holdings, trades, settings, assumptions.

import { describe, expect, it } from 'vitest';
import { compare } from '../../../reports/compare/compare.js';
import { labelsOf } from '../../../reports/compare/labels.js';
import { overlaps } from '../../../reports/compare/overlap.js';
import { differentSettings, ownAssumptions } from '../../../reports/compare/settings.js';
import { commonWindow } from '../../../reports/compare/window.js';
import { width } from '../../../reports/render/clean.js';
import type { Result } from '../../../reports/saved/result.js';
import type { Table } from '../../../reports/saved/tables.js';
import { noise, runOf } from './pairs.js';

const returns = noise(1, 20);
const day = (row: number, { tables }: Result) => tables['equity.csv'].date[row];

/** A result with other positions: each a row, a symbol and a weight. */
function holding(result: Result, held: readonly (readonly [row: number, symbol: string, weight: number])[]): Result {
  const { equity } = result.tables['equity.csv'];
  const column = (of: (each: (typeof held)[number]) => number) => Float64Array.from(held, of);
  const exposure = column(([row, , weight]) => weight * equity[row]);
  const table: Table<'positions.csv'> = {
    date: column(([row]) => day(row, result)),
    symbol: held.map(([, symbol]) => symbol),
    quantity: column(() => 1),
    price: exposure,
    value: exposure,
    exposure,
  };
  return { ...result, tables: { ...result.tables, 'positions.csv': table } };
}

describe('labels', () => {
  const run = (name: string, strategy = name, params: Record<string, unknown> = {}) =>
    runOf(name, returns, { configuration: { strategy, params } });

  it('are the folders, with what is above where that is needed', () => {
    expect(labelsOf([run('out/a/'), run('./out/b')])).toEqual(['a', 'b']);
    expect(labelsOf([run('x/run', 's'), run('y/run', 't')])).toEqual(['x/run', 'y/run']);
    expect(labelsOf([run('same', 's'), run('same', 's')])).toEqual(['same', 'same#2']);
  });

  it('are the params in which runs of one strategy differ', () => {
    const dips = [0.03, 0.05].map((dip) => run(`out/${dip}`, 's', { dip, window: 10 }));
    expect(labelsOf(dips)).toEqual(['dip 0.03', 'dip 0.05']);
    expect(labelsOf([...dips, run('c', 't')])).toEqual(['0.03', '0.05', 'c']);
    expect(labelsOf([run('a', 's', { list: [1] }), run('b', 's', { list: [2] })])).toEqual(['a', 'b']);
  });

  it('are short, unlike each other and harmless, whatever the folders are called', () => {
    const names = [
      'a'.repeat(60) + '1',
      'a'.repeat(60) + '2',
      '../..',
      '/',
      '__proto__',
      '\u202e\u0007<b>',
      '中'.repeat(40),
    ];
    const labels = labelsOf(names.map((name) => run(name)));
    expect(new Set(labels).size).toBe(names.length);
    for (const label of labels) {
      expect(width(label)).toBeLessThanOrEqual(18);
      expect(label).toMatch(/^[^\u0000-\u001f\u202e]+$/); // oxlint-disable-line no-control-regex
    }
  });
});

describe('holdings', () => {
  const { result } = runOf('a', returns);
  const of = (a: Result, b: Result) => overlaps([a, b], commonWindow([a, b]))[0][1];

  it('overlap by the smaller weight, long with long and short with short', () => {
    const a = holding(result, [
      [0, 'X', 0.5],
      [0, 'Y', 0.3],
      [1, 'X', 0.4],
      [2, 'X', 0.4],
    ]);
    const b = holding(result, [
      [0, 'X', 0.2],
      [0, 'Y', 0.6],
      [1, 'X', -0.4],
      [3, 'Z', 1],
    ]);
    const { held, both, either } = of(a, b);
    expect(held).toBeCloseTo((0.2 + 0.3) / 21, 12);
    expect([both, either]).toEqual([2 / 21, 4 / 21]);
  });

  it('of a run with itself are all that it holds, and its returns are those', () => {
    const a = holding(result, [[3, 'X', 0.25]]);
    const { held, correlation } = of(a, a);
    expect(held).toBeCloseTo(0.25 / 21, 12);
    expect(correlation).toBeCloseTo(1, 12);
  });
});

describe('trades', () => {
  it('are common by instrument, direction and day, each counted once', () => {
    const fills = (last: number) => [
      { bar: 1, side: 1 as const },
      { bar: 4, side: -1 as const },
      { bar: 6, side: 1 as const },
      { bar: last, side: -1 as const },
    ];
    const [a, b] = [9, 12].map((last) => runOf('a', returns, { fills: fills(last) }).result);
    const { trades, entered, whole } = overlaps([a, b], commonWindow([a, b]))[0][1];
    expect([trades, entered, whole]).toEqual([[2, 2], 2, 1]);
  });
});

describe('settings', () => {
  it('that differ are told, and no others', () => {
    const a = runOf('a', returns, { configuration: { slippage: 5, params: { dip: 0.03, window: 10 } } }).result;
    const b = runOf('b', returns, { configuration: { slippage: 7, params: { dip: 0.05, window: 10 } } }).result;
    expect(differentSettings([a, b])).toEqual([
      { name: 'param dip', values: ['0.03', '0.05'] },
      { name: 'slippage', values: ['5', '7'] },
    ]);
    expect(differentSettings([a, a])).toEqual([]);
    expect(differentSettings([a, { ...a, fingerprint: '0'.repeat(64) }])).toEqual([
      { name: 'data fingerprint', values: [a.fingerprint.slice(0, 12), '0'.repeat(12)] },
    ]);
  });

  it('params that one strategy has alone stand in one row', () => {
    const own = (params: Record<string, unknown>) => runOf('a', returns, { configuration: { params } }).result;
    expect(differentSettings([own({ every: 5, dip: 0.1, list: ['x'] }), own({ every: 5 })])).toEqual([
      { name: 'other params', values: ['dip 0.1, list x', ''] },
    ]);
  });

  it('assumptions say who makes them', () => {
    const a = runOf('a', returns, { configuration: { fill: 'same-close' } });
    const b = runOf('b', returns);
    const own = ownAssumptions([a.result, b.result]);
    expect(own.length).toBeGreaterThan(0);
    for (const { text, made } of own)
      expect(made).toEqual([a.result.assumptions.includes(text), b.result.assumptions.includes(text)]);
    expect(compare([a, a], { draws: 99 }).assumptions).toEqual([]);
  });
});
