// The margin call: positions on credit that the account no longer backs are liquidated.

import type { Desk } from './desk.js';
import { heldAfterCalls, liquidating } from './liquidation.js';
import { largest } from './lots.js';
import { EVENT, TIF } from './order-columns.js';
import type { Side } from './run.js';
import { termsAt, termsOn } from './terms.js';

/** Places liquidations where the account is worth less than its positions require, the largest requirement first, until what would be
 *  left is backed. */
export function callMargin(desk: Desk, bar: number): void {
  const { ledger, feed } = desk;
  let missing = -ledger.worth(bar);
  const required = feed.assets.map((_, index) => requirement(desk, index, bar));
  for (const { needs } of required) missing += needs;
  while (missing > 0) {
    let index = -1;
    for (let other = 0; other < required.length; other++) {
      if (required[other].needs > (index < 0 ? 0 : required[index].needs)) index = other;
    }
    if (index < 0) return;
    const { needs, left } = required[index];
    const quantity = enough(desk, index, needs, left, missing, bar);
    liquidate(desk, index, left, quantity, bar);
    required[index] = { needs: 0, left: 0 };
    missing -= quantity >= Math.abs(left) ? needs : (needs * quantity) / Math.abs(left);
  }
}

/** Equity that a position requires, in base currency, once the liquidations that work already are filled; and what would then be left. */
function requirement(desk: Desk, index: number, bar: number): { needs: number; left: number } {
  const { ledger, feed } = desk;
  const asset = feed.assets[index];
  const left = heldAfterCalls(desk, index);
  if (left === 0 || desk.sessions.delistedFrom[index] <= bar) return { needs: 0, left };
  const { longMaintenance, shortMaintenance } = termsOn(asset, feed, bar);
  const value = Math.abs(left) * asset.multiplier * asset.raw.close[bar] * ledger.rate(index, bar);
  return { needs: value * (left > 0 ? longMaintenance : shortMaintenance), left };
}

/** The smallest whole number of lots that frees what is missing, or all that is left. */
function enough(desk: Desk, index: number, needs: number, left: number, missing: number, bar: number): number {
  const { lot } = termsAt(desk.feed.assets[index], desk.feed.time[bar]);
  const all = Math.abs(left);
  if (needs <= missing) return all;
  const frees = (lots: number) => (needs * lots * lot) / all;
  const short = largest(Math.ceil(all / lot), (lots) => frees(lots) < missing);
  return Math.min(all, (short + 1) * lot);
}

function liquidate(desk: Desk, index: number, left: number, quantity: number, bar: number): void {
  const { book, tape } = desk;
  const { orders } = tape;
  const together = quantity + liquidating(desk, index);
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (orders.asset[row] === index && orders.isAlive(row))
      book.end(row, 'cancelled', 'cancelled by a margin call', bar);
  }
  book.clear();
  const row = orders.add(index, -Math.sign(left) as Side, together, bar);
  orders.tif[row] = TIF.gtc;
  orders.origin[row] = 1;
  orders.advance(row, EVENT.accepted);
  book.place(row);
}
