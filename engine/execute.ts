// One order meets a price: how much of it trades, what that costs, and how it is booked.

import { type Band, bandOf, isBarred } from './band.js';
import type { Asset } from './feed.js';
import type { Floor } from './floor.js';
import type { Terms } from './instrument.js';
import { isWhole, largest, purchasable, tidy, wholeLots } from './lots.js';
import { slip } from './match.js';
import { momentOf, type At } from './moment.js';
import { type Paid, TIF } from './order-columns.js';
import type { Reason } from './run.js';
import { bears, lossOf, type Standing, standing, tiedUp } from './solvency.js';
import { commissionRaw, taxOf, termsOn } from './terms.js';
import { stopFrom } from './trail.js';

/** What decides how much of an order can be had. */
interface Deal {
  readonly floor: Floor;
  readonly row: number;
  readonly asset: Asset;
  readonly terms: Terms;
  readonly side: number;
}

/** Lets an order trade at a price before slippage, if it can: a closing part always, of an opening part what can be paid for or backed by
 *  collateral. What the market does not let trade works on with its reason noted; what cannot be paid for is refused. */
export function execute(floor: Floor, row: number, quoted: number, at: At, bar: number): void {
  const { feed, ledger, tape, book } = floor;
  const { orders } = tape;
  const asset = feed.assets[orders.asset[row]];
  const side = orders.side[row];
  const terms = termsOn(asset, feed, bar);
  const band = bandOf(feed, asset, terms, bar);
  if (isBarred(band, side, quoted)) {
    note(floor, row, side > 0 ? 'the price was at limit-up' : 'the price was at limit-down');
    return;
  }
  const isWholeOnly = orders.tif[row] === TIF.fok;
  const byAmount = orders.notional[row] === orders.notional[row];
  const deal: Deal = { floor, row, asset, terms, side };
  let wanted = book.alive(row);
  if (orders.origin[row] === 1 || (orders.group[row] > 0 && book.groups.isExit(row))) {
    wanted = closingOnly(floor, row, wanted, bar);
    if (wanted === 0) return;
  }
  let price = Number.NaN;
  if (byAmount) {
    price = slipped(deal, band, orders.notional[row] / (quoted * asset.multiplier), quoted, at, bar);
    wanted = lotsFor(deal, price, orders.notional[row]);
    if (wanted === 0) {
      book.end(row, 'refused', 'not enough cash', bar);
      return;
    }
    orders.quantity[row] = wanted;
    orders.left[row] = wanted;
  }
  const tradable = tradableOf(floor, row, terms, wanted, at, bar);
  if (tradable < wanted && isWholeOnly) return;
  if (tradable > 0) {
    if (!byAmount) price = slipped(deal, band, tradable, quoted, at, bar);
    const closing = Math.min(tradable, Math.max(0, -side * ledger.quantity[asset.index]));
    const opening = tidy(tradable - closing, terms.lot);
    const opened = opening > 0 ? affordable(deal, price, closing, opening, bar) : 0;
    const quantity = tidy(closing + opened, terms.lot);
    const cut = tidy(tradable - quantity, terms.lot);
    if (cut > 0 && isWholeOnly) return;
    const reason = cut > 0 ? whyCut(deal, opening, opened) : null;
    if (quantity > 0) settleFill(deal, quantity, price, quoted, at, bar);
    // A cut that is only the rounding of fractional lots has left nothing.
    if (reason !== null && orders.left[row] > 0) book.cut(row, cut, 'refused', reason, bar);
  }
  if (byAmount && orders.isAlive(row)) book.end(row, 'refused', notedOf(floor, row), bar);
}

/** What an order that may only close can close of a quantity; what is beyond that dies. */
function closingOnly({ ledger, tape, book }: Floor, row: number, wanted: number, bar: number): number {
  const { asset, side } = tape.orders;
  const closable = Math.max(0, -side[row] * ledger.quantity[asset[row]]);
  if (wanted - closable <= 1e-12 * wanted) return Math.min(wanted, closable);
  book.cut(row, wanted - closable, 'cancelled', 'nothing was left to close', bar);
  return closable;
}

