// The sessions of a market as the checks ask for them.

import { DAY, dayOf } from '../day.js';

/** The days on which a market held, or will hold, a session, within the dates of which they are known. */
export interface Sessions {
  /** Whether the day (ms UTC at midnight) lies within those dates. */
  covers(day: number): boolean;
  isSession(day: number): boolean;
  /** Its sessions from one day to another, both included, as far as they are known. */
  between(from: number, to: number): readonly number[];
}

/** The sessions that a list of days states, rising. */
export function listedSessions(days: Float64Array): Sessions {
  const known = new Set(days);
  const covers = (day: number) => day >= days[0] && day <= days[days.length - 1];
  return {
    covers,
    isSession: (day) => known.has(day),
    between: (from, to) => Array.from(days.filter((day) => day >= from && day <= to)),
  };
}

/** Days in words: runs of neighbours as spans, the first few of them, and how many more. Neighbours follow each other in `all`, or in the calendar
 *  where it is left out. */
export function spansOf(days: readonly number[], all?: readonly number[], most = 4): string {
  const place = new Map(all?.map((day, at) => [day, at]));
  const isNext = (before: number, day: number) =>
    all ? place.get(day) === place.get(before)! + 1 : day - before === DAY;
  const spans: { first: number; last: number; many: number }[] = [];
  for (const day of days) {
    const open = spans.at(-1);
    if (open && isNext(open.last, day)) {
      open.last = day;
      open.many++;
    } else spans.push({ first: day, last: day, many: 1 });
  }
  const said = spans
    .slice(0, most)
    .map(({ first, last, many }) => (many === 1 ? dayOf(first) : `${dayOf(first)} to ${dayOf(last)}`));
  const rest = spans.slice(most).reduce((sum, { many }) => sum + many, 0);
  return rest === 0 ? said.join(', ') : `${said.join(', ')} and ${rest} more`;
}
