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
import { bears, type Standing, standing, tiedUp } from './solvency.js';
import { commissionRaw, taxOf, termsAt } from './terms.js';

/** What decides how much of an order can be had. */
interface Deal {
  readonly floor: Floor;
  readonly row: number;
  readonly asset: Asset;
  readonly terms: Terms;
  readonly side: number;
  readonly held: number;
  /** Price after slippage; NaN before it is known. */
  price: number;
  readonly account: Standing;
}

/** Lets an order trade at a price before slippage, if it can: a closing part always, of an opening part what can be paid for or backed by
 *  collateral. What the market does not let trade works on with its reason noted; what cannot be paid for is refused. */
export function execute(floor: Floor, row: number, quoted: number, at: At, bar: number): void {
  const { feed, tape, book } = floor;
  const { orders } = tape;
  const asset = feed.assets[orders.asset[row]];
  const side = orders.side[row];
  const terms = termsAt(asset, feed.time[bar]);
  const band = bandOf(asset, terms, bar);
  if (isBarred(band, side, quoted)) {
    note(floor, row, side > 0 ? 'the price was at limit-up' : 'the price was at limit-down');
    return;
  }
  const isWholeOnly = orders.tif[row] === TIF.fok;
  const byAmount = orders.notional[row] === orders.notional[row];
  const deal: Deal = {
    floor,
    row,
    asset,
    terms,
    side,
    held: floor.ledger.quantity[asset.index],
    price: Number.NaN,
    account: standing(floor, asset.index, bar),
  };
  let wanted = book.alive(row);
  if (byAmount) {
    deal.price = slipped(deal, band, orders.notional[row] / (quoted * asset.multiplier), quoted, at, bar);
    wanted = lotsFor(deal, orders.notional[row]);
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
    if (!byAmount) deal.price = slipped(deal, band, tradable, quoted, at, bar);
    const closing = Math.min(tradable, Math.max(0, -side * deal.held));
    const opening = tidy(tradable - closing, terms.lot);
    const opened = opening > 0 ? affordable(deal, closing, opening) : 0;
    const quantity = tidy(closing + opened, terms.lot);
    const cut = tidy(tradable - quantity, terms.lot);
    if (cut > 0 && isWholeOnly) return;
    const reason = cut > 0 ? whyCut(deal, opening, opened) : null;
    if (quantity > 0) settleFill(deal, quantity, quoted, at, bar);
    if (reason !== null) book.cut(row, cut, 'refused', reason, bar);
  }
  if (byAmount && orders.isAlive(row)) book.end(row, 'refused', notedOf(floor, row), bar);
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
  const isFixed = fraction === fraction;
  const cost = isFixed ? quoted * fraction : model.cost(momentOf(asset, terms, side, quantity, quoted, at, bar));
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
    tradable = wholeLots(room, terms.lot);
    note(floor, row, 'beyond the volume cap');
  }
  return tradable;
}

/** How much of what an order opens, beside what it closes, can be borne. */
function affordable(deal: Deal, closing: number, opening: number): number {
  const { terms, side } = deal;
  const { lot, minimum } = terms;
  if (isShortBarred(deal)) return 0;
  const whole = wholeLots(opening, lot);
  if (covers(deal, closing, whole)) return isWhole(opening, lot) ? opening : whole;
  const opened = largest(Math.round(whole / lot), (n) => covers(deal, closing, n * lot)) * lot;
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

/** Whether the account bears this fill. */
function covers(deal: Deal, closing: number, opened: number): boolean {
  const { floor, asset, terms, side, held, price, account } = deal;
  const traded = closing + opened;
  if (traded === 0) return true;
  const after = held + side * traded;
  const value = Math.abs(after) * price * asset.multiplier;
  const tied = tiedUp(terms, asset.kind === 'future', after, value, floor.conditions.leverage);
  return bears(account, cashChange(deal, costsOf(deal, traded)), tied, floor.conditions);
}

/** The most whole lots that an amount of cash buys, costs included; what closes a short position needs no free cash. */
function lotsFor(deal: Deal, amount: number): number {
  const { asset, terms, side, held, price } = deal;
  const short = Math.max(0, -held);
  const most = Math.floor(amount / (price * asset.multiplier * terms.lot)) + 1;
  const fits = (lots: number): boolean => {
    const quantity = lots * terms.lot;
    const { commission, tax, value } = costsOf(deal, quantity);
    if (amount - value - commission - tax < 0) return false;
    return quantity <= short || covers(deal, short, quantity - short);
  };
  return purchasable(side > 0 ? largest(most, fits) * terms.lot : 0, terms.lot, terms.minimum);
}

const NOTHING: Paid = Object.freeze({ accrued: 0, charged: 0 });

/** What a fill of an order is worth and costs, in quote currency. The commission's minimum is that of the order, not of each fill. */
function costsOf({ floor, row, asset, terms, side, price }: Deal, quantity: number) {
  const { accrued, charged } = floor.tape.orders.paid.get(row) ?? NOTHING;
  const value = quantity * price * asset.multiplier;
  const raw = commissionRaw(terms, quantity, value);
  const commission = Math.max(0, Math.max(terms.commissionMinimum, accrued + raw) - charged);
  return { value, raw, commission, tax: taxOf(terms, side, quantity, value) };
}

/** Change of cash when a quantity trades, costs included. Of a future only the costs: its price is settled day by day. */
function cashChange(deal: Deal, { value, commission, tax }: ReturnType<typeof costsOf>): number {
  const paid = deal.asset.kind === 'future' ? 0 : -deal.side * value;
  return paid - commission - tax;
}

/** Posts a fill: the position, the cash, the order and the record. */
function settleFill(deal: Deal, quantity: number, quoted: number, at: At, bar: number): void {
  const { floor, row, asset, terms, side, price } = deal;
  const { ledger, tape, book, cap } = floor;
  const { orders, fills } = tape;
  const { index, multiplier } = asset;
  const costs = costsOf(deal, quantity);
  const { raw, commission, tax } = costs;
  ledger.move(bar, index, side * quantity, price, terms.lot, terms.shareSettlement === 1);
  const seq = ledger.post(bar, 'fill', index, ledger.currencyOf[index], cashChange(deal, costs));
  fills.add(seq, row, bar, quantity, price, commission, tax, side * (price - quoted) * quantity * multiplier);
  cap.take(index, quantity, bar);
  if (quantity < orders.left[row]) {
    const { accrued, charged } = orders.paid.get(row) ?? NOTHING;
    orders.paid.set(row, { accrued: accrued + raw, charged: charged + commission });
  }
  book.fill(row, quantity, at !== 'open', bar);
}

function note({ tape }: Floor, row: number, reason: Reason): void {
  tape.orders.noted[row] = tape.refusals.codeOf(reason) + 1;
}

/** What last kept an order from trading; what it dies of where nothing did. */
export function notedOf({ tape }: Floor, row: number, otherwise: Reason = 'expired unfilled'): Reason {
  const code = tape.orders.noted[row];
  return code === 0 ? otherwise : tape.refusals.reasonOf(code - 1);
}
