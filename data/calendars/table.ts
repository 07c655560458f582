// What the table of a market's calendar holds, and its dates spelled out.

import { DAY, isoDay } from '../day.js';

/** Trading hours from a date on, on the market's own clock, as `HH:MM`. */
export interface Hours {
  /** ISO date from which they hold. */
  readonly from: string;
  readonly opens: string;
  /** `HH:MM-HH:MM`; empty where trading does not stop. */
  readonly lunch: string;
  /** End of continuous trading. */
  readonly closes: string;
  /** End of continuous trading on a half day; empty where the market has none. */
  readonly half: string;
  /** Minutes by which a closing auction may end after continuous trading. */
  readonly auction: number;
  readonly source: string;
}

/** The calendar of a market as data. */
export interface CalendarTable {
  /** IANA zone of its clock. */
  readonly zone: string;
  /** First and last date that the table tells of, ISO. */
  readonly first: string;
  readonly last: string;
  /** Holidays by the letter that stands before their dates. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Closures that were announced ahead, by year: words such as `n01-01` or `s02-07..02-15`, a letter and the dates of that year. */
  readonly closures: Readonly<Record<number, string>>;
  /** Closures at short notice, by ISO date, each with its reason. */
  readonly unplanned: Readonly<Record<string, string>>;
  /** Sessions that end early, by year: words such as `12-24`. */
  readonly halfDays: Readonly<Record<number, string>>;
  /** Oldest first. */
  readonly hours: readonly Hours[];
  /** Where it was taken from and what it was compared with, in words. */
  readonly sources: readonly string[];
}

/** A weekday on which a market is closed. */
export interface Closure {
  /** ms UTC at midnight. */
  readonly day: number;
  readonly reason: string;
  /** False where it was decided at short notice. */
  readonly isPlanned: boolean;
}

/** Whether a day is a Saturday or Sunday; `day` in ms UTC at midnight. */
export const isWeekend = (day: number): boolean => new Date(day).getUTCDay() % 6 === 0;

const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');

/** Every weekday on which the market is closed, by its day. */
export function closuresOf({ holidays, closures, unplanned }: CalendarTable): ReadonlyMap<number, Closure> {
  const found = new Map<number, Closure>();
  for (const [year, text] of Object.entries(closures)) {
    for (const word of words(text)) {
      const [start, end = start] = word.slice(1).split('..');
      for (let day = isoDay(`${year}-${start}`); day <= isoDay(`${year}-${end}`); day += DAY) {
        if (!isWeekend(day)) found.set(day, { day, reason: holidays[word[0]], isPlanned: true });
      }
    }
  }
  for (const [date, reason] of Object.entries(unplanned)) {
    found.set(isoDay(date), { day: isoDay(date), reason, isPlanned: false });
  }
  return found;
}

/** The sessions that end early, ms UTC at midnight. */
export const halfDaysOf = ({ halfDays }: CalendarTable): ReadonlySet<number> =>
  new Set(Object.entries(halfDays).flatMap(([year, text]) => words(text).map((word) => isoDay(`${year}-${word}`))));
