// What a strategy prepares with: instruments and series by name, and schedules.

import { describe, expect, it } from 'vitest';

import { type Series, type Universe, simulate, strategy } from '../../engine/index.js';
import { type Market, feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

/** What a series made by `of` reads on each row from `first` on. */
function readings(market: Market, of: (universe: Universe) => Series, first = 0): number[] {
  const seen: number[] = [];
  const reader = strategy({
    about: 'Reads.',
    params: {},
    prepare(_, universe) {
      const series = of(universe);
      return () => void seen.push(series.now);
    },
  });
  simulate(reader, feedOf(market), { cash: 1, first });
  return seen;
}

const flat = (count: number, days?: readonly number[]) =>
  marketOf([made(Array.from({ length: count }, () => 10))], days);

describe('schedules', () => {
  it('every(n) counts from the first evaluated row', () => {
    expect(readings(flat(7), ({ every }) => every(3))).toEqual([1, 0, 0, 1, 0, 0, 1]);
    expect(readings(flat(7), ({ every }) => every(3), 2)).toEqual([1, 0, 0, 1, 0]);
  });

  it('startOf tells the first row of a week, a month and a year on the row itself', () => {
    // The market begins on Monday, 6 January 2020. Rows: Mon, Fri, Sun, Tue 14th (Monday was a holiday), Mon 3
    // February, 1 January 2021.
    const days = [0, 4, 6, 8, 28, 361];
    expect(readings(flat(6, days), ({ startOf }) => startOf('week'))).toEqual([1, 0, 0, 1, 1, 1]);
    expect(readings(flat(6, days), ({ startOf }) => startOf('month'))).toEqual([1, 0, 0, 0, 1, 1]);
    expect(readings(flat(6, days), ({ startOf }) => startOf('year'))).toEqual([1, 0, 0, 0, 0, 1]);
  });

  it('ask for a whole number of rows', () => {
    for (const n of [0, 1.5, NaN])
      expect(() => readings(flat(2), ({ every }) => every(n))).toThrow('give a whole number of rows');
  });
});

describe('names', () => {
  const market: Market = {
    ...marketOf([made([10, 11, 12]), made([5, 6, 7], {}, { symbol: 'B' })]),
    series: [
      { name: 'flow', symbol: '', observations: [{ about: 0, from: 1, value: 3 }] },
      { name: 'pe', symbol: 'B', observations: [{ about: 0, from: 2, value: 15 }] },
    ],
  };

  it('find instruments and series; a value is seen from its publication on', () => {
    expect(readings(market, ({ asset }) => asset('B').close)).toEqual([5, 6, 7]);
    expect(readings(market, ({ series }) => series('flow'))).toEqual([NaN, 3, 3]);
    expect(readings(market, ({ series, assets }) => series('pe', assets[1]))).toEqual([NaN, NaN, 15]);
  });

  it('that are not there are told beside those that are', () => {
    expect(() => readings(market, ({ asset }) => asset('C').close)).toThrow(
      'There is no instrument "C" in the data; there are: A, B.',
    );
    expect(() => readings(market, ({ series }) => series('vix'))).toThrow(
      'There is no series "vix" in the data; there are: flow, pe@B.',
    );
  });
});
