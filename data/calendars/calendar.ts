// A calendar: which days are sessions, and when each opens and closes. Nothing is said of a day beyond what is known.

import { UserError } from '../../engine/index.js';
import { DAY, dayOf, startOfDay } from '../day.js';
import type { Session } from './session.js';
import { type Closure, isWeekend } from './table.js';

/** The sessions of a market. Days are times in ms UTC, of which the UTC date counts; a day that is not covered is an error everywhere but in
 *  `covers`. */
export interface Calendar {
  readonly name: string;
  /** IANA zone of its clock. */
  readonly zone: string;
  /** First and last day covered, ms UTC at midnight. */
  readonly first: number;
  readonly last: number;
  covers(day: number): boolean;
  isSession(day: number): boolean;
  /** The sessions from one day to another, both included, rising. */
  sessions(from: number, to: number): Float64Array;
  /** How many there are from one day to another, both included; 0 where `to` is before `from`. */
  sessionsBetween(from: number, to: number): number;
  /** The weekdays without a session from one day to another, both included, rising. */
  closures(from: number, to: number): readonly Closure[];
  /** The moments of a session; an error where the day is none. */
  session(day: number): Session;
  /** The first session after a day, and the last before it. */
  next(day: number): number;
  previous(day: number): number;
}

/** What a calendar is made from. */
export interface Plan {
  readonly name: string;
  readonly zone: string;
  readonly first: number;
  readonly last: number;
  /** Why a weekday is closed; undefined where it is a session. Asked once for each weekday covered. */
  closure(day: number): Closure | undefined;
  session(day: number): Session;
}

/** A calendar from its plan. All days are laid out once. */
export function calendarFrom(plan: Plan): Calendar {
  const { name, zone, first, last } = plan;
  const open: number[] = [];
  const closed: Closure[] = [];
  // How many sessions there are up to a day, by the number of days since the first.
  const upTo = new Int32Array((last - first) / DAY + 1);
  for (let day = first, at = 0; day <= last; day += DAY, at++) {
    const closure = isWeekend(day) ? undefined : plan.closure(day);
    if (closure) closed.push(closure);
    else if (!isWeekend(day)) open.push(day);
    upTo[at] = open.length;
  }
  const days = Float64Array.from(open);

  const covers = (day: number): boolean => day >= first && day < last + DAY;
  const refuse = (day: number, why: string): never => {
    throw new UserError(
      `The calendar of ${name} does not know ${why}${dayOf(day)}: it covers ${dayOf(first)} to ${dayOf(last)}.`,
    );
  };
  /** The place of a day in `upTo`. */
  const placeOf = (day: number): number => (covers(day) ? (startOfDay(day) - first) / DAY : refuse(day, ''));
  const before = (place: number): number => (place === 0 ? 0 : upTo[place - 1]);
  const isSession = (day: number): boolean => {
    const place = placeOf(day);
    return upTo[place] > before(place);
  };

  return {
    name,
    zone,
    first,
    last,
    covers,
    isSession,
    sessions(from, to) {
      const [start, end] = [placeOf(from), placeOf(to)];
      return days.slice(before(start), Math.max(upTo[end], before(start)));
    },
    sessionsBetween(from, to) {
      return Math.max(0, upTo[placeOf(to)] - before(placeOf(from)));
    },
    closures(from, to) {
      const [start, end] = [startOfDay(from), startOfDay(to)].map((day) => first + placeOf(day) * DAY);
      return closed.filter(({ day }) => day >= start && day <= end);
    },
    session(day) {
      if (isSession(day)) return plan.session(startOfDay(day));
      const why = closed.find((closure) => closure.day === startOfDay(day))?.reason ?? 'weekend';
      throw new UserError(`${name} holds no session on ${dayOf(day)} (${why}): ask of one of its sessions.`);
    },
    next(day) {
      const found = upTo[placeOf(day)];
      return found < days.length ? days[found] : refuse(day, 'the session after ');
    },
    previous(day) {
      const found = before(placeOf(day)) - 1;
      return found >= 0 ? days[found] : refuse(day, 'the session before ');
    },
  };
}
