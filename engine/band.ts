// The price band of a day.

import type { Asset } from './feed.js';
import type { Terms } from './instrument.js';
import { markBefore } from './mark.js';
import { tickAt, toNearestTick } from './tick.js';

/** Prices at which nothing is bought (`up`) or sold (`down`) any more; NaN where the day has no limit. */
export interface Band {
  readonly up: number;
  readonly down: number;
  /** The price step at the reference price; 0 where there is none. */
  readonly tick: number;
}

const OPEN: Band = Object.freeze({ up: Number.NaN, down: Number.NaN, tick: 0 });

/** Prices closer than this to a limit, relative to it, are at the limit. */
const CLOSE = 1e-9;

/** The band of an instrument on a row: from the price before, as the actions of the row leave it, rounded half up to the tick. */
export const bandOf = (asset: Asset, terms: Terms, bar: number): Band =>
  terms.priceLimit > 0 ? bandAround(asset, terms, bar) : OPEN;

function bandAround(asset: Asset, terms: Terms, bar: number): Band {
  const { priceLimit, freeSessions } = terms;
  if (asset.axis.latest[bar] < freeSessions) return OPEN;
  const before = markBefore(asset, bar);
  if (!(before > 0)) return OPEN;
  const tick = tickAt(terms, before);
  const reference = toNearestTick(before, tick);
  const least = tick > 0 ? tick : 0;
  return {
    up: toNearestTick(Math.max(reference * (1 + priceLimit), reference + least), tick),
    down: toNearestTick(Math.min(reference * (1 - priceLimit), reference - least), tick),
    tick: least,
  };
}

/** Whether an order of the side does not trade at the price: a purchase at limit-up, a sale at limit-down. */
export const isBarred = ({ up, down }: Band, side: number, price: number): boolean =>
  side > 0 ? price >= up * (1 - CLOSE) : price <= down * (1 + CLOSE);
