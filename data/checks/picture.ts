// The columns that a picture of a finding shows: the stretch around its first date.

import { basename } from 'node:path';
import { DAY, isoDay, startOfDay } from '../day.js';
import type { Finding, Picture } from '../finding.js';
import type { CheckContext, Prices } from './check.js';
import { compareSources } from './two-sources.js';

/** Rows on either side of what is shown. */
const AROUND = 40;
/** Rows of a picture of sources, which shows all of a history: more are thinned out. */
const MOST = 600;

/** Plain columns of a picture, a row each; what it does not show is empty. */
export interface PictureColumns {
  readonly show: Picture['show'];
  /** ms UTC. */
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** Closes, or the values of a series; NaN where a session has no bar. */
  readonly close: Float64Array;
  readonly volume: Float64Array;
  /** Closes of the other source, on the rows that have one. */
  readonly other: Float64Array;
  /** What the two are called. */
  readonly names: readonly [string, string];
  /** What stands between the two: the other over the first, or what the first is more where money was taken off. */
  readonly between: Float64Array;
  readonly betweenIs: 'ratio' | 'difference';
  /** Rows that the finding is about. */
  readonly marks: readonly number[];
}

const NONE = new Float64Array(0);
const NO_TWO = { other: NONE, names: ['', ''], between: NONE, betweenIs: 'ratio' } as const;

/** Rows from a few before the first of some times to a few after it. */
function windowOf(time: Float64Array, first: number, around = AROUND): readonly number[] {
  const found = time.findIndex((moment) => startOfDay(moment) >= first);
  const at = found < 0 ? time.length - 1 : found;
  const from = Math.max(0, at - around);
  return Array.from({ length: Math.min(time.length, at + around + 1) - from }, (_, k) => from + k);
}

const pick = (column: Float64Array, rows: readonly number[]): Float64Array =>
  Float64Array.from(rows, (row) => column[row] ?? NaN);

/** Prices and volumes around a day. */
function pricesAround(show: 'price' | 'volume', bars: Prices, days: readonly number[]): PictureColumns {
  const rows = windowOf(bars.time, days[0]);
  const time = pick(bars.time, rows);
  const known = new Set(days);
  const marks = [...time.keys()].filter((row) => known.has(startOfDay(time[row])));
  const { open, high, low, close, volume } = bars;
  const columns = { open: pick(open, rows), high: pick(high, rows), low: pick(low, rows), close: pick(close, rows) };
  return { show, time, ...columns, volume: pick(volume, rows), ...NO_TWO, marks };
}

/** The sessions around the first that is missing, with the closes of those that are there. */
function sessionsAround(bars: Prices, sessions: readonly number[], days: readonly number[]): PictureColumns {
  const all = Float64Array.from(sessions);
  const time = pick(all, windowOf(all, days[0]));
  const places = new Map(Array.from(bars.time, (day, at) => [day, at]));
  const close = time.map((day) => bars.close[places.get(day) ?? -1] ?? NaN);
  const marks = [...time.keys()].filter((row) => Number.isNaN(close[row]));
  const empty = { open: NONE, high: NONE, low: NONE, volume: NONE };
  return { show: 'sessions', time, ...empty, ...NO_TWO, close, marks };
}

/** Every so many rows, the last too. */
function thinned(length: number): readonly number[] {
  const step = Math.max(1, Math.ceil(length / MOST));
  return Array.from({ length: Math.ceil(length / step) }, (_, k) => Math.min(length - 1, k * step));
}

/** Two sources over each other: all of them where they differ by a rule, the days around the worst one where single days differ. */
function sourcesOver(
  one: Prices,
  other: Prices,
  names: readonly [string, string],
  days: readonly number[],
): PictureColumns {
  const places = new Map(Array.from(other.time, (day, at) => [startOfDay(day), at]));
  const all = one.time.map((day) => other.close[places.get(startOfDay(day)) ?? -1] ?? NaN);
  const both = [...all.keys()].filter((row) => all[row] > 0 && one.close[row] > 0);
  const { cause } = compareSources({
    days: pick(one.time, both),
    one: pick(one.close, both),
    other: pick(all, both),
  });
  const inTime = pick(one.time, both);
  const alone = cause === 'same' && days.length > 0;
  const shown = (alone ? windowOf(inTime, days[0]) : thinned(both.length)).map((row) => both[row]);
  const time = pick(one.time, shown);
  const known = new Set(days);
  // On a whole history single days would hide it.
  const marks = alone ? [...time.keys()].filter((row) => known.has(startOfDay(time[row]))) : [];
  const empty = { open: NONE, high: NONE, low: NONE, volume: NONE };
  const [close, over] = [pick(one.close, shown), pick(all, shown)];
  const betweenIs = cause === 'subtractive' ? 'difference' : 'ratio';
  const between = close.map((price, row) => (betweenIs === 'ratio' ? over[row] / price : price - over[row]));
  return { show: 'sources', time, ...empty, close, other: over, names, between, betweenIs, marks };
}

/** What a finding looks like in the context that it was found in; undefined where there is nothing to draw. */
export function pictureOf(finding: Finding, contexts: readonly CheckContext[]): PictureColumns | undefined {
  const days = finding.dates.map(isoDay).filter((day) => !Number.isNaN(day));
  const { show, of } = finding.picture ?? { show: 'price', of: '' };
  for (const { subjects, series, others, sessionsOf } of contexts) {
    const label = show === 'series' ? of : finding.symbol;
    const one = series.find((each) => each.label === label);
    if (one && days.length > 0) {
      const { dates, values } = one.observations;
      const rows = windowOf(dates, days[0]);
      const time = pick(dates, rows);
      const known = new Set(days);
      const marks = [...time.keys()].filter((row) => known.has(startOfDay(time[row])));
      const empty = { open: NONE, high: NONE, low: NONE, volume: NONE };
      return { show: 'series', time, ...empty, ...NO_TWO, close: pick(values, rows), marks };
    }
    const subject = subjects.find(({ instrument }) => instrument.symbol === finding.symbol);
    if (!subject || subject.bars.time.length === 0 || days.length === 0) continue;
    // What is wrong with a further source is seen in its own bars.
    const bars = others.find(({ file }) => file === finding.file)?.bars ?? subject.bars;
    if (show === 'sources') {
      const other = others.find(({ symbol, name }) => symbol === finding.symbol && name === of);
      if (other) return sourcesOver(subject.bars, other.bars, [basename(subject.file), basename(other.name)], days);
    }
    if (show === 'sessions') {
      const around = 2 * AROUND * 2 * DAY;
      const sessions = sessionsOf(of)?.between(days[0] - around, days[0] + around) ?? [];
      const [first, last] = [bars.time[0], bars.time[bars.time.length - 1]];
      const within = sessions.filter((day) => day >= first && day <= last);
      if (within.length > 0) return sessionsAround(bars, within, days);
    }
    return pricesAround(show === 'volume' ? 'volume' : 'price', bars, days);
  }
  return undefined;
}
