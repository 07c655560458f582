// What a strategy reads of a series, by hand: an instrument with bars on rows 1, 2 and 4 of six.

import { describe, expect, it } from 'vitest';

import { axisOf, everyRow, union } from '../../engine/axis.js';
import { ColumnCache } from '../../engine/column-cache.js';
import { spread } from '../../engine/derived.js';
import { sparseOf, whole } from '../../engine/sparse.js';
import { Series } from '../../engine/series.js';

const axis = axisOf(Int32Array.of(1, 2, 4), 6);
const column = Float64Array.of(NaN, 10, 11, 11, 12, 12);

describe('a series', () => {
  it('repeats where the instrument has no bar, and counts its own bars back', () => {
    const clock = { bar: -1, followers: [], unwritten: [] };
    const series = new Series({ column, own: null }, axis, clock, new ColumnCache());
    const read = (bar: number) => {
      clock.bar = bar;
      return [series.now, series.ago(0), series.ago(1), series.ago(2), series.ago(3)];
    };
    expect(read(-1)).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(read(0)).toEqual([NaN, NaN, NaN, NaN, NaN]);
    expect(read(1)).toEqual([10, 10, NaN, NaN, NaN]);
    expect(read(3)).toEqual([11, 11, 10, NaN, NaN]);
    expect(read(4)).toEqual([12, 12, 11, 10, NaN]);
    expect(read(5)).toEqual([12, 12, 11, 10, NaN]);
  });

  it('has no future', () => {
    const series = new Series({ column, own: null }, axis, { bar: 3, followers: [], unwritten: [] }, new ColumnCache());
    for (const n of [-1, 0.5, NaN, -0.5, Infinity])
      expect(() => series.ago(n)).toThrow(`ago(${n}): give a whole number of bars`);
  });
});

describe('an axis', () => {
  it('tells the latest own observation of each row', () => {
    expect([...axis.latest]).toEqual([-1, 0, 1, 1, 2, 2]);
    // Two observations that became public on one row: the later one is the latest, and one after the feed is not seen.
    expect([...axisOf(Int32Array.of(1, 1, 9), 3).latest]).toEqual([-1, 1, 1]);
  });

  it('of several sources holds the rows of all', () => {
    const other = axisOf(Int32Array.of(0, 4), 6);
    expect([...union([axis, other], 6).rows]).toEqual([0, 1, 2, 4]);
    expect(union([axis, axis], 6)).toBe(axis);
    const dense = everyRow(6);
    expect(union([axis, dense], 6)).toBe(dense);
  });
});

describe('spread', () => {
  it('repeats levels and does not repeat events', () => {
    const own = Float64Array.of(1, -1, 1);
    expect([...spread(own, axis, 6)]).toEqual([NaN, 1, -1, -1, 1, 1]);
    expect([
      ...whole(
        sparseOf([0, 1, 2], (event) => (event === 1 ? -1 : 1)),
        axis,
      ).column,
    ]).toEqual([0, 1, -1, 0, 1, 0]);
  });
});
