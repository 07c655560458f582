// Markets of which bars of weeks, months, quarters and years are made, and what a strategy reads of those.

import * as fc from 'fast-check';

import {
  type ColumnCache,
  type Feed,
  type PriceSeries,
  type Universe,
  simulate,
  sma,
  strategy,
} from '../../engine/index.js';
import { type Market, feedOf } from '../kit/market.js';
import { type HandBar, made, marketOf } from './made.js';

/** A day, in ms. */
export const DAY = 86_400_000;
/** Day 0 of a made-up market, ms UTC. */
export const MONDAY = Date.UTC(2020, 0, 6);
/** All periods. */
export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
/** One of them. */
export type Period = (typeof PERIODS)[number];
/** The five series of a bar. */
export const FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const;

/** What is read of a series of each row: the latest, and the two before. */
export function readings(feed: Feed, of: (universe: Universe) => PriceSeries, columns?: ColumnCache): string[] {
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
export function nameOf(period: Period, day: number): string {
  const date = new Date(MONDAY + day * DAY);
  const iso = date.toISOString();
  if (period === 'year') return iso.slice(0, 4);
  if (period === 'month') return iso.slice(0, 7);
  if (period === 'quarter') return `${iso.slice(0, 4)} ${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
  return new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

/** A market with one instrument that counts, a period, and a row. */
export interface Case {
  readonly days: readonly number[];
  readonly bars: readonly HandBar[];
  /** Days of the calendar; null where there is none. */
  readonly calendar: readonly number[] | null;
  readonly period: Period;
  /** Row of a change or a cut. */
  readonly row: number;
}

/** Rows on some days, a bar on some of those on which the market is open, and a calendar that may reach further. */
export const anyCase: fc.Arbitrary<Case> = fc
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

/** The feed of a case. */
export function feedOfCase(one: Omit<Case, 'row' | 'period'>): Feed {
  const feed = feedOf(marketOfCase(one));
  return one.calendar ? feed : { ...feed, calendars: new Map() };
}

/** The bars of a period of the first instrument. */
export const weekly =
  (period: Period) =>
  ({ assets, resample }: Universe): PriceSeries =>
    resample(assets[0], period);
