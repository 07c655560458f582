// One order trades: what of it can be paid for, what it costs, and how it is booked.

import type { Asset } from './feed.js';
import type { Terms } from './instrument.js';
import { largest, isWhole, tidy, wholeLots } from './lots.js';
import { markBefore } from './mark.js';
import { slip } from './match.js';
import type { Reason } from './run.js';
import type { Floor } from './floor.js';
import { STATUS } from './order-columns.js';
import { commissionOf, taxOf, termsAt } from './terms.js';

/** Change of cash when `quantity` units trade on a side at a price, costs included. */
function cashChange(terms: Terms, side: number, quantity: number, price: number, multiplier: number): number {
  const value = quantity * price * multiplier;
  return -side * value - commissionOf(terms, value) - taxOf(terms, side, value);
}

/** Fills an order at a price before slippage. A closing part always trades; of an opening part, what can be paid for, or
 *  backed by collateral, in whole lots. What is cut is refused with its reason; the order is done. */
export function execute(floor: Floor, row: number, quoted: number, bar: number): void {
  const { feed, ledger, tape, slippage } = floor;
  const { orders } = tape;
  const asset = feed.assets[orders.asset[row]];
  const side = orders.side[row];
  const terms = termsAt(asset, feed.time[bar]);
  const price = slip(side, quoted, slippage, orders.limit[row]);
  const held = ledger.quantity[asset.index];
  const deal: Deal = { asset, side, held, price, terms, free: freeCash(floor, asset.index, bar) };
  const byAmount = orders.notional[row] === orders.notional[row];
  const ordered = byAmount ? lotsFor(deal, orders.notional[row]) : orders.left[row];
  const closing = Math.min(ordered, Math.max(0, -side * held));
  const opening = tidy(ordered - closing, terms.lot);
  let opened = opening;
  let reason: Reason = 'not enough cash';
  if (opening > 0 && !byAmount) {
    const whole = wholeLots(opening, terms.lot);
    if (side < 0 && !(terms.shortMargin >= 0)) {
      opened = 0;
      reason = 'short sales are not allowed';
    } else if (covers(deal, closing, whole)) {
      opened = isWhole(opening, terms.lot) ? opening : whole;
      reason = 'not a whole number of lots';
    } else {
      opened = largest(Math.round(whole / terms.lot), (n) => covers(deal, closing, n * terms.lot)) * terms.lot;
      if (side < 0) reason = 'not enough collateral for a short sale';
    }
  }
  const quantity = tidy(closing + opened, terms.lot);
  const cut = tidy(ordered - quantity, terms.lot);
  if (byAmount) orders.quantity[row] = quantity;
  if (quantity > 0) book(floor, row, asset, quantity, price, quoted, terms, bar);
  if (cut > 0 || quantity === 0) floor.book.end(row, cut, reason, STATUS.refused, bar);
  else
    orders.status[row] =
      byAmount || orders.left[row] === orders.quantity[row] ? STATUS.filled : STATUS['partly filled'];
}

/** What decides how much of an order can be had. */
interface Deal {
  readonly asset: Asset;
  readonly side: number;
  readonly held: number;
  readonly price: number;
  readonly terms: Terms;
  /** Cash that is neither locked by short positions in other instruments nor owed by any. */
  readonly free: number;
}

/** Whether, after this fill, the cash covers the collateral of what is then short. */
function covers({ asset, side, held, price, terms, free }: Deal, closing: number, opened: number): boolean {
  const traded = closing + opened;
  if (traded === 0) return true;
  const change = cashChange(terms, side, traded, price, asset.multiplier);
  const short = Math.max(0, -(held + side * traded));
  return free + change - (1 + marginOf(terms)) * (short * price * asset.multiplier) >= 0;
}

/** The most whole lots that an amount of cash buys, costs included; what closes a short position needs no free cash. */
function lotsFor(deal: Deal, amount: number): number {
  const { asset, side, held, price, terms } = deal;
  const short = Math.max(0, -held);
  const most = Math.floor(amount / (price * asset.multiplier * terms.lot)) + 1;
  const fits = (lots: number): boolean => {
    const quantity = lots * terms.lot;
    if (amount + cashChange(terms, side, quantity, price, asset.multiplier) < 0) return false;
    return quantity <= short || covers(deal, short, quantity - short);
  };
  return largest(most, fits) * terms.lot;
}

/** Posts a fill: the position, the cash and the record. */
function book(
  { ledger, tape }: Floor,
  row: number,
  asset: Asset,
  quantity: number,
  price: number,
  quoted: number,
  terms: Terms,
  bar: number,
): void {
  const { orders, fills } = tape;
  const side = orders.side[row];
  const { index, multiplier } = asset;
  const value = quantity * price * multiplier;
  ledger.move(bar, index, side * quantity, price, terms.lot);
  const seq = ledger.post(bar, 'fill', index, cashChange(terms, side, quantity, price, multiplier));
  const lost = side * (price - quoted) * quantity * multiplier;
  fills.add(seq, row, bar, quantity, price, commissionOf(terms, value), taxOf(terms, side, value), lost);
  orders.filled[row] = quantity;
}

/** Cash that neither backs a short position (but that of the asset that trades) nor is owed by one: a short position locks (1 + margin)
 *  times its value at the mark before. */
function freeCash({ ledger, feed }: Floor, except: number, bar: number): number {
  let free = ledger.cash + ledger.debts();
  if (ledger.shorts === 0) return free;
  for (const asset of feed.assets) {
    const held = ledger.quantity[asset.index];
    if (held >= 0 || asset.index === except) continue;
    const margin = marginOf(termsAt(asset, feed.time[bar]));
    free -= (1 + margin) * (-held * markBefore(asset, bar) * asset.multiplier);
  }
  return free;
}

/** Collateral of a short position beside its proceeds; all of its value where new short sales are no longer allowed. */
const marginOf = ({ shortMargin }: Terms): number => (shortMargin >= 0 ? shortMargin : 1);
