// Technical indicators where markets are not what textbooks have: nothing moves, nothing trades, bars that contradict themselves.

import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { axisOf, everyRow } from '../../engine/axis.js';
import { ColumnCache } from '../../engine/column-cache.js';
import {
  adx,
  atr,
  bollinger,
  cci,
  donchian,
  ichimoku,
  keltner,
  macd,
  mfi,
  obv,
  type PriceSeries,
  rsi,
  type Series,
  stochastic,
  supertrend,
  trueRange,
  vwap,
} from '../../engine/index.js';
import { Series as Live, sourceOf } from '../../engine/series.js';

type Row = readonly [high: number, low: number, close: number, volume: number];

const clock = { bar: -1, followers: [], unwritten: [] };

function barsOf(rows: readonly Row[]): PriceSeries {
  const cache = new ColumnCache();
  const axis = everyRow(rows.length);
  const series = (at: number) =>
    new Live({ column: Float64Array.from(rows, (row) => row[at]), own: null }, axis, clock, cache);
  return { open: series(2), high: series(0), low: series(1), close: series(2), volume: series(3) };
}

const valuesOf = (series: Series): number[] => [...sourceOf(series).own];
const latest = (series: Series): number => valuesOf(series).at(-1)!;

/** All outputs of all of them, over windows of about n. */
const everyOutput = (bars: PriceSeries, n: number): Readonly<Record<string, Series>> => ({
  rsi: rsi(bars.close, n),
  ...named('macd', macd(bars.close, { fast: n, slow: n + 1, signal: n })),
  ...named('stochastic', stochastic(bars, { n, smooth: n, signal: n })),
  trueRange: trueRange(bars),
  atr: atr(bars, n),
  ...named('adx', adx(bars, n)),
  ...named('bollinger', bollinger(bars.close, n)),
  ...named('donchian', donchian(bars, n)),
  ...named('keltner', keltner(bars, { n, atr: n })),
  cci: cci(bars, n),
  obv: obv(bars),
  mfi: mfi(bars, n),
  vwap: vwap(bars, n),
  'vwap since': vwap(bars, bars.volume),
  ...named('supertrend', supertrend(bars, { n })),
  ...named('ichimoku', ichimoku(bars, { conversion: n, base: n + 1, span: n + 2 })),
});

const named = (name: string, series: object): Record<string, Series> =>
  Object.fromEntries(Object.entries(series).map(([output, one]) => [`${name} ${output}`, one as Series]));

describe('a price that stands still', () => {
  // Levels of which the sum of many, divided by their number, is not what it began with.
  it.each([0.1, 1.1, 3.47, 1e7 / 3])(
    'at %d has neither strength nor range, and its averages are where it is',
    (price) => {
      const rows = Array.from({ length: 60 }, (): Row => [price, price, price, 700]);
      const outputs = everyOutput(barsOf(rows), 9);
      const undefinedThere = ['rsi', 'stochastic k', 'stochastic d', 'adx adx', 'adx plus', 'adx minus', 'cci', 'mfi'];
      const nothing = ['macd line', 'macd signal', 'macd histogram', 'trueRange', 'atr'];
      const isRight = (name: string, value: number): boolean => {
        if (undefinedThere.includes(name)) return Number.isNaN(value);
        if (nothing.includes(name)) return Math.abs(value) <= 1e-14 * price;
        if (name === 'obv') return value === 700;
        if (name === 'supertrend direction') return value === -1;
        return Math.abs(value / price - 1) < 1e-12;
      };
      for (const [name, series] of Object.entries(outputs)) {
        const value = latest(series);
        if (!isRight(name, value)) throw new Error(`${name} is ${value}`);
      }
    },
  );

  it('has a strength again from its first move on, and none is lost for having stood still', () => {
    const closes = [5, 5, 5, 5, 6, 6, 5];
    const strength = valuesOf(rsi(barsOf(closes.map((close): Row => [close, close, close, 1])).close, 2));
    // Averages of rises and falls: 1/2 and 0, then 1/4 and 0, then 1/8 and 1/2.
    expect(strength.map((x) => Math.round(x))).toEqual([NaN, NaN, NaN, NaN, 100, 100, 20]);
  });

  it('leaves the directional index as it was', () => {
    const moving: Row[] = [10, 11, 13, 12, 15, 14, 17].map((x) => [x + 1, x - 1, x, 1]);
    const still: Row[] = Array.from({ length: 5 }, () => [18, 16, 17, 1]);
    const values = valuesOf(adx(barsOf([...moving, ...still]), 2).adx);
    expect(values.slice(7).every((x) => x > 0 && x <= 100)).toBe(true);
  });
});

test('without volume there is no average price by volume and no flow of money', () => {
  const rows = [1, 2, 3, 2, 4].map((x): Row => [x + 1, x, x, 0]);
  const outputs = everyOutput(barsOf(rows), 2);
  const undefinedThere = ['vwap', 'vwap since', 'mfi'].flatMap((name) => valuesOf(outputs[name]));
  expect(undefinedThere).toEqual(Array(15).fill(NaN));
  expect(latest(outputs.obv)).toBe(0);
});