/** The price after slippage, for the quantity that would trade. */
function slipped(
  { floor, row, asset, terms, side }: Deal,
  band: Band,
  quantity: number,
  quoted: number,
  at: At,
  bar: number,
): number {
  const { fraction, model } = floor.conditions;
  // Most runs: without this a fill took a tenth longer.
  if (fraction === 0) return quoted;
  let cost = quoted * fraction;
  if (fraction !== fraction) {
    // A model is the user's own code: who kept the context of a decision could order there by a close that is still to come.
    floor.book.isClosed = true;
    cost = model.cost(momentOf(asset, terms, side, quantity, quoted, at, bar));
    floor.book.isClosed = false;
  }
  return slip(side, quoted, cost, floor.tape.orders.limit[row], band);
}

/** What the market lets trade of a quantity now: what is sellable, within the volume cap. The reason of the rest is noted. */
function tradableOf(floor: Floor, row: number, terms: Terms, wanted: number, at: At, bar: number): number {
  const { ledger, tape, cap } = floor;
  const { orders } = tape;
  const index = orders.asset[row];
  let tradable = wanted;
  if (orders.side[row] < 0 && terms.shareSettlement === 1) {
    const locked = ledger.locked(index, bar);
    const sellable = Math.max(0, ledger.quantity[index]) - locked;
    if (locked > 0 && tradable > sellable) {
      tradable = sellable;
      note(floor, row, 'not sellable before the next session');
    }
  }
  const room = cap.room(index, at === 'open', bar);
  if (tradable > room) {
    // What closes may be odd, and beside it what opens is in whole lots.
    const closing = Math.min(tradable, Math.max(0, -orders.side[row] * ledger.quantity[index]));
    tradable = closing <= room ? closing + wholeLots(room - closing, terms.lot) : wholeLots(room, terms.lot);
    note(floor, row, 'beyond the volume cap');
  }
  return tradable;
}

/** How much of what an order opens, beside what it closes, can be borne. */
function affordable(deal: Deal, price: number, closing: number, opening: number, bar: number): number {
  if (isShortBarred(deal)) return 0;
  const { floor, asset, terms } = deal;
  const account = standing(floor, asset.index, bar);
  const whole = wholeLots(opening, terms.lot);
  if (!covers(deal, account, price, closing, whole)) return mostCovered(deal, account, price, closing, whole);
  return isWhole(opening, terms.lot) ? opening : whole;
}

/** How much of whole lots that the account cannot bear it can. */
function mostCovered(deal: Deal, account: Standing, price: number, closing: number, whole: number): number {
  const { side, terms } = deal;
  const { lot, minimum } = terms;
  const opened = largest(Math.round(whole / lot), (n) => covers(deal, account, price, closing, n * lot)) * lot;
  return side > 0 ? purchasable(opened, lot, minimum) : opened;
}

const isShortBarred = ({ floor, terms, side }: Deal): boolean =>
  side < 0 && (floor.conditions.isCashAccount || !(terms.shortMargin >= 0));

/** Why less is opened than was wanted. */
function whyCut(deal: Deal, opening: number, opened: number): Reason {
  if (isShortBarred(deal)) return 'short sales are not allowed';
  if (opened === wholeLots(opening, deal.terms.lot)) return 'not a whole number of lots';
  return deal.side > 0 ? 'not enough cash' : 'not enough collateral for a short sale';
}

/** What a future's units have lost since they were last settled, at a price. */
function lossSince({ floor: { ledger }, asset: { index, multiplier } }: Deal, price: number): number {
  return lossOf(ledger.quantity[index] * multiplier * price, ledger.basis[index]);
}

/** Whether the account bears this fill. */
function covers(deal: Deal, account: Standing, price: number, closing: number, opened: number): boolean {
  const { floor, asset, terms, side } = deal;
  const traded = closing + opened;
  if (traded === 0) return true;
  const after = floor.ledger.quantity[asset.index] + side * traded;
  const worth = Math.abs(after) * price * asset.multiplier;
  const isFuture = asset.kind === 'future';
  let tied = tiedUp(terms, isFuture, after, worth, floor.conditions.leverage);
  if (isFuture) tied += lossSince(deal, price);
  const value = traded * price * asset.multiplier;
  const change = cashChange(deal, value, commissionFor(deal, traded, value), taxOf(terms, side, traded, value));
  return bears(account, change, tied, floor.conditions);
}

