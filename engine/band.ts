// The price band of a day.

import { utcDay } from './clock.js';
import type { Asset, Feed } from './feed.js';
import type { Terms } from './instrument.js';
import { markSince } from './mark.js';
import { tickAt, toNearestTick } from './tick.js';

/** Prices at which nothing is bought (`up`) or sold (`down`) any more; NaN where the day has no limit. */
export interface Band {
  readonly up: number;
  readonly down: number;
  /** The price step at the reference price; 0 where there is none. */
  readonly tick: number;
}

/** That of a day without a limit. */
export const NO_BAND: Band = Object.freeze({ up: Number.NaN, down: Number.NaN, tick: 0 });

/** Prices closer than this to a limit, relative to it, are at the limit. */
const CLOSE = 1e-9;

/** The band of an instrument on a row: from the price before, as the actions of the row leave it, rounded half up to the tick. */
export const bandOf = (feed: Feed, asset: Asset, terms: Terms, bar: number): Band =>
  terms.priceLimit > 0 ? bandAround(feed, asset, terms, bar) : NO_BAND;

function bandAround(feed: Feed, asset: Asset, terms: Terms, bar: number): Band {
  const { priceLimit, freeSessions } = terms;
  if (freeSessions > 0 && sessionsBefore(feed, asset, bar, freeSessions) < freeSessions) return NO_BAND;
  const before = markBeforeDay(feed, asset, bar);
  if (!(before > 0)) return NO_BAND;
  const tick = tickAt(terms, before);
  const reference = toNearestTick(before, tick);
  const least = tick > 0 ? tick : 0;
  return {
    up: toNearestTick(Math.max(reference * (1 + priceLimit), reference + least), tick),
    down: toNearestTick(Math.min(reference * (1 - priceLimit), reference - least), tick),
    tick: least,
  };
}

/** The close of the last row of an earlier date, as the actions since leave it. */
function markBeforeDay({ frequency, time }: Feed, asset: Asset, bar: number): number {
  let last = bar - 1;
  if (frequency === 'intraday') while (last >= 0 && utcDay(time[last]) === utcDay(time[bar])) last--;
  return markSince(asset, last, bar);
}

/** On how many dates before that of a row the instrument had bars; it is counted up to `most`. */
function sessionsBefore({ time }: Feed, { axis: { rows, latest } }: Asset, bar: number, most: number): number {
  let count = 0;
  for (let own = 0; own <= latest[bar] && count < most && utcDay(time[rows[own]]) < utcDay(time[bar]); own++) {
    if (own === 0 || utcDay(time[rows[own]]) !== utcDay(time[rows[own - 1]])) count++;
  }
  return count;
}

/** Whether an order of the side does not trade at the price: a purchase at limit-up, a sale at limit-down. */
export const isBarred = ({ up, down }: Band, side: number, price: number): boolean =>
  side > 0 ? price >= up * (1 - CLOSE) : price <= down * (1 + CLOSE);
