// Bars of whole weeks, months, quarters and years, against tables made of single dates.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type Feed,
  type PriceSeries,
  type Universe,
  ColumnCache,
  simulate,
  sma,
  strategy,
  upTo,
} from '../../engine/index.js';
import { type MadeAsset, type Market, feedOf } from '../kit/market.js';
import { type HandBar, made, marketOf } from './made.js';

const DAY = 86_400_000;
const MONDAY = Date.UTC(2020, 0, 6);
const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
type Period = (typeof PERIODS)[number];
const FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const;

/** What is read of a series of each row: the latest, and the two before. */
function readings(feed: Feed, of: (universe: Universe) => PriceSeries, columns?: ColumnCache): string[] {
  const seen: string[] = [];
  const reader = strategy({
    about: 'Reads.',
    params: {},
    prepare(_, universe) {
      const bars = of(universe);
      const mean = sma(bars.close, 2);
      return () => {
        const of = FIELDS.map((name) => [0, 1, 2].map((back) => bars[name].ago(back)).join(' '));
        if (!FIELDS.every((name) => Object.is(bars[name].now, bars[name].ago(0)))) throw new Error('now is not ago(0)');
        seen.push([...of, mean.now.toPrecision(9)].join(', '));
      };
    },
  });
  simulate(reader, feed, { cash: 1, ...(columns && { columns }) });
  return seen;
}

