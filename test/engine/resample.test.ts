// Bars of whole weeks, months, quarters and years, against tables made of single dates.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ColumnCache, type Universe, upTo } from '../../engine/index.js';
import type { MadeAsset } from '../kit/market.js';
import { type HandBar, made } from './made.js';
import { type Case, FIELDS, PERIODS, type Period, anyCase, feedOfCase, nameOf, readings, weekly } from './resampled.js';

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
