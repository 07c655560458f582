// Schedules by the calendars of markets, against definitions from single dates.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { axisOf } from '../../engine/axis.js';
import { ColumnCache } from '../../engine/column-cache.js';
import type { Feed, Universe } from '../../engine/index.js';
import { sourceOf } from '../../engine/series.js';
import { universe } from '../../engine/universe.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

/** What a universe has from its data. */
type Data = Omit<Universe, 'paper'>;

const DAY = 86_400_000;
const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
const day = (iso: string): number => Date.parse(iso);

/** A feed with one row for each date, and an instrument of each market. */
function feedWith(dates: readonly number[], calendars: Readonly<Record<string, readonly number[]>>): Feed {
  const bars = dates.map(() => 10);
  const assets = ['XSHG', 'XNYS'].map((market) => made(bars, {}, { market, symbol: market }));
  return {
    ...feedOf(marketOf(assets)),
    time: Float64Array.from(dates, (date) => date + 21 * 3_600_000),
    calendars: new Map(Object.entries(calendars).map(([name, days]) => [name, Float64Array.from(days)])),
  };
}

/** The flags of a schedule as dates. */
function dates(feed: Feed, of: (universe: Data) => ReturnType<Universe['every']>, first = 0): string[] {
  const { column } = sourceOf(of(universe(feed, { bar: -1, followers: [], unwritten: [] }, new ColumnCache(), first)));
  expect([...column].filter((flag) => flag !== 0 && flag !== 1)).toEqual([]);
  return [...feed.time].filter((_, row) => column[row] === 1).map((time) => new Date(time).toISOString().slice(0, 10));
}