/** The name of the period that a day after the start lies in, from its text; names of later ones come later. */
function nameOf(period: Period, day: number): string {
  const date = new Date(MONDAY + day * DAY);
  const iso = date.toISOString();
  if (period === 'year') return iso.slice(0, 4);
  if (period === 'month') return iso.slice(0, 7);
  if (period === 'quarter') return `${iso.slice(0, 4)} ${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

/** What is known on the last of the days: the whole periods, from the dates of the bars and of the calendar alone. */
function tableOn(
  days: readonly number[],
  bars: MadeAsset['bars'],
  calendar: readonly number[] | null,
  period: Period,
): string {
  const today = days.at(-1)!;
  const isOver = (name: string): boolean => {
    if (name < nameOf(period, today)) return true;
    const isToldAhead = calendar?.some((day) => nameOf(period, day) > name) ?? false;
    return isToldAhead && !calendar!.some((day) => nameOf(period, day) === name && day > today);
  };
  const groups = new Map<string, NonNullable<MadeAsset['bars'][number]>[]>();
  days.forEach((day, row) => {
    const [name, bar] = [nameOf(period, day), bars[row]];
    if (bar && isOver(name)) groups.set(name, [...(groups.get(name) ?? []), bar]);
  });
  const whole = [...groups.values()].map((all) => ({
    open: all[0].open,
    high: Math.max(...all.map(({ high }) => high)),
    low: Math.min(...all.map(({ low }) => low)),
    close: all.at(-1)!.close,
    volume: all.reduce((total, { volume }) => total + volume, 0),
  }));
  const of = FIELDS.map((name) => [1, 2, 3].map((back) => whole.at(-back)?.[name] ?? NaN).join(' '));
  const mean = whole.length < 2 ? NaN : (whole.at(-1)!.close + whole.at(-2)!.close) / 2;
  return [...of, mean.toPrecision(9)].join(', ');
}

interface Case {
  readonly days: readonly number[];
  readonly bars: readonly HandBar[];
  /** Days of the calendar; null where there is none. */
  readonly calendar: readonly number[] | null;
  readonly period: Period;
  /** Row of a change or a cut. */
  readonly row: number;
}

/** Rows on some days, a bar on some of those on which the market is open, and a calendar that may reach further. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    steps: fc.array(
      fc.record({
        step: fc.oneof(
          { weight: 8, arbitrary: fc.integer({ min: 1, max: 3 }) },
          { weight: 1, arbitrary: fc.integer({ min: 4, max: 60 }) },
        ),
        isOpen: fc.constantFrom(true, true, true, false),
        isRow: fc.constantFrom(true, true, true, true, false),
        bar: fc.constantFrom(true, true, true, false),
        prices: fc.array(fc.integer({ min: 50, max: 99 }), { minLength: 4, maxLength: 4 }),
      }),
      { minLength: 8, maxLength: 40, size: 'max' },
    ),
    rows: fc.integer({ min: 5, max: 40 }),
    hasCalendar: fc.constantFrom(true, true, false),
    period: fc.constantFrom<Period>('week', 'week', ...PERIODS),
    row: fc.nat({ max: 40 }),
  })
  .map(({ steps, rows, hasCalendar, period, row }) => {
    let day = -1;
    const all = steps.map((one) => ({ ...one, day: (day += one.step) }));
    const [first, ...shown] = all.filter(({ isRow }, k) => k === 0 || isRow).slice(0, rows);
    const listed = [first, ...shown];
    return {
      days: listed.map((one) => one.day),
      bars: listed.map(({ isOpen, bar, prices: [open, close, ...others] }): HandBar => {
        const prices = [open, close, ...others];
        return isOpen && bar ? [open, Math.max(...prices), Math.min(...prices), close] : null;
      }),
      calendar: hasCalendar ? all.filter(({ isOpen }) => isOpen).map((one) => one.day) : null,
      period,
      row: row % listed.length,
    };
  })
  .filter(({ bars }) => bars.some((bar) => bar !== null));

const marketOfCase = ({ days, bars, calendar }: Omit<Case, 'row' | 'period'>): Market => ({
  ...marketOf(
    [
      made(bars),
      made(
        bars.map(() => 10),
        {},
        { symbol: 'B', market: 'XHKG' },
      ),
    ],
    days,
  ),
  ...(calendar && { calendars: { XNYS: calendar } }),
});

function feedOfCase(one: Omit<Case, 'row' | 'period'>): Feed {
  const feed = feedOf(marketOfCase(one));
  return one.calendar ? feed : { ...feed, calendars: new Map() };
}

const weekly =
  (period: Period) =>
  ({ assets, resample }: Universe): PriceSeries =>
    resample(assets[0], period);

const slicedTo = (one: Case, rows: number): Case => ({
  ...one,
  days: one.days.slice(0, rows),
  bars: one.bars.slice(0, rows),
});

const options = { seed: 1, numRuns: 300 };

describe('bars of a period', () => {
  it('are those that a table of the dates has, on each row', () => {
    let told = 0;
    fc.assert(
      fc.property(anyCase, (one) => {
        const { bars } = made(one.bars);
        const expected = one.days.map((_, row) =>
          tableOn(one.days.slice(0, row + 1), bars.slice(0, row + 1), one.calendar, one.period),
        );
        expect(readings(feedOfCase(one), weekly(one.period))).toEqual(expected);
        told += new Set(expected).size - 1;
      }),
      options,
    );
    // Otherwise the cases would say nothing.
    expect(told).toBeGreaterThan(options.numRuns);
  });

  it('are of the past: a later row that is cut off, or goes another way, changes nothing before', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 40 }), (one, price) => {
        const rows = one.row + 1;
        const whole = readings(feedOfCase(one), weekly(one.period)).slice(0, rows);
        const changed = one.bars.map((bar, row) => (row < rows ? bar : row % 3 === 0 ? null : price));
        if (one.bars.slice(0, rows).some((bar) => bar !== null)) {
          expect(readings(feedOfCase(slicedTo(one, rows)), weekly(one.period))).toEqual(whole);
        }
        expect(readings(feedOfCase({ ...one, bars: changed }), weekly(one.period)).slice(0, rows)).toEqual(whole);
        expect(readings(upTo(feedOfCase(one), rows), weekly(one.period))).toEqual(whole);
      }),
      options,
    );
  });

  it('show nothing of the period that is going on', () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: 1, max: 40 }), (one, price) => {
        const today = one.days[one.row];
        const name = nameOf(one.period, today);
        const { calendar } = one;
        const isOver =
          calendar?.some((day) => nameOf(one.period, day) > name) &&
          !calendar.some((day) => day > today && nameOf(one.period, day) === name);
        if (isOver) return;
        const bars = one.bars.map((bar, row) => (bar && nameOf(one.period, one.days[row]) === name ? price : bar));
        const read = (each: readonly HandBar[]) =>
          readings(feedOfCase({ ...one, bars: each }), weekly(one.period)).slice(0, one.row + 1);
        expect(read(bars)).toEqual(read(one.bars));
      }),
      options,
    );
  });

  it('are the same from a cache that other periods, instruments and ends of the feed have used', () => {
    fc.assert(
      fc.property(anyCase, (one) => {
        const feed = feedOfCase(one);
        const cache = new ColumnCache();
        for (const rows of [one.row + 1, one.days.length]) {
          for (const period of PERIODS) {
            for (const index of [0, 1]) {
              for (const isRaw of [false, true]) {
                const of = ({ assets, resample }: Universe) =>
                  resample(isRaw ? assets[index].raw : assets[index], period);
                expect(readings(upTo(feed, rows), of, cache)).toEqual(readings(upTo(feed, rows), of));
              }
            }
          }
        }
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});

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
