// The moments of one session: from the hours on the market's own clock, summer time included.

import { isoDay } from '../day.js';
import { toUtc } from '../zone.js';
import type { CalendarTable, Hours } from './table.js';

/** One session of a market; moments in ms UTC. */
export interface Session {
  /** Midnight UTC of its date. */
  readonly day: number;
  /** When continuous trading begins. */
  readonly opens: number;
  /** When the last trade is known at the latest, that of a closing auction included. */
  readonly closes: number;
  /** When a closing auction begins that follows continuous trading; `closes` where there is none. */
  readonly auctionFrom: number;
  /** Pauses in between, each from and to. */
  readonly breaks: readonly (readonly [from: number, to: number])[];
  readonly isHalfDay: boolean;
}

const MINUTE = 60_000;

/** `09:30` as ms after midnight. */
const clock = (text: string): number => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE;

/** The hours that hold on a day, ms UTC at midnight. */
function hoursOn(hours: readonly Hours[], day: number): Hours {
  const held = hours.filter(({ from }) => isoDay(from) <= day);
  return held[held.length - 1];
}

/** A function from a session's day to its moments; of any other day it must not be asked. */
export function sessionsAt(table: CalendarTable, halfDays: ReadonlySet<number>): (day: number) => Session {
  const moment = toUtc(table.zone);
  return (day) => {
    const { opens, lunch, closes, half, auction } = hoursOn(table.hours, day);
    const isHalfDay = halfDays.has(day);
    const at = (text: string): number => moment(day + clock(text));
    const auctionFrom = at(isHalfDay ? half : closes);
    const [from, to] = lunch.split('-');
    return {
      day,
      opens: at(opens),
      closes: auctionFrom + auction * MINUTE,
      auctionFrom,
      breaks: lunch === '' || isHalfDay ? [] : [[at(from), at(to)]],
      isHalfDay,
    };
  };
}
