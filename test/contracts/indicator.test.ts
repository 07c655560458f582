// What every indicator promises, one suite for all.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Axis, axisOf, everyRow } from '../../engine/axis.js';
import { ColumnCache } from '../../engine/column-cache.js';
import * as engine from '../../engine/indicators/index.js';
import { Series, sourceOf } from '../../engine/series.js';
import { INDICATORS } from './indicators.js';

const clock = { bar: -1, followers: [] };

const seriesOn = (own: readonly number[], axis: Axis, length: number, cache = new ColumnCache()): Series => {
  const column = Float64Array.from({ length }, (_, row) => (axis.latest[row] < 0 ? NaN : own[axis.latest[row]]));
  return new Series({ column, own: null }, axis, clock, cache);
};

const dense = (values: readonly number[], cache?: ColumnCache) =>
  seriesOn(values, everyRow(values.length), values.length, cache);

const price = fc.integer({ min: 100, max: 6000 }).map((cents) => cents / 100);
const prices = fc.oneof(
  fc.array(price, { minLength: 1, maxLength: 40 }),
  fc.array(price, { minLength: 300, maxLength: 600 }),
);
const withHoles = fc.array(fc.oneof({ weight: 6, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) }), {
  minLength: 1,
  maxLength: 40,
});
const window = fc.integer({ min: 1, max: 9 });

describe('the table of indicators', () => {
  it('names every indicator that there is', () => {
    const names = Object.keys(INDICATORS).map((name) => name.split(/[: ]/)[0]);
    expect(Object.keys(engine).filter((name) => !names.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(INDICATORS))('%s', (_, { make, value, needs, size, hasWindow, isShared }) => {
  it('is what its second definition says', () => {
    fc.assert(
      fc.property(fc.oneof(prices, withHoles), window, (values, n) => {
        const { own } = sourceOf(make(dense(values), n));
        for (let k = 0; k < values.length; k += values.length > 100 ? 7 : 1) {
          const seen = values.slice(0, k + 1);
          const expected = value(seen, n);
          const isClose = Object.is(own[k], expected) || Math.abs(own[k] - expected) <= 1e-9 * size(seen, n);
          if (!isClose) throw new Error(`after ${k + 1} observations it is ${own[k]}, should be ${expected}`);
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('is NaN until it has what it needs, and then a number', () => {
    fc.assert(
      fc.property(prices, window, (values, n) => {
        if (needs(n) === Infinity) return;
        const { own } = sourceOf(make(dense(values), n));
        own.forEach((x, k) => expect(Number.isNaN(x)).toBe(k + 1 < needs(n)));
      }),
      { seed: 1 },
    );
  });

  it('gives a prefix for a prefix, to the bit', () => {
    fc.assert(
      fc.property(fc.oneof(prices, withHoles), window, fc.nat(), (values, n, cut) => {
        const length = 1 + (cut % values.length);
        const part = sourceOf(make(dense(values.slice(0, length)), n)).own;
        expect(part).toEqual(sourceOf(make(dense(values), n)).own.slice(0, length));
      }),
      { seed: 1 },
    );
  });

  it("counts the source's own observations, on whatever rows they lie", () => {
    fc.assert(
      fc.property(
        withHoles,
        window,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 40, maxLength: 40 }),
        (values, n, steps) => {
          let row = -1;
          const rows = Int32Array.from(values, (_, k) => (row += steps[k]));
          const sparse = sourceOf(make(seriesOn(values, axisOf(rows, row + 1), row + 1), n));
          expect(sparse.own).toEqual(sourceOf(make(dense(values), n)).own);
          values.forEach((_, k) => expect(sparse.column[rows[k]]).toBe(sparse.own[k]));
        },
      ),
      { seed: 1 },
    );
  });

  it('shares its column between equal calls, and with no other', () => {
    const cache = new ColumnCache();
    const source = dense([10, 12, 11, 14, 9, 30], cache);
    const columns = [3, 3, 2].map((n) => sourceOf(make(source, n)).column);
    expect(columns[0] === columns[1]).toBe(isShared);
    expect(columns[0]).not.toBe(columns[2]);
  });

  it('asks for a whole number of bars', () => {
    if (!hasWindow) return;
    for (const n of [0, -1, 1.5, NaN, Infinity]) expect(() => make(dense([1, 2, 3]), n)).toThrow(RangeError);
  });
});

describe('indicators of several series', () => {
  it('have something new wherever one of their sources has', () => {
    const cache = new ColumnCache();
    const left = seriesOn([1, 2, 3], axisOf(Int32Array.of(0, 2, 4), 6), 6, cache);
    const right = seriesOn([10, 20], axisOf(Int32Array.of(1, 4), 6), 6, cache);
    const both = sourceOf(engine.combine([left, right], (a, b) => a + b));
    expect([...both.axis.rows]).toEqual([0, 1, 2, 4]);
    expect([...both.own]).toEqual([NaN, 11, 12, 23]);
    expect([...both.column]).toEqual([NaN, 11, 12, 12, 23, 23]);
  });

  it('cross on the row of the crossing only', () => {
    const cache = new ColumnCache();
    const axis = axisOf(Int32Array.of(0, 2, 4), 6);
    const cross = engine.crosses(seriesOn([1, 3, 1], axis, 6, cache), seriesOn([2, 2, 2], axis, 6, cache));
    expect([...sourceOf(cross).column]).toEqual([0, 0, 1, 0, -1, 0]);
  });

  it('fail without a series', () => expect(() => engine.indicator([], () => () => 1)).toThrow(RangeError));
});
