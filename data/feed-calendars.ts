// The session dates of each market: as a calendar file states them, as the built-in calendar has them, and as bars show them.

import type { Bars, Instrument } from '../engine/index.js';
import { calendarOf, hasCalendar, type MarketCode } from './calendars/index.js';
import { DAY, dayOf, startOfDay } from './day.js';
import { firstAtOrAfter, unionOf } from './rows.js';

/** Exchanges that hold the same sessions: a file, or the bars, of one tell of the other too. */
const TOGETHER: readonly (readonly string[])[] = [
  ['XSHG', 'XSHE'],
  ['XNYS', 'XNAS'],
];

/** The exchanges that hold the sessions of a market, itself first. */
function matesOf(market: string): readonly string[] {
  const group = TOGETHER.find((codes) => codes.includes(market)) ?? [];
  return [market, ...group.filter((code) => code !== market)];
}

/** The dates that a calendar file states for a market, or for one that holds the same sessions; undefined where none does. */
export function statedFor(
  market: string,
  stated: ReadonlyMap<string, Float64Array> | undefined,
): Float64Array | undefined {
  const code = matesOf(market).find((mate) => stated?.has(mate));
  return code === undefined ? undefined : stated?.get(code);
}

/** The dates of bars, each once, rising as the bars do. */
export function datesOf({ time }: Pick<Bars, 'time'>): Float64Array {
  const days: number[] = [];
  for (let at = 0; at < time.length;) {
    const day = startOfDay(time[at]);
    days.push(day);
    // A day may hold a thousand minutes, which need not be looked at.
    at = firstAtOrAfter(time, day + DAY, at + 1);
  }
  return Float64Array.from(days);
}

/** The built-in sessions of a market within a span of days, and what has to be told of them beside the dates of its bars, `shown`. */
function builtIn(
  market: MarketCode,
  from: number,
  to: number,
  shown: Float64Array,
): { readonly sessions: Float64Array; readonly notes: readonly string[] } {
  const calendar = calendarOf(market);
  const { first, last } = calendar;
  const notes: string[] = [];
  if (from < first || to > last) {
    notes.push(
      `The built-in calendar of ${market} covers ${dayOf(first)} to ${dayOf(last)}: before and after, its sessions are the dates of the bars.`,
    );
  }
  const own = shown.filter((day) => day >= first && day <= last);
  // Schedules by the sessions of a market would seldom meet a bar of a week or a month.
  if (own.length > 0 && own.length * 2 < calendar.sessionsBetween(own[0], own[own.length - 1])) {
    notes.push(
      `Fewer than half of the sessions of ${market} have a bar: if these are bars of weeks or months, list their dates in calendars/${market}.csv.`,
    );
  }
  const isKnown = from <= last && to >= first;
  return {
    sessions: isKnown ? calendar.sessions(Math.max(from, first), Math.min(to, last)) : new Float64Array(0),
    notes,
  };
}

/** For each market of the instruments its session dates, ms UTC at midnight, rising: those of its calendar file, and before and after
 *  the dates of that file those on which any of its instruments has a bar. Without a file they are those of the built-in calendar from the first
 *  to the last of all bars, and those on which any of its instruments has a bar. */
export function calendarsOf(
  instruments: readonly Instrument[],
  bars: readonly Bars[],
  stated: ReadonlyMap<string, Float64Array> | undefined,
): { readonly calendars: ReadonlyMap<string, Float64Array>; readonly notes: readonly string[] } {
  const calendars = new Map<string, Float64Array>();
  const notes: string[] = [];
  const guessed: string[] = [];
  const dates = bars.map(datesOf);
  const filled = dates.filter((days) => days.length > 0);
  const from = Math.min(...filled.map((days) => days[0]));
  const to = Math.max(...filled.map((days) => days[days.length - 1]));
  for (const { market } of instruments) {
    if (calendars.has(market)) continue;
    const mates = matesOf(market);
    const shown = unionOf(dates.filter((_, at) => mates.includes(instruments[at].market)));
    const file = statedFor(market, stated);
    if (file) {
      const beyond = shown.filter((day) => day < file[0] || day > file[file.length - 1]);
      calendars.set(market, unionOf([file, beyond]));
    } else if (hasCalendar(market)) {
      const { sessions, notes: said } = builtIn(market, from, to, shown);
      calendars.set(market, unionOf([sessions, shown]));
      notes.push(...said);
    } else {
      guessed.push(market);
      calendars.set(market, shown);
    }
  }
  if (guessed.length > 0) {
    notes.push(`The sessions of ${guessed.join(', ')} are the dates of the bars: the data state no calendar.`);
  }
  return { calendars, notes };
}
