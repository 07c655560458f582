// The days on which the generated markets trade: weekdays less the scheduled closures of each exchange.

import { DAY, isoDay } from '../day.js';

/** The first and last date of the generated history, ISO. */
export const FIRST_DATE = '2019-12-31';
export const LAST_DATE = '2025-11-21';

/** The markets of the demo. `connect` is the days on which both the mainland and Hong Kong are open. */
export type MarketName = 'mainland' | 'hongKong' | 'us' | 'connect';

// Scheduled closures on weekdays, as the exchanges announced them, one year a line: `month-day`, or `month-day..month-day`.
// Left out: closures at short notice (typhoons and rain in Hong Kong, a day of mourning in New York) and half days.
const CLOSURES = {
  mainland: {
    2020: '01-01 01-24..01-31 04-06 05-01..05-05 06-25 06-26 10-01..10-08',
    2021: '01-01 02-11..02-17 04-05 05-03..05-05 06-14 09-20 09-21 10-01..10-07',
    2022: '01-03 01-31..02-04 04-04 04-05 05-02..05-04 06-03 09-12 10-03..10-07',
    2023: '01-02 01-23..01-27 04-05 05-01..05-03 06-22 06-23 09-29 10-02..10-06',
    2024: '01-01 02-09..02-16 04-04 04-05 05-01..05-03 06-10 09-16 09-17 10-01..10-07',
    2025: '01-01 01-28..02-04 04-04 05-01..05-05 06-02 10-01..10-08',
  },
  hongKong: {
    2020: '01-01 01-27 01-28 04-10 04-13 04-30 05-01 06-25 07-01 10-01 10-02 10-26 12-25',
    2021: '01-01 02-12 02-15 04-02 04-05 04-06 05-19 06-14 07-01 09-22 10-01 10-14 12-27',
    2022: '02-01..02-03 04-05 04-15 04-18 05-02 05-09 06-03 07-01 09-12 10-04 12-26 12-27',
    2023: '01-02 01-23..01-25 04-05 04-07 04-10 05-01 05-26 06-22 10-02 10-23 12-25 12-26',
    2024: '01-01 02-12 02-13 03-29 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26',
    2025: '01-01 01-29..01-31 04-04 04-18 04-21 05-01 05-05 07-01 10-01 10-07 10-29',
  },
  us: {
    2020: '01-01 01-20 02-17 04-10 05-25 07-03 09-07 11-26 12-25',
    2021: '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24',
    2022: '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26',
    2023: '01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25',
    2024: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25',
    2025: '01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01',
  },
} as const;

/** All weekdays of the generated history, or from another ISO date on, ms UTC at midnight, oldest first. */
export function weekdays(from = FIRST_DATE): Float64Array {
  const days: number[] = [];
  for (let time = isoDay(from); time <= isoDay(LAST_DATE); time += DAY) {
    const weekday = new Date(time).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(time);
  }
  return Float64Array.from(days);
}

/** The sessions of a market, ms UTC at midnight of their date, oldest first. A year before 2020 is closed on the dates of a later one,
 *  so that it has about as many sessions as it had. */
export function sessions(market: MarketName, from = FIRST_DATE): Float64Array {
  const closed = (name: keyof typeof CLOSURES) => closures(name, Number(from.slice(0, 4)));
  const dates = market === 'connect' ? union(closed('mainland'), closed('hongKong')) : closed(market);
  return weekdays(from).filter((time) => !dates.has(time));
}

/** The index of the session that has the ISO date; an error where the market was closed. */
export function sessionOn(days: Float64Array, iso: string): number {
  const found = days.indexOf(isoDay(iso));
  if (found < 0) throw new RangeError(`${iso} is not a session`);
  return found;
}

/** The indices of the sessions from one ISO date to another, both included. */
export function sessionsIn(days: Float64Array, from: string, to: string): number[] {
  const [first, last] = [isoDay(from), isoDay(to)];
  return [...days.keys()].filter((k) => days[k] >= first && days[k] <= last);
}

function closures(market: keyof typeof CLOSURES, from: number): Set<number> {
  const closed = new Set<number>();
  const known = Object.values(CLOSURES[market]);
  const first = Number(Object.keys(CLOSURES[market])[0]);
  for (let year = from; year < first + known.length; year++) {
    const words = known[(((year - first) % known.length) + known.length) % known.length];
    for (const word of words.split(' ')) {
      const [start, end = start] = word.split('..');
      for (let time = isoDay(`${year}-${start}`); time <= isoDay(`${year}-${end}`); time += DAY) closed.add(time);
    }
  }
  return closed;
}

const union = (a: Set<number>, b: Set<number>): Set<number> => new Set([...a, ...b]);
