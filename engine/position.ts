// The arithmetic of a holding.

import { tidy } from './lots.js';

/** What is left of a position after a fill. */
export interface After {
  readonly quantity: number;
  /** NaN when flat. */
  readonly averagePrice: number;
  /** Profit of the part that was closed, before costs. */
  readonly realized: number;
}

/** A position after `delta` units (negative: sold) at a price. Opening averages the price, closing realises the difference to it;
 *  crossing zero closes all and opens the rest at the price. `lot` says what a whole quantity is, so that a rounding error is no holding. */
export function applyFill(
  quantity: number,
  averagePrice: number,
  delta: number,
  price: number,
  multiplier: number,
  lot: number,
): After {
  const after = tidy(quantity + delta, lot);
  if (quantity === 0) return { quantity: after, averagePrice: price, realized: 0 };
  if (quantity > 0 === delta > 0) {
    const cost = Math.abs(quantity) * averagePrice + Math.abs(delta) * price;
    return { quantity: after, averagePrice: cost / Math.abs(after), realized: 0 };
  }
  const closed = quantity > 0 ? Math.max(delta, -quantity) : Math.min(delta, -quantity);
  const realized = (averagePrice - price) * closed * multiplier;
  if (after === 0) return { quantity: 0, averagePrice: Number.NaN, realized };
  return { quantity: after, averagePrice: after > 0 === quantity > 0 ? averagePrice : price, realized };
}
