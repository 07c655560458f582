// From a wanted weight to an order.

import type { Desk } from './desk.js';
import { tidy, wholeLots } from './lots.js';
import { place } from './place.js';
import type { Reason } from './run.js';
import { STATUS, TYPE } from './order-columns.js';
import { termsAt } from './terms.js';

const REPLACED: Reason = 'replaced by a newer target';

/** How a target is pursued. */
export interface TargetOptions {
  /** No trade while the holding is within this fraction of the equity of what is wanted. Never less than half a lot. */
  readonly band?: number;
}

/** The wanted quantity of an asset, not yet in whole lots; null where it is held already, within the no-trade band. NaN where the asset
 *  has no price or the weight is NaN. */
export function desired(desk: Desk, index: number, weight: number, options: TargetOptions = {}): number | null {
  const { feed, clock, ledger, book } = desk;
  const { bar } = clock;
  const asset = feed.assets[index];
  const held = ledger.quantity[index];
  if (weight === 0 && held === 0 && book.size === 0) return null;
  const unit = asset.raw.close[bar] * asset.multiplier;
  const equity = ledger.worth(bar);
  const wanted = weight === 0 ? 0 : (weight * equity) / unit;
  const coming = held + working(desk, index);
  if (weight === 0 && held === 0 && coming === 0) return null;
  const { lot } = termsAt(asset, feed.time[bar]);
  const band = Math.max(lot / 2, ((options.band ?? 0) * equity) / unit);
  if (weight === 0 ? coming === 0 : Math.abs(wanted - coming) <= band) return null;
  return wanted;
}

/** Places the market order that leads from what is held to what is wanted; market orders of the asset that still wait are replaced by
 *  it. An equal order that waits already is left alone, unless it has to stand behind newer ones (`again`). */
export function aim(desk: Desk, index: number, wanted: number, weight: number, again = false): void {
  const { feed, clock, ledger } = desk;
  const asset = feed.assets[index];
  const held = ledger.quantity[index];
  const side = wanted < held ? -1 : 1;
  if (wanted !== wanted) {
    withdraw(desk, index);
    place(desk, { asset, side, quantity: Number.NaN });
    return;
  }
  const terms = termsAt(asset, feed.time[clock.bar]);
  const closable = Math.max(0, -side * held);
  const distance = Math.abs(wanted - held);
  let quantity: number;
  if (weight === 0) quantity = closable;
  else if (distance <= closable) quantity = wholeLots(distance, terms.lot);
  else {
    let opening = distance - closable;
    if (side > 0) {
      const unit = asset.raw.close[clock.bar] * asset.multiplier;
      const cost = unit * (1 + desk.slippage) * (1 + terms.commission + terms.buyTax);
      opening = Math.max(0, opening * unit - terms.commissionMinimum) / cost;
    }
    quantity = tidy(closable + wholeLots(opening, terms.lot), terms.lot);
  }
  if (side * quantity === working(desk, index)) {
    if (again) renew(desk, index);
    return;
  }
  withdraw(desk, index);
  if (quantity > 0) place(desk, { asset, side, quantity });
}

/** Places the working market purchases of an asset again as they are, behind what has been placed since. */
export function renew(desk: Desk, index: number): void {
  const { book, tape, clock, feed } = desk;
  const { orders } = tape;
  const waiting = [...book.rows.subarray(0, book.size)].filter(
    (row) => orders.asset[row] === index && orders.type[row] === TYPE.market && orders.side[row] > 0,
  );
  for (const row of waiting) {
    const { side, tif, until } = orders.at(row);
    const amount = orders.notional[row];
    const size = amount === amount ? { notional: amount } : { quantity: orders.left[row] };
    book.end(row, orders.left[row], REPLACED, STATUS.cancelled, clock.bar);
    place(desk, { asset: feed.assets[index], side, tif, ...size, ...(tif === 'gtd' && { until }) });
  }
  book.clear();
}

/** Signed sum of the asset's working market orders; NaN, which is equal to nothing, while one of them is an amount of cash. */
function working({ book, tape }: Desk, index: number): number {
  const { orders } = tape;
  let total = 0;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (orders.asset[row] !== index || orders.type[row] !== TYPE.market) continue;
    total += orders.notional[row] === orders.notional[row] ? Number.NaN : orders.side[row] * orders.left[row];
  }
  return total;
}

function withdraw({ book, tape, clock }: Desk, index: number): void {
  const { orders } = tape;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (orders.asset[row] !== index || orders.type[row] !== TYPE.market) continue;
    book.end(row, orders.left[row], REPLACED, STATUS.cancelled, clock.bar);
  }
  book.clear();
}
