// Weeks, months, quarters and years of the UTC date.

import { utcMonth } from './clock.js';

/** A stretch of the calendar; weeks begin on Monday. */
export type Period = 'week' | 'month' | 'quarter' | 'year';

const DAY = 86_400_000;

/** Midnight of a time's UTC date, ms UTC. */
export const dayOf = (time: number): number => Math.floor(time / DAY) * DAY;

/** The function that counts the periods of a name, so that two times lie in one period where their counts are equal. Fails on another word,
 *  naming who asked. */
export function periodCount(verb: string, period: Period): (time: number) => number {
  if (!Object.hasOwn(PERIODS, period)) {
    throw new RangeError(`${verb}("${String(period)}"): give ${Object.keys(PERIODS).join(', ')}`);
  }
  return PERIODS[period];
}

/** Counts the periods. Weeks begin on Monday: 1970-01-01 was a Thursday. */
const PERIODS: Readonly<Record<Period, (time: number) => number>> = {
  week: (time) => Math.floor((Math.floor(time / DAY) + 3) / 7),
  month: utcMonth,
  quarter: (time) => Math.floor(utcMonth(time) / 3),
  year: (time) => Math.floor(utcMonth(time) / 12),
};

/** The last date of each period that the calendars (session dates, ms UTC at midnight) have, by the count of the period; without the latest
 *  period, which may still go on. */
export function lastDates(calendars: readonly Float64Array[], count: (time: number) => number): Map<number, number> {
  const latest = new Map<number, number>();
  for (const dates of calendars) {
    for (const date of dates) {
      const period = count(date);
      latest.set(period, Math.max(date, latest.get(period) ?? date));
    }
  }
  latest.delete(Math.max(...latest.keys()));
  return latest;
}