/** The most whole lots that an amount of cash buys, costs included, whether the account has it or not. */
function lotsFor(deal: Deal, price: number, amount: number): number {
  const { asset, terms, side } = deal;
  const most = Math.floor(amount / (price * asset.multiplier * terms.lot)) + 1;
  const fits = (lots: number): boolean => {
    const quantity = lots * terms.lot;
    const value = quantity * price * asset.multiplier;
    // In the order of `bears`, so that all of the cash is never a lot more than there is.
    return amount + (-value - commissionFor(deal, quantity, value) - taxOf(terms, side, quantity, value)) >= 0;
  };
  return purchasable(side > 0 ? largest(most, fits) * terms.lot : 0, terms.lot, terms.minimum);
}

const NOTHING: Paid = Object.freeze({ accrued: 0, charged: 0 });

/** What the fills of an order have come to and paid so far. */
const paidOf = ({ floor: { tape }, row }: Deal): Paid =>
  tape.orders.filled[row] > 0 ? (tape.orders.paid.get(row) ?? NOTHING) : NOTHING;

/** The commission of a fill of an order, in quote currency. Its minimum is that of the order, not of each fill. */
function commissionFor(deal: Deal, quantity: number, value: number): number {
  const { terms } = deal;
  const { accrued, charged } = paidOf(deal);
  const raw = commissionRaw(terms, quantity, value);
  return Math.max(0, Math.max(terms.commissionMinimum, accrued + raw) - charged);
}

/** Change of cash when a value trades, costs included. Of a future only the costs: its price is settled day by day. */
function cashChange({ asset, side }: Deal, value: number, commission: number, tax: number): number {
  const paid = asset.kind === 'future' ? 0 : -side * value;
  return paid - commission - tax;
}

/** Posts a fill: the position, the cash, the order and the record. */
function settleFill(deal: Deal, quantity: number, price: number, quoted: number, at: At, bar: number): void {
  const { floor, row, asset, terms, side } = deal;
  const { ledger, tape, book, cap } = floor;
  const { orders, fills } = tape;
  const { index, multiplier } = asset;
  const value = quantity * price * multiplier;
  const commission = commissionFor(deal, quantity, value);
  const tax = taxOf(terms, side, quantity, value);
  ledger.move(bar, index, side * quantity, price, terms.lot, terms.shareSettlement === 1);
  const cash = cashChange(deal, value, commission, tax);
  const seq = ledger.post(bar, 'fill', index, ledger.currencyOf[index], cash);
  fills.add(seq, row, bar, quantity, price, commission, tax, side * (price - quoted) * quantity * multiplier);
  cap.take(index, quantity, bar);
  if (quantity < orders.left[row]) {
    const raw = commissionRaw(terms, quantity, value);
    const { accrued, charged } = paidOf(deal);
    orders.paid.set(row, { accrued: accrued + raw, charged: charged + commission });
  }
  const fed = book.fill(row, quantity, quoted, at !== 'open', bar);
  for (let k = 0; k < fed.length; k++) startTrail(floor, fed[k], terms, quoted);
}

/** A trailing exit keeps its distance from the price of its entry, where it comes before the market. */
function startTrail({ tape: { orders } }: Floor, row: number, terms: Terms, price: number): void {
  const trail = orders.trails.get(row);
  if (trail === undefined) return;
  const stop = stopFrom(terms, orders.side[row], price, trail);
  if (stop > 0) orders.stop[row] = stop;
}

function note({ tape }: Floor, row: number, reason: Reason): void {
  tape.orders.noted[row] = tape.refusals.codeOf(reason) + 1;
}

/** What last kept an order from trading; what it dies of where nothing did. */
export function notedOf({ tape }: Floor, row: number, otherwise: Reason = 'expired unfilled'): Reason {
  const code = tape.orders.noted[row];
  return code === 0 ? otherwise : tape.refusals.reasonOf(code - 1);
}
