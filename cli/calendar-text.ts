// A calendar, and how it differs from a list, as text for the terminal.

import type { Calendar, Comparison, Hours } from '../data/calendars/index.js';
import { columns } from './text.js';

const dayOf = (day: number): string => new Date(day).toISOString().slice(0, 10);

/** One calendar within a span of days. */
export interface Extract {
  readonly calendar: Calendar;
  /** Those of its market that hold on a day of the span. */
  readonly hours: readonly Hours[];
  /** First and last day, ms UTC at midnight. */
  readonly from: number;
  readonly to: number;
  /** True where somebody asked for the span, and all its days are to be shown. */
  readonly isAsked: boolean;
}

const MINUTES = 60_000;

/** `16:10` for what ends ten minutes after `16:00`. */
function later(clock: string, minutes: number): string {
  const start = Date.parse(`1970-01-01T${clock}:00Z`);
  return new Date(start + minutes * MINUTES).toISOString().slice(11, 16);
}

/** The hours as a table. */
function hoursText(hours: readonly Hours[]): string {
  const rows = hours.map(({ from, opens, lunch, closes, half, auction }) => [
    from,
    opens,
    lunch === '' ? 'none' : lunch,
    later(closes, auction),
    half === '' ? 'none' : later(half, auction),
  ]);
  return columns([['hours from', 'open', 'break', 'close', 'half days close'], ...rows]);
}

/** Days by month, a line each; half days have a star. */
function monthsText({ calendar, from, to }: Extract): string {
  const months = new Map<string, string[]>();
  for (const day of calendar.sessions(from, to)) {
    const date = dayOf(day);
    const words = months.get(date.slice(0, 7)) ?? [];
    months.set(date.slice(0, 7), [...words, `${date.slice(8)}${calendar.session(day).isHalfDay ? '*' : ''}`]);
  }
  return [...months].map(([month, words]) => `${month}: ${words.join(' ')}\n`).join('');
}

const halfDaysIn = (calendar: Calendar, from: number, to: number): number =>
  calendar.sessions(from, to).filter((day) => calendar.session(day).isHalfDay).length;

/** How many days there are of each kind, a row for each year. */
function yearsText({ calendar, from, to }: Extract): string {
  const rows: string[][] = [];
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(to).getUTCFullYear(); year++) {
    const start = Math.max(from, Date.UTC(year, 0, 1));
    const end = Math.min(to, Date.UTC(year, 11, 31));
    const counts = [
      calendar.sessionsBetween(start, end),
      halfDaysIn(calendar, start, end),
      calendar.closures(start, end).length,
    ];
    rows.push([String(year), ...counts.map(String)]);
  }
  return columns([['year', 'sessions', 'half days', 'closed weekdays'], ...rows]);
}

/** A calendar with its hours and counts and, within a span that was asked for, every session and closure; otherwise only the closures at
 *  short notice. */
export function calendarText(extract: Extract): string {
  const { calendar, hours, from, to, isAsked } = extract;
  const head = `${calendar.name} (${calendar.zone}), covered from ${dayOf(calendar.first)} to ${dayOf(calendar.last)}\n`;
  const closures = calendar.closures(from, to).filter(({ isPlanned }) => isAsked || !isPlanned);
  const closed = columns([
    ['closed', isAsked ? 'why' : 'at short notice, because of'],
    ...closures.map(({ day, reason }) => [dayOf(day), reason]),
  ]);
  const parts = [head, hoursText(hours), yearsText(extract)];
  if (closures.length > 0) parts.push(closed);
  if (isAsked) parts.push(`sessions (* half day)\n${monthsText(extract)}`);
  return parts.join('\n');
}

const some = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The differences of a calendar and a list, each with its day. */
export function comparisonText({ calendar, from, to, weekdays, missing, extra, beyond }: Comparison): string {
  const lines = [
    ...missing.map((day) => [dayOf(day), 'a session that the list lacks'] as const),
    ...extra.map(({ day, reason }) => [dayOf(day), `in the list, but no session: ${reason}`] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const left = beyond === 0 ? '' : `; ${some(beyond, 'day')} of the list left out, which the calendar does not cover`;
  const head = `${calendar}, ${dayOf(from)} to ${dayOf(to)}: ${some(weekdays, 'weekday')} compared, ${some(lines.length, 'difference')}${left}\n`;
  return head + (lines.length === 0 ? '' : columns(lines));
}
