// A calendar beside a list of days that someone else keeps.

import { startOfDay } from '../day.js';
import type { Calendar } from './calendar.js';
import { isWeekend } from './table.js';

/** Where a calendar and a list of days differ within the dates of both. */
export interface Comparison {
  readonly calendar: string;
  /** First and last day compared, ms UTC at midnight; NaN where the two have no day in common. */
  readonly from: number;
  readonly to: number;
  /** Days of the calendar from first to last, weekends left out. */
  readonly weekdays: number;
  /** Sessions that the list lacks. */
  readonly missing: readonly number[];
  /** Days of the list that are no sessions, with the reason. */
  readonly extra: readonly { readonly day: number; readonly reason: string }[];
  /** Days of the list that the calendar does not cover. */
  readonly beyond: number;
}

/** Compares a calendar with a list of days (ms UTC, in any order), from the first to the last day of the list or as far as `span` says. */
export function compareDays(
  calendar: Calendar,
  days: Iterable<number>,
  span: { readonly from?: number; readonly to?: number } = {},
): Comparison {
  const { from: start = -Infinity, to: end = Infinity } = span;
  const listed = new Set([...days].map(startOfDay).filter((day) => day >= start && day <= end));
  const inside = [...listed].filter((day) => calendar.covers(day)).sort((a, b) => a - b);
  const beyond = listed.size - inside.length;
  const nothing = { calendar: calendar.name, from: NaN, to: NaN, weekdays: 0, missing: [], extra: [], beyond };
  if (inside.length === 0) return nothing;
  const all = [...listed];
  const from = span.from ?? (all.some((day) => day < calendar.first) ? calendar.first : inside[0]);
  const to = span.to ?? (all.some((day) => day > calendar.last) ? calendar.last : inside[inside.length - 1]);
  const sessions = calendar.sessions(from, to);
  const closures = new Map(calendar.closures(from, to).map(({ day, reason }) => [day, reason]));
  return {
    ...nothing,
    from,
    to,
    weekdays: sessions.length + closures.size,
    missing: [...sessions].filter((day) => !listed.has(day)),
    extra: inside
      .filter((day) => !calendar.isSession(day))
      .map((day) => ({ day, reason: isWeekend(day) ? 'weekend' : closures.get(day)! })),
  };
}
