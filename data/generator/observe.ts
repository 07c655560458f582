// Outside series of the generated markets, each value with the time at which it was published.

import { DAY } from '../day.js';
import type { Observations } from '../dataset.js';

const HOUR = 3_600_000;

/** When a value of a date becomes public, ms UTC, from midnight UTC of the date. All of these are plausible, none is a source's
 *  own timetable. */
export const PUBLISHED = {
  /** 15:00 in Shanghai: the close of the mainland. */
  mainlandClose: (day: number) => day + 7 * HOUR,
  /** 16:10 in Hong Kong: after its closing auction, when the mainland has long closed. */
  hongKongClose: (day: number) => day + 8 * HOUR + HOUR / 6,
  /** 20:00 in Shanghai or Hong Kong: figures of the day that need the close. */
  chinaEvening: (day: number) => day + 12 * HOUR,
  /** 08:30 in Shanghai on the next calendar day: fund shares as the exchanges publish them before the open. */
  chinaMorning: (day: number) => day + DAY + HOUR / 2,
  /** 22:00 UTC: figures of the day that need the close in New York. */
  usEvening: (day: number) => day + 22 * HOUR,
  /** 13:00 UTC on the next calendar day, before New York opens. */
  usMorning: (day: number) => day + DAY + 13 * HOUR,
  /** 20:00 in Shanghai on the 25th of the month after the quarter: reports of funds. */
  quarterReport: (day: number) => {
    const date = new Date(day);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - (date.getUTCMonth() % 3) + 3, 25, 12);
  },
} as const satisfies Readonly<Record<string, (day: number) => number>>;

/** A series from its key, `name` or `name@symbol`. */
export function observe(
  key: string,
  days: Float64Array,
  values: Float64Array,
  published: keyof typeof PUBLISHED,
): Observations {
  const [name, symbol = ''] = key.split('@');
  return { name, symbol, dates: days, values, published: days.map(PUBLISHED[published]) };
}
