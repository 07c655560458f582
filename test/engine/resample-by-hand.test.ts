// Bars of weeks by hand: holidays, suspensions, listings, splits, sessions within days.

import { describe, expect, it } from 'vitest';

import type { Feed, PriceSeries, Universe } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';
import { DAY, MONDAY, type Period, feedOfCase, readings, weekly } from './resampled.js';

/** Closes of the weekly bars that are seen on each row. */
const closes = (feed: Feed, of: (universe: Universe) => PriceSeries = weekly('week')): number[] =>
  readings(feed, of).map((line) => Number(line.split(', ')[3].split(' ')[0]));

describe('bars of a week by hand', () => {
  // Monday to Friday, and Monday to Wednesday of the next week.
  const days = [0, 1, 2, 3, 4, 7, 8, 9];
  const bars = [10, 11, 12, 13, 14, 15, 16, 17];
  const long = [...days, 10, 11, 14];

  it('are seen on Friday, when the calendar says that it is the last day, and stand still in the week after', () => {
    const feed = feedOfCase({ days, bars, calendar: long });
    expect(closes(feed)).toEqual([NaN, NaN, NaN, NaN, 14, 14, 14, 14]);
    expect(readings(feed, weekly('week'))[4]).toMatch(/^10 NaN NaN, 14 NaN NaN, 10 NaN NaN, 14 NaN NaN, 5000 NaN NaN/);
  });

  it('are seen on the day before a holiday that ends the week, and by a suspended instrument all the same', () => {
    const calendar = long.filter((day) => day !== 4);
    const rows = days.filter((day) => day !== 4);
    expect(closes(feedOfCase({ days: rows, bars: [10, 11, 12, 13, 15, 16, 17], calendar }))).toEqual([
      NaN,
      NaN,
      NaN,
      13,
      13,
      13,
      13,
    ]);
    const suspended = [10, 11, null, null, null, null, 16, 17];
    expect(closes(feedOfCase({ days, bars: suspended, calendar: long }))).toEqual([NaN, NaN, NaN, NaN, 11, 11, 11, 11]);
  });

  it('are seen on the first row of the next week where no calendar tells the end, or where it does not reach', () => {
    expect(closes(feedOfCase({ days, bars, calendar: null }))).toEqual([NaN, NaN, NaN, NaN, NaN, 14, 14, 14]);
    expect(closes(feedOfCase({ days, bars, calendar: days.slice(0, 5) }))).toEqual([...Array(5).fill(NaN), 14, 14, 14]);
  });

  it('begin with the listing, and a week without a bar has none', () => {
    const late = [null, null, null, null, null, 15, null, null];
    const feed = feedOfCase({ days: [...days, 14, 15], bars: [...late, null, 18], calendar: null });
    expect(closes(feed)).toEqual([...Array(8).fill(NaN), 15, 15]);
    const gap = feedOfCase({ days: [0, 7, 14, 21], bars: [10, null, 12, 13], calendar: null });
    expect(readings(gap, weekly('week'))[3]).toMatch(/12 10 NaN/);
  });

  it('leave what trades after the last session of the calendar to the next week: what was seen stays', () => {
    const calendar = long.filter((day) => day !== 4);
    const feed = feedOfCase({ days: [...days, 14], bars: [...bars, 20], calendar });
    expect(closes(feed)).toEqual([NaN, NaN, NaN, 13, 13, 13, 13, 13, 17]);
    expect(readings(feed, weekly('week'))[8]).toMatch(/^14 10 NaN/);
    // So it does where no row lies on the day of that session.
    const rows = [0, 1, 2, 4, 7, 8];
    const sparse = feedOfCase({ days: rows, bars: [10, 11, 12, 14, 15, 16], calendar: [0, 1, 2, 3, 7, 8, 14] });
    expect(closes(sparse)).toEqual([NaN, NaN, NaN, 12, 12, 16]);
  });

  it('of raw prices are as quoted, over a split too, and of a volume that is not known are NaN', () => {
    const split = { row: 2, kind: 'split', value: 2, payRow: 2 } as const;
    const asset = made([10, 10, 5, 5, 5, 6], {}, { actions: [split] });
    const unknown = { ...asset, bars: asset.bars.map((bar, row) => (row === 1 ? { ...bar!, volume: NaN } : bar)) };
    const feed = feedOf({ ...marketOf([unknown], [0, 1, 2, 3, 4, 7]) });
    expect(readings(feed, weekly('week'))[5]).toMatch(/^10 NaN NaN, 10 NaN NaN, 10 NaN NaN, 10 NaN NaN, NaN NaN NaN/);
    expect(readings(feed, ({ assets, resample }) => resample(assets[0].raw, 'week'))[5]).toMatch(
      /^10 NaN NaN, 10 NaN NaN, 5 NaN NaN, 5 NaN NaN, NaN NaN NaN/,
    );
  });

  it('of bars within days are seen on the first row after the last day, whatever the calendar says of it', () => {
    const rows = [3, 3.1, 3.2, 4, 4.1, 4.2, 7, 7.1];
    const one = { days: rows, bars: [1, 2, 3, 4, 5, 6, 7, 8], calendar: [3, 4, 7, 14] };
    const feed: Feed = {
      ...feedOfCase(one),
      frequency: 'intraday',
      time: Float64Array.from(rows, (day) => MONDAY + day * DAY),
    };
    expect(closes(feed)).toEqual([...Array(6).fill(NaN), 6, 6]);
    // Another market trades on Friday; this one's week ended on Thursday.
    const early = { ...feed, calendars: new Map([['XNYS', Float64Array.of(MONDAY + 3 * DAY, MONDAY + 7 * DAY)]]) };
    expect(closes(early)).toEqual([NaN, NaN, NaN, 3, 3, 3, 3, 3]);
  });

  it('ask for an instrument of the run, and for a period', () => {
    const feed = feedOfCase({ days, bars, calendar: long });
    expect(() => closes(feed, ({ resample, assets }) => resample({ ...assets[0].raw }, 'week'))).toThrow(
      'give an instrument of this run',
    );
    expect(() => closes(feed, weekly('day' as Period))).toThrow('resample("day"): give week, month, quarter, year');
  });
});
