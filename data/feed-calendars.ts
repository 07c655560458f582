// The session dates of each market: as a calendar file states them, and as bars show them.

import type { Bars, Instrument } from '../engine/index.js';
import { startOfDay } from './day.js';
import { unionOf } from './rows.js';

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
  const days = time.map(startOfDay);
  return days.filter((day, at) => at === 0 || day !== days[at - 1]);
}

/** For each market of the instruments its session dates, ms UTC at midnight, rising: those of its calendar file, and before and after
 *  the dates of that file those on which any of its instruments has a bar. */
export function calendarsOf(
  instruments: readonly Instrument[],
  bars: readonly Bars[],
  stated: ReadonlyMap<string, Float64Array> | undefined,
): { readonly calendars: ReadonlyMap<string, Float64Array>; readonly notes: readonly string[] } {
  const calendars = new Map<string, Float64Array>();
  const guessed: string[] = [];
  for (const { market } of instruments) {
    if (calendars.has(market)) continue;
    const mates = matesOf(market);
    const shown = unionOf(bars.filter((_, at) => mates.includes(instruments[at].market)).map(datesOf));
    const file = statedFor(market, stated);
    if (!file) {
      guessed.push(market);
      calendars.set(market, shown);
      continue;
    }
    const beyond = shown.filter((day) => day < file[0] || day > file[file.length - 1]);
    calendars.set(market, unionOf([file, beyond]));
  }
  if (guessed.length === 0) return { calendars, notes: [] };
  const note = `The sessions of ${guessed.join(', ')} are the dates of the bars: the data state no calendar.`;
  return { calendars, notes: [note] };
}
