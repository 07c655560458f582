// From a wanted weight to an order.

import type { Desk } from './desk.js';
import { heldAfterCalls } from './liquidation.js';
import { TYPE } from './order-columns.js';
import { place } from './place.js';
import type { Reason } from './run.js';
import { sizeOf, total, unitOf } from './sizing.js';
import { termsOn } from './terms.js';

/** Why a working market order ends when another takes its place. */
export const REPLACED: Reason = 'replaced by a newer target';

/** How a target is pursued. */
export interface TargetOptions {
  /** No trade while the holding is within this fraction of the equity of what is wanted. Never less than half a lot. */
  readonly band?: number;
}

/** The wanted quantity of an asset, not yet in whole lots; null where it is held or under way already, within the no-trade band. NaN where
 *  the asset has no price or the weight is NaN. `worth`: that of the account at this close, if it is known. */
export function desired(
  desk: Desk,
  index: number,
  weight: number,
  options: TargetOptions = {},
  worth?: number,
): number | null {
  const { feed, clock, ledger, book } = desk;
  if (options.band !== undefined && !(options.band >= 0))
    throw new RangeError(`the band is ${String(options.band)}; give a fraction of the equity, 0 or more`);
  const asset = feed.assets[index];
  const held = heldAfterCalls(desk, index);
  if (weight === 0 && held === 0 && book.size === 0) return null;
  const unit = unitOf(desk, asset);
  const equity = worth ?? ledger.worth(clock.bar);
  const wanted = weight === 0 ? 0 : finite((weight * equity) / unit);
  const coming = held + working(desk, index);
  if (weight === 0 && held === 0 && coming === 0) return null;
  const { lot } = termsOn(asset, feed, clock.bar);
  const band = Math.max(lot / 2, ((options.band ?? 0) * equity) / unit);
  if (weight === 0 ? coming === 0 : Math.abs(wanted - coming) <= band) return null;
  return wanted;
}

const finite = (quantity: number): number => (Math.abs(quantity) < Number.POSITIVE_INFINITY ? quantity : Number.NaN);

/** Places the market order that leads from what is held to what is wanted; market orders of the asset that still wait are replaced by
 *  it. An equal order that waits already is left alone. */
export function aim(desk: Desk, index: number, wanted: number): void {
  const asset = desk.feed.assets[index];
  if (wanted !== wanted) {
    withdraw(desk, index);
    place(desk, { asset, side: 1, quantity: Number.NaN });
    return;
  }
  const size = sizeOf(desk, asset, wanted);
  const { lot } = termsOn(asset, desk.feed, desk.clock.bar);
  const quantity = total(size, lot);
  if (size.side * quantity === working(desk, index)) return;
  withdraw(desk, index);
  if (quantity > 0) place(desk, { asset, side: size.side, quantity });
}

/** Whether a working order is a market order that the strategy gave, which a target may replace. */
export const isReplaceable = ({ tape: { orders } }: Desk, row: number): boolean =>
  orders.type[row] === TYPE.market && orders.origin[row] === 0 && orders.isAlive(row);

/** Signed sum of the asset's working market orders, but for liquidations; NaN, which is equal to nothing, while one of them is an amount
 *  of cash. */
export function working(desk: Desk, index: number): number {
  const { book, tape } = desk;
  const { orders } = tape;
  let sum = 0;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (orders.asset[row] !== index || !isReplaceable(desk, row)) continue;
    sum += orders.notional[row] === orders.notional[row] ? Number.NaN : orders.side[row] * orders.left[row];
  }
  return sum;
}

/** Cancels the working market orders of an asset, but for liquidations. */
export function withdraw(desk: Desk, index: number): void {
  const { book, tape, clock } = desk;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (tape.orders.asset[row] === index && isReplaceable(desk, row)) book.end(row, 'cancelled', REPLACED, clock.bar);
  }
  book.clear();
}
