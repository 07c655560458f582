// One order trades: what of it can be paid for, what it costs, and how it is booked.

import type { Asset } from './feed.js';
import type { Terms } from './instrument.js';
import { largest, isWhole, wholeLots } from './lots.js';
import { slip } from './match.js';
import type { Reason } from './run.js';
import type { Floor } from './settle.js';
import { STATUS } from './tape-columns.js';
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
  const byAmount = orders.notional[row] === orders.notional[row];
  const ordered = byAmount ? amountToLots(floor, row, price, terms, bar) : orders.left[row];
  const closing = Math.min(ordered, Math.max(0, -side * held));
  const opening = ordered - closing;
  let opened = opening;
  let reason: Reason | null = null;
  if (opening > 0 && !byAmount) {
    if (side < 0 && !(terms.shortMargin >= 0)) {
      opened = 0;
      reason = 'short sales are not allowed';
    } else {
      opened = affordable(floor, asset, side, closing, opening, price, terms, bar);
      reason = side > 0 ? 'not enough cash' : 'not enough collateral for a short sale';
      if (!isWhole(opening, terms.lot) && opened === wholeLots(opening, terms.lot))
        reason = 'not a whole number of lots';
    }
  }
  const quantity = closing + opened;
  if (byAmount) orders.quantity[row] = quantity;
  if (quantity > 0) book(floor, row, asset, quantity, price, quoted, terms, bar);
  if (byAmount && quantity === 0) floor.book.end(row, 0, 'not enough cash', STATUS.refused, bar);
  else if (quantity < ordered && reason) floor.book.end(row, ordered - quantity, reason, STATUS.refused, bar);
  else orders.status[row] = STATUS.filled;
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
  ledger.move(bar, index, side * quantity, price);
  const seq = ledger.post(bar, 'fill', index, cashChange(terms, side, quantity, price, multiplier));
  const lost = side * (price - quoted) * quantity * multiplier;
  fills.add(seq, row, bar, quantity, price, commissionOf(terms, value), taxOf(terms, side, value), lost);
  orders.filled[row] = quantity;
}

/** How much of an opening part can be had: all of it if it fits, else the most whole lots that do. */
function affordable(
  floor: Floor,
  asset: Asset,
  side: number,
  closing: number,
  opening: number,
  price: number,
  terms: Terms,
  bar: number,
): number {
  const { ledger } = floor;
  const { index, multiplier } = asset;
  const cash = ledger.cash - locked(floor, index, bar);
  const margin = side < 0 ? 1 + terms.shortMargin : 0;
  const short = Math.max(0, -ledger.quantity[index]);
  const fits = (opened: number): boolean => {
    const traded = closing + opened;
    const change = traded > 0 ? cashChange(terms, side, traded, price, multiplier) : 0;
    return cash + change - margin * ((short + opened) * price * multiplier) >= 0;
  };
  const whole = wholeLots(opening, terms.lot);
  if (whole === opening && fits(opening)) return opening;
  return largest(Math.round(whole / terms.lot), (lots) => fits(lots * terms.lot)) * terms.lot;
}

/** The most whole lots that an amount of cash buys, costs included. */
function amountToLots(floor: Floor, row: number, price: number, terms: Terms, bar: number): number {
  const { ledger, feed, tape } = floor;
  const { index, multiplier } = feed.assets[tape.orders.asset[row]];
  const short = Math.max(0, -ledger.quantity[index]) * price * multiplier;
  const free = ledger.cash - locked(floor, index, bar) - (short > 0 ? (1 + marginOf(terms)) * short : 0);
  const budget = Math.min(tape.orders.notional[row], free);
  const most = Math.floor(budget / (price * multiplier * terms.lot)) + 1;
  const fits = (lots: number): boolean =>
    budget + cashChange(terms, tape.orders.side[row], lots * terms.lot, price, multiplier) >= 0;
  return largest(Math.max(0, most), fits) * terms.lot;
}

/** Cash locked as collateral of short positions, but for the asset that trades: (1 + margin) times their value at the mark before. */
function locked({ ledger, feed }: Floor, except: number, bar: number): number {
  if (ledger.shorts === 0) return 0;
  let total = 0;
  for (const asset of feed.assets) {
    const held = ledger.quantity[asset.index];
    if (held >= 0 || asset.index === except) continue;
    const margin = marginOf(termsAt(asset, feed.time[bar]));
    total += (1 + margin) * (-held * markBefore(asset, bar) * asset.multiplier);
  }
  return total;
}

/** Collateral of a short position beside its proceeds; all of its value where new short sales are no longer allowed. */
const marginOf = ({ shortMargin }: Terms): number => (shortMargin >= 0 ? shortMargin : 1);

/** The close of the row before, as it reads after the corporate actions of this row. */
function markBefore({ raw, actions }: Asset, bar: number): number {
  let mark = raw.close[bar - 1];
  for (const { row, kind, value } of actions) if (row === bar) mark = kind === 'split' ? mark / value : mark - value;
  return mark;
}
