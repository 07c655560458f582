// Prices on the grid of the exchange.

import type { Terms } from './instrument.js';

/** Prices closer than this to a tick, relative to it, are that tick. */
const CLOSE = 1e-9;

/** The price step at a price; NaN where there is none. */
export function tickAt({ tick, ticks }: Terms, price: number): number {
  let step = tick;
  for (const [from, size] of ticks) if (price >= from) step = size;
  return step;
}

/** The price rounded to whole ticks, down (-1) or up (1); unchanged where there is no tick (NaN). */
export function toTick(price: number, tick: number, direction: 1 | -1): number {
  if (!(tick > 0)) return price;
  const ticks = price / tick;
  const nearest = Math.round(ticks);
  const isNear = Math.abs(ticks - nearest) <= CLOSE * Math.abs(nearest);
  return priceOf(isNear ? nearest : direction > 0 ? Math.ceil(ticks) : Math.floor(ticks), tick);
}

/** The price rounded to the nearest tick, a half of one up; unchanged where there is no tick (NaN). */
export function toNearestTick(price: number, tick: number): number {
  if (!(tick > 0)) return price;
  const ticks = price / tick;
  return priceOf(Math.floor(ticks + 0.5 + CLOSE * Math.abs(ticks)), tick);
}

/** Ticks below one are divided by their reciprocal, which gives the decimal that a file would show. */
function priceOf(ticks: number, tick: number): number {
  const perUnit = Math.round(1 / tick);
  return tick < 1 && Math.abs(perUnit * tick - 1) < CLOSE ? ticks / perUnit : ticks * tick;
}

/** The decimal of 14 digits that a price was before an addition or two left it some last digits beside it (20.72 − 0.12 is
 *  20.599999999999998); the price itself where there is none so near. It takes away what a tick would, where there is none. */
export function withoutDust(price: number): number {
  const short = Number(price.toPrecision(14));
  return Math.abs(short - price) <= DUST * Math.abs(price) ? short : price;
}

/** Two to four last digits of a double, relative to it. */
const DUST = 5e-16;