test('without a column of volume only what reads it is missing', () => {
  const rows = [1, 2, 3, 2, 4, 5, 3, 6, 7, 6].map((x): Row => [x + 1, x, x, NaN]);
  const outputs = everyOutput(barsOf(rows), 2);
  const missing = Object.entries(outputs).filter(([, series]) => Number.isNaN(latest(series)));
  expect(missing.map(([name]) => name).toSorted()).toEqual(['mfi', 'obv', 'vwap', 'vwap since']);
});

test('a close outside a range of nothing has no place in it', () => {
  const rows: Row[] = [1, 2, 3, 4, 5].map((x) => [10, 10, 9 + x, 1]);
  expect(valuesOf(stochastic(barsOf(rows), { n: 2, smooth: 1, signal: 1 }).k)).toEqual(Array(5).fill(NaN));
});

describe('whatever the bars are', () => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 30 }) },
    { weight: 1, arbitrary: fc.constantFrom(NaN, 1e-100, 1e100, -5, 0.1) },
  );
  const rows = fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 25 });

  it('nothing is thrown and nothing is infinite, for bars that contradict themselves too', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 6 }), (drawn, n) => {
        for (const [name, series] of Object.entries(everyOutput(barsOf(drawn), n))) {
          const found = valuesOf(series).findIndex((x) => Math.abs(x) === Infinity);
          if (found >= 0) throw new Error(`${name} is infinite on bar ${found}`);
        }
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});

test('what the library makes infinite is no number', () => {
  const rows = [1e200, -1e200].map((x): Row => [x, x, x, 1]);
  expect(latest(bollinger(barsOf(rows).close, 2).upper)).toBeNaN();
});

test('a window of one bar', () => {
  const rows: Row[] = [
    [12, 9, 10, 5],
    [13, 10, 12, 0],
    [12, 8, 12, 4],
    [11, 7, 8, 6],
  ];
  const bars = barsOf(rows);
  expect(valuesOf(rsi(bars.close, 1))).toEqual([NaN, 100, NaN, 0]);
  expect(valuesOf(atr(bars, 1))).toEqual([3, 3, 4, 5]);
  expect(valuesOf(cci(bars, 1))).toEqual([NaN, NaN, NaN, NaN]);
  expect(valuesOf(bollinger(bars.close, 1).upper)).toEqual([10, 12, 12, 8]);
  expect(valuesOf(mfi(bars, 1))).toEqual([NaN, NaN, 0, 0]);
  expect(valuesOf(vwap(bars, 1))).toEqual([31 / 3, NaN, 32 / 3, 26 / 3]);
  expect(valuesOf(adx(bars, 1).plus)).toEqual([NaN, 100 / 3, 0, 0]);
});

test('an average price by volume begins anew on the first bar after a date on which there was none', () => {
  const cache = new ColumnCache();
  // Rows 0 to 5; the instrument has bars on 0, 1, 4 and 5, and something is due on row 2.
  const axis = axisOf(Int32Array.of(0, 1, 4, 5), 6);
  const series = (own: readonly number[]) => {
    const column = Float64Array.from(axis.latest, (at) => own[at]);
    return new Live({ column, own: null }, axis, clock, cache);
  };
  const price = series([10, 20, 30, 60]);
  const bars = { open: price, high: price, low: price, close: price, volume: series([1, 1, 2, 1]) };
  const due = new Live({ column: Float64Array.of(1, 0, 1, 0, 0, 0), own: null }, everyRow(6), clock, cache);
  expect(valuesOf(vwap(bars, due))).toEqual([10, 15, 30, 40]);
  const never = new Live({ column: new Float64Array(6), own: null }, everyRow(6), clock, cache);
  expect(valuesOf(vwap(bars, never))).toEqual([NaN, NaN, NaN, NaN]);
});

test('the cloud at a bar is that of so many bars ago, whatever came since', () => {
  const rows = Array.from({ length: 90 }, (_, k): Row => [k + 2, k, k + 1, 1]);
  const { spanA, spanB } = ichimoku(barsOf(rows));
  // Bar 63, 26 bars before the last: the middles of 9 and 26 bars are 60 and 51.5, that of 52 bars 38.5.
  expect(latest(spanA)).toBe((60 + 51.5) / 2);
  expect(latest(spanB)).toBe(38.5);
});

describe('what makes no sense', () => {
  const bars = barsOf([[2, 1, 1, 1]]);
  it.each<[string, () => unknown, string]>([
    ['a window of macd', () => macd(bars.close, { signal: 0 }), 'macd: the window is 0'],
    ['a window of stochastic', () => stochastic(bars, { smooth: 1.5 }), 'stochastic: the window is 1.5'],
    ['a window of keltner', () => keltner(bars, { atr: 0 }), 'keltner: the window is 0'],
    ['a window of ichimoku', () => ichimoku(bars, { span: -1 }), 'ichimoku: the window is -1'],
    [
      'a width of bollinger',
      () => bollinger(bars.close, 20, NaN),
      'bollinger: the width is NaN; give a number, 0 or more',
    ],
    ['a width of keltner', () => keltner(bars, { width: -1 }), 'keltner: the width is -1'],
    ['a width of supertrend', () => supertrend(bars, { width: Infinity }), 'supertrend: the width is Infinity'],
  ])('%s fails with a sentence', (_, make, says) => expect(make).toThrow(says));
});
