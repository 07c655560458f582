// Prices on the steps of an instrument.

import { type Fixed, fixed, halfEven, magnitude } from './fixed.js';
import type { Side, Terms } from './scenario.js';

/** The price step at a price; null where there is none. */
export function tickAt({ tick, ticks }: Terms, price: Fixed): Fixed | null {
  let step = tick;
  for (const [from, each] of ticks) if (fixed(from) <= price) step = each;
  return Number.isNaN(step) ? null : fixed(step);
}

function round(price: Fixed, terms: Terms, direction: 'up' | 'down'): Fixed {
  const step = tickAt(terms, price);
  if (step === null) return price;
  const nearest = halfEven(price, step) * step;
  if (magnitude(price - nearest) * 1_000_000_000n <= magnitude(price)) return nearest;
  const below = (price / step) * step;
  return direction === 'down' ? below : below + step;
}

/** A limit rounded against the trader: a purchase down, a sale up. */
export const roundLimit = (price: Fixed, terms: Terms, side: Side): Fixed =>
  round(price, terms, side > 0 ? 'down' : 'up');

/** A stop rounded against the trader: a purchase up, a sale down. */
export const roundStop = (price: Fixed, terms: Terms, side: Side): Fixed =>
  round(price, terms, side > 0 ? 'up' : 'down');

/** A positive price rounded to the nearest step, half a step up; within 1e-9 of a half is the half. */
export const roundHalfUp = (price: Fixed, step: Fixed): Fixed =>
  ((2n * (price + price / 1_000_000_000n) + step) / (2n * step)) * step;
