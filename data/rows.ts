// The rows of a feed and the dates that name them.

import { type Feed, UserError } from '../engine/index.js';
import { DAY, dayOf, isoDay } from './day.js';

/** The times at which any of the sources has a bar, ascending, each once; sources must be ascending themselves. Where they all have the same, these
 *  are those of the first and no copy. */
export function unionOf(sources: readonly Float64Array[]): Float64Array {
  const filled = sources.filter((times) => times.length > 0);
  const [first] = filled;
  // Instruments of one market mostly have the same times, which need no sorting.
  if (filled.length > 0 && filled.every((times) => isSame(times, first)) && rises(first)) return first;
  const all = new Float64Array(filled.reduce((sum, times) => sum + times.length, 0));
  let end = 0;
  for (const times of filled) {
    all.set(times, end);
    end += times.length;
  }
  all.sort();
  let kept = 0;
  for (let at = 0; at < all.length; at++) if (at === 0 || all[at] !== all[at - 1]) all[kept++] = all[at];
  return all.slice(0, kept);
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

function rises(times: Float64Array): boolean {
  for (let at = 1; at < times.length; at++) if (!(times[at] > times[at - 1])) return false;
  return true;
}

/** Index, not below `from`, of the first time at or after `moment`; the length where there is none. */
export function firstAtOrAfter(times: Float64Array, moment: number, from = 0): number {
  let low = from;
  for (let high = times.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (times[middle] < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

const stamp = (time: number): string => new Date(time).toISOString().replace('.000Z', 'Z');

/** The name of a row: `YYYY-MM-DD` in a daily feed, `YYYY-MM-DDTHH:MM:SSZ` in an intraday one. */
export const dateOf = (feed: Feed, row: number): string =>
  feed.frequency === 'daily' ? dayOf(feed.time[row]) : stamp(feed.time[row]);

/** First and last moment, ms UTC, that a date such as `2024-03-01` or a time such as `2024-03-01T14:30:00Z` covers; NaN where
 *  it is neither. */
export function spanOf(text: string): readonly [first: number, last: number] {
  const day = isoDay(text);
  if (!Number.isNaN(day)) return [day, day + DAY - 1];
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?Z$/.exec(text);
  const [hours, minutes, seconds] = match ? [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)] : [24, 0, 0];
  if (!match || hours > 23 || minutes > 59 || seconds > 59) return [NaN, NaN];
  const time = isoDay(match[1]) + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return [time, time];
}

/** First and last moment of a date or time that was given as an option; an error where it is neither. */
export function momentsOf(date: string): readonly [first: number, last: number] {
  const span = spanOf(date);
  if (Number.isNaN(span[0])) throw new UserError(`"${date}" is not a date: write it as YYYY-MM-DD.`);
  return span;
}

/** The first row at or after a date (`2024-03-01`) or a time (`2024-03-01T14:30:00Z`); the feed's length where all rows are
 *  before it. */
export function rowOf(feed: Feed, date: string): number {
  return firstAtOrAfter(feed.time, momentsOf(date)[0]);
}
