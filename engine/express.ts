// The common order, from its placement to its fill: whole lots at the market for the day, filled whole at the next open.
//
// What `place`, `settle` and `execute` ask of any order is answered here by a few comparisons. Where one of them does not hold nothing
// has happened, and they do it: an order takes the same fill on both ways, to the bit (a law), but in 135 ns here and 500 ns there.

import { bandOf, isBarred, NO_BAND } from './band.js';
import type { Desk } from './desk.js';
import { execute } from './execute.js';
import type { Asset, Feed } from './feed.js';
import type { Floor } from './floor.js';
import { slip } from './match.js';
import { STATUS } from './order-columns.js';
import type { Placement } from './order-request.js';
import type { Sessions } from './sessions.js';
import type { Conditions } from './settings.js';
import { isCashAlone } from './solvency.js';
import { commissionOf, taxOf, termsOn } from './terms.js';

/** Whether orders of a run may take this way: one market and one currency, fills at the next open, slippage a mere fraction, and neither a
 *  volume cap, nor credit, nor an account that waits for its proceeds, nor limits before the trade. */
export const isExpress = (feed: Feed, { markets }: Sessions, conditions: Conditions): boolean =>
  markets === 1 &&
  feed.assets.every(({ currency }) => currency === feed.base) &&
  conditions.fill === 'next-open' &&
  conditions.fraction === conditions.fraction &&
  conditions.volumeCap !== conditions.volumeCap &&
  conditions.leverage === 1 &&
  !conditions.isCashAccount &&
  conditions.limits.length === 0;

/** Puts an order of whole lots at the market for the day on the tape and into the book, and returns its row; -1 where it is another kind
 *  of order, or has to be looked at more closely. */
export function placeWhole(desk: Desk, request: Placement): number {
  const { side, quantity } = request;
  if (!desk.isExpress || quantity === undefined || !isBare(request) || (side !== 1 && side !== -1)) return -1;
  const { feed, clock, book, tape, ledger, sessions } = desk;
  const { bar } = clock;
  const asset = feed.assets[request.asset.index];
  const { index } = asset;
  const { lot, minimum } = termsOn(asset, feed, bar);
  const isWhole =
    Number.isInteger(quantity) &&
    Number.isInteger(lot) &&
    (lot === 1 || Number.isInteger(quantity / lot)) &&
    Number.isInteger(ledger.quantity[index]);
  if (!isWhole || !(quantity >= (side > 0 ? minimum : lot))) return -1;
  if (!(asset.raw.close[bar] > 0) || sessions.delistedFrom[index] <= bar || asset.kind === 'future') return -1;
  const row = tape.orders.add(index, side, quantity, bar);
  tape.orders.status[row] = STATUS.working;
  book.place(row, true);
  return row;
}

/** Whether an order says nothing but what, which way and how much. */
const isBare = (given: Placement): boolean =>
  (given.type === undefined || given.type === 'market') &&
  (given.tif === undefined || given.tif === 'day') &&
  given.notional === undefined &&
  given.group === undefined &&
  given.limit === undefined &&
  given.stop === undefined &&
  given.trail === undefined &&
  given.trailRate === undefined &&
  given.until === undefined;

/** Whether all that waits was placed here at the close before the row, so that its open is all that can come. */
export function isAllFresh({ book, tape }: Floor, bar: number): boolean {
  return book.isExpress && tape.orders.bar[book.rows[0]] === bar - 1;
}

/** Lets all that waits trade at the open of a row; what could not be filled there is left in the book. */
export function fillFresh(floor: Floor, bar: number): void {
  const { book, feed, tape } = floor;
  let filled = 0;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    const asset = feed.assets[tape.orders.asset[row]];
    const open = asset.raw.open[bar];
    if (open !== open) continue;
    if (fillWhole(floor, row, asset, bar)) filled++;
    else execute(floor, row, open, 'open', bar);
  }
  if (filled === book.size) book.size = 0;
  else book.clear();
}

/** Fills an order whole at an open: a sale of what is held, or a purchase that the cash pays for. False where it is neither. The open is read
 *  here once more: a number that is handed on is 16 bytes of garbage for each fill. */
function fillWhole(floor: Floor, row: number, asset: Asset, bar: number): boolean {
  const { feed, ledger, tape, conditions } = floor;
  const { orders, fills } = tape;
  const { index, multiplier } = asset;
  const open = asset.raw.open[bar];
  const side = orders.side[row];
  const quantity = orders.left[row];
  const held = ledger.quantity[index];
  const terms = termsOn(asset, feed, bar);
  const { lot } = terms;
  const isLockable = terms.shareSettlement === 1;
  if (!Number.isInteger(quantity) || !Number.isInteger(lot) || !Number.isInteger(held)) return false;
  if (side > 0 ? held < 0 || !(lot === 1 || Number.isInteger(quantity / lot)) : quantity > held) return false;
  if (side < 0 && isLockable && ledger.locked(index, bar) > 0) return false;
  const band = bandOf(feed, asset, terms, bar);
  if (band !== NO_BAND && isBarred(band, side, open)) return false;
  const { fraction } = conditions;
  const price = fraction === 0 ? open : slip(side, open, open * fraction, Number.NaN, band);
  const value = quantity * price * multiplier;
  const commission = Math.max(0, commissionOf(terms, quantity, value));
  const tax = taxOf(terms, side, quantity, value);
  const cash = -side * value - commission - tax;
  if (side > 0 && !(isCashAlone(floor) && ledger.balances[0] + cash >= 0)) return false;
  const seq = ledger.trade(bar, index, side * quantity, price, cash, isLockable);
  fills.add(seq, row, bar, quantity, price, commission, tax, side * (price - open) * quantity * multiplier);
  orders.filled[row] = quantity;
  orders.left[row] = 0;
  orders.status[row] = STATUS.filled;
  return true;
}