/** The name of the period that a date lies in, from its text. */
function nameOf(period: (typeof PERIODS)[number], date: number): string {
  const iso = new Date(date).toISOString();
  if (period === 'year') return iso.slice(0, 4);
  if (period === 'month') return iso.slice(0, 7);
  if (period === 'quarter') return `${iso.slice(0, 4)} ${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
  return new Date(date - ((new Date(date).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

/** Days with steps of up to three weeks, so that a few of them cross months and years. */
const anyDays = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 20 }), markets: fc.constantFrom('both', 'XSHG', 'XNYS') }), {
    minLength: 2,
    maxLength: 40,
  })
  .map((steps) => {
    let date = day('2019-11-25');
    return steps.map(({ step, markets }) => ({ date: (date += (step > 14 ? step : 1 + (step % 4)) * DAY), markets }));
  });

const anyCase = fc.record({
  days: anyDays,
  cut: fc.nat({ max: 40 }),
  period: fc.constantFrom(...PERIODS),
  market: fc.constantFrom('XSHG', 'XNYS'),
  n: fc.integer({ min: 1, max: 5 }),
  first: fc.nat({ max: 5 }),
});

/** The feed on the first rows of some days, with the calendars of all of them. */
function cutFeed(days: readonly { readonly date: number; readonly markets: string }[], rows: number) {
  const of = (market: string) =>
    days.filter(({ markets }) => markets === 'both' || markets === market).map(({ date }) => date);
  const calendars = { XSHG: of('XSHG'), XNYS: of('XNYS') };
  return {
    feed: feedWith(
      days.slice(0, rows).map(({ date }) => date),
      calendars,
    ),
    calendars,
  };
}

const iso = (days: readonly number[]): string[] => days.map((date) => new Date(date).toISOString().slice(0, 10));

describe('schedules of a market', () => {
  it('are what single dates say', () => {
    fc.assert(
      fc.property(anyCase, ({ days, cut, period, market, n, first }) => {
        const rows = Math.max(1, Math.min(cut, days.length));
        const { feed, calendars } = cutFeed(days, rows);
        const all = calendars[market as 'XSHG'];
        const seen = all.filter((date) => date <= days[rows - 1].date);
        const isNew = (date: number, other: number | undefined) =>
          other === undefined || nameOf(period, other) !== nameOf(period, date);
        expect(dates(feed, ({ startOf }) => startOf(period, market))).toEqual(
          iso(seen.filter((date, k) => isNew(date, seen[k - 1]))),
        );
        expect(dates(feed, ({ endOf }) => endOf(period, market))).toEqual(
          iso(seen.filter((date, k) => k + 1 < all.length && isNew(date, all[k + 1]))),
        );
        const from = days[Math.min(first, rows - 1)].date;
        const evaluated = seen.filter((date) => date >= from);
        expect(dates(feed, ({ every }) => every(n, market), Math.min(first, rows - 1))).toEqual(
          iso(evaluated.filter((_, k) => k % n === 0)),
        );
      }),
      { seed: 1, numRuns: 400 },
    );
  });

  it('stay as they are when the rows are cut and the calendar is not', () => {
    fc.assert(
      fc.property(anyCase, ({ days, cut, period, market, n }) => {
        const rows = Math.max(1, Math.min(cut, days.length));
        const [whole, part] = [cutFeed(days, days.length).feed, cutFeed(days, rows).feed];
        const schedules: ((universe: Data) => ReturnType<Universe['every']>)[] = [
          ({ every }) => every(n, market),
          ({ startOf }) => startOf(period, market),
          ({ endOf }) => endOf(period, market),
          ({ startOf }) => startOf(period),
          ({ endOf }) => endOf(period),
        ];
        const last = new Date(part.time[rows - 1]).toISOString().slice(0, 10);
        for (const of of schedules) expect(dates(part, of)).toEqual(dates(whole, of).filter((date) => date <= last));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('begin and end each period once, in turns', () => {
    fc.assert(
      fc.property(anyCase, fc.boolean(), ({ days, period, market }, byMarket) => {
        const { feed } = cutFeed(days, days.length);
        const starts = dates(feed, ({ startOf }) => (byMarket ? startOf(period, market) : startOf(period)));
        const ends = dates(feed, ({ endOf }) => (byMarket ? endOf(period, market) : endOf(period)));
        // The last period has begun and is not known to have ended.
        expect(ends.length).toBe(Math.max(0, starts.length - 1));
        ends.forEach((end, k) => {
          expect(starts[k] <= end && end < starts[k + 1]).toBe(true);
          expect(nameOf(period, day(starts[k]))).toBe(nameOf(period, day(end)));
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('schedules by hand', () => {
  const january = ['2020-01-29', '2020-01-30', '2020-01-31', '2020-02-03', '2020-02-04'].map(day);
  const feed = feedWith(january, { XNYS: january, XSHG: [january[0], january[4], day('2020-03-02')] });

  it('tell the end of the month by the calendar of each market, which closes for the new year', () => {
    expect(dates(feed, ({ endOf }) => endOf('month', 'XNYS'))).toEqual(['2020-01-31']);
    expect(dates(feed, ({ endOf }) => endOf('month', 'XSHG'))).toEqual(['2020-01-29', '2020-02-04']);
    expect(dates(feed, ({ endOf }) => endOf('month'))).toEqual(['2020-01-31', '2020-02-04']);
    expect(dates(feed, ({ startOf }) => startOf('month', 'XSHG'))).toEqual(['2020-01-29', '2020-02-04']);
  });

  it('take an instrument for its market', () => {
    const of = (symbol: string) =>
      dates(feed, ({ endOf, asset }) => endOf('month', asset(symbol))).concat(
        dates(feed, ({ every, asset }) => every(2, asset(symbol))),
      );
    expect(of('XSHG')).toEqual(['2020-01-29', '2020-02-04', '2020-01-29']);
  });

  it('of an instrument without a calendar go by its own bars, which tell no end ahead', () => {
    const bare: Feed = { ...feed, calendars: new Map() };
    const half: Feed = {
      ...bare,
      assets: bare.assets.map((asset) => ({ ...asset, axis: axisOf(Int32Array.of(1, 3), 5) })),
    };
    expect(dates(half, ({ startOf, asset }) => startOf('month', asset('XSHG')))).toEqual(['2020-01-30', '2020-02-03']);
    for (const of of [
      ({ endOf, asset }: Data) => endOf('month', asset('XSHG')),
      ({ endOf }: Data) => endOf('month'),
      ({ every }: Data) => every(2, 'XSHG'),
    ]) {
      expect(() => dates(bare, of)).toThrow('There is no calendar of the market');
    }
  });

  it('name what they do not know', () => {
    expect(() => dates(feed, ({ every }) => every(2, 'XHKG'))).toThrow(
      'There is no calendar of the market "XHKG" in the data; there are: XNYS, XSHG.',
    );
    expect(() => dates(feed, ({ endOf }) => endOf('day' as 'week'))).toThrow('endOf("day"): give week, month, quarter');
    expect(() => dates(feed, ({ every }) => every(0, 'XNYS'))).toThrow('give a whole number of rows');
    expect(() => dates(feed, ({ every }) => every(1, { symbol: 'C' } as never))).toThrow('give a market');
  });

  it('of bars within a day stand on the first row of a session', () => {
    const hours = [0, 1, 2, 24, 25, 26].map((hour) => day('2020-01-31') + hour * 3_600_000);
    const calendar = [day('2020-01-31'), day('2020-02-01'), day('2020-03-02')];
    const hourly = feedWith(hours, { XSHG: calendar, XNYS: calendar });
    const intraday: Feed = {
      ...hourly,
      frequency: 'intraday',
      time: Float64Array.from(hours),
      assets: hourly.assets.map((asset, k) => ({ ...asset, axis: axisOf(Int32Array.of(k + 1, 2, 4, 5), 6) })),
    };
    const rows = (of: (universe: Data) => ReturnType<Universe['every']>) => {
      const { column } = sourceOf(
        of(universe(intraday, { bar: -1, followers: [], unwritten: [] }, new ColumnCache(), 0)),
      );
      return [...column.keys()].filter((row) => column[row] === 1);
    };
    expect(rows(({ endOf }) => endOf('month', 'XSHG'))).toEqual([1, 4]);
    expect(rows(({ endOf }) => endOf('month', 'XNYS'))).toEqual([2, 4]);
    expect(rows(({ startOf }) => startOf('month', 'XNYS'))).toEqual([2, 4]);
    expect(rows(({ every }) => every(2, 'XSHG'))).toEqual([1]);
    expect(rows(({ endOf }) => endOf('month'))).toEqual([0, 3]);
  });
});
