// An order is checked and put into the book.

import type { Desk } from './desk.js';
import { placeWhole } from './express.js';
import type { Asset } from './feed.js';
import type { Terms } from './instrument.js';
import { judge } from './limits/judge.js';
import { isWhole, tidy } from './lots.js';
import { EVENT, type OrderColumns, TIF, type Trail, TYPE } from './order-columns.js';
import { assertSense, isLimited, isStopped, type Placement } from './order-request.js';
import type { Reason } from './run.js';
import { termsOn } from './terms.js';
import { tickAt, toTick } from './tick.js';
import { stopFrom } from './trail.js';

/** Puts an order on the tape and, unless it is refused, into the book. Returns its row. `stead`: the row of a cancelled order whose place in
 *  its group it takes. */
export function place(desk: Desk, request: Placement, stead = -1): number {
  if (stead < 0) {
    const row = placeWhole(desk, request);
    if (row >= 0) return row;
  }
  const { feed, clock, book, tape, ledger } = desk;
  const { bar } = clock;
  assertSense(request);
  const { side, group } = request;
  const asset = feed.assets[request.asset.index];
  const terms = termsOn(asset, feed, bar);
  const closable = Math.max(0, -side * ledger.quantity[asset.index]);
  const entry =
    stead >= 0 ? book.groups.entryBefore(stead) : group === undefined ? -1 : book.groups.entryOf(group, side);
  const row = tape.orders.add(asset.index, side, quantityOf(desk, request, terms.lot, closable, entry), bar);
  describe(desk, row, request, terms);
  if (stead >= 0) book.groups.substitute(stead, row);
  else if (group !== undefined) book.groups.join(row, group);
  const reason = refusalOf(desk, row, terms, closable, entry >= 0);
  if (reason !== null) {
    book.end(row, 'refused', reason, bar);
    return row;
  }
  if (entry >= 0) {
    if (!book.groups.isFed(row) && !tape.orders.isAlive(entry)) {
      book.end(row, 'cancelled', 'its entry was not filled', bar);
      return row;
    }
    book.place(row);
    if (book.groups.isFed(row)) tape.orders.advance(row, EVENT.accepted);
    else if (stead < 0 || book.groups.isBegun(row)) loseWithEntry(desk, row, entry);
    return row;
  }
  if (desk.conditions.limits.length > 0) {
    limitOpening(desk, row, asset, closable, terms.lot);
    if (!tape.orders.isAlive(row)) return row;
  }
  tape.orders.advance(row, EVENT.accepted);
  book.place(row);
  return row;
}

/** Units of an order, without rounding errors; 0 where it is an amount of cash, NaN where none are given. */
function quantityOf({ tape }: Desk, request: Placement, lot: number, closable: number, entry: number): number {
  const { quantity, notional } = request;
  if (quantity === undefined) return entry >= 0 ? tape.orders.quantity[entry] : notional === undefined ? Number.NaN : 0;
  const wanted = tidy(quantity, lot);
  // All of an odd holding, but for a rounding error, is all of it.
  return Math.abs(wanted - closable) <= 1e-9 * lot ? closable : wanted;
}

/** Puts on the tape what an order says beside its quantity, its prices on the tick. */
function describe({ feed, tape, clock }: Desk, row: number, request: Placement, terms: Terms): void {
  const { side, type = 'market', tif = 'day', until = Number.NaN, quantity, notional } = request;
  const { orders } = tape;
  if (quantity === undefined && notional !== undefined) orders.notional[row] = notional;
  orders.tif[row] = TIF[tif];
  if (tif === 'gtd') orders.until[row] = until;
  if (type === 'market') return;
  orders.type[row] = TYPE[type];
  if (isLimited(type)) orders.limit[row] = onTick(terms, request.limit, side > 0 ? -1 : 1);
  if (isStopped(type)) orders.stop[row] = onTick(terms, request.stop, side > 0 ? 1 : -1);
  if (type !== 'trailing-stop') return;
  const trail = trailOf(request);
  orders.trails.set(row, trail);
  orders.stop[row] = stopFrom(terms, side, feed.assets[request.asset.index].raw.close[clock.bar], trail);
}

const onTick = (terms: Terms, price = Number.NaN, direction: 1 | -1): number =>
  toTick(price, tickAt(terms, price), direction);

const trailOf = ({ trail = Number.NaN, trailRate = Number.NaN }: Placement): Trail => ({ trail, trailRate });

const isPositive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

const isDistance = ({ trail, trailRate }: Trail): boolean =>
  trailRate === trailRate ? trailRate > 0 && trailRate < 1 : isPositive(trail);

/** Whether an order has the prices that its type needs. */
function isPriced({ type, limit, stop, trails }: OrderColumns, row: number): boolean {
  const code = type[row];
  if (code === TYPE.market) return true;
  if ((code === TYPE.limit || code === TYPE['stop-limit']) && !isPositive(limit[row])) return false;
  const isTrailing = code === TYPE['trailing-stop'];
  if ((code === TYPE.stop || code === TYPE['stop-limit'] || isTrailing) && !isPositive(stop[row])) return false;
  return !isTrailing || isDistance(trails.get(row)!);
}

/** Why an order cannot be placed; null if it can. */
function refusalOf(desk: Desk, row: number, terms: Terms, closable: number, isExit: boolean): Reason | null {
  const { feed, sessions, clock, tape } = desk;
  const { orders } = tape;
  const { bar } = clock;
  const asset = orders.asset[row];
  const side = orders.side[row];
  const quantity = orders.quantity[row];
  const notional = orders.notional[row];
  if (sessions.delistedFrom[asset] <= bar) return 'the instrument was delisted';
  if (!(feed.assets[asset].raw.close[bar] > 0)) return 'the instrument has no price yet';
  const byAmount = notional === notional;
  if (!isPositive(byAmount ? notional : quantity) || (byAmount && side < 0)) return 'quantity is not a positive number';
  if (!isPriced(orders, row)) return 'limit or stop price is missing or not positive';
  if (orders.tif[row] === TIF.gtd && !(orders.until[row] > feed.time[bar]))
    return 'the expiry date is missing or has passed';
  if (byAmount || isExit) return null;
  const { lot, minimum } = terms;
  const isLess = side > 0 && quantity < minimum * (1 - 1e-9);
  if (isWhole(quantity, lot) && !isLess) return null;
  if (closable > 0 && quantity >= closable && isWhole(quantity - closable, lot)) return null;
  return isLess ? 'less than one lot' : 'not a whole number of lots';
}

/** Cuts what an order opens to what the limits allow; an amount of cash to what the allowed units are worth at the close. */
function limitOpening(desk: Desk, row: number, asset: Asset, closable: number, lot: number): void {
  const { book, tape, clock } = desk;
  const { side, group, quantity, notional } = tape.orders;
  const byAmount = notional[row] === notional[row];
  const unit = asset.raw.close[clock.bar] * asset.multiplier;
  const wanted = byAmount ? notional[row] / unit : quantity[row];
  const opening = tidy(wanted - Math.min(wanted, closable), lot);
  if (!(opening > 0)) return;
  const { allowed, reason } = judge(desk, asset.index, side[row], opening, group[row]);
  if (allowed >= opening) return;
  if (!byAmount) book.cut(row, tidy(opening - allowed, lot), 'refused', reason, clock.bar);
  else if (allowed + closable > 0) {
    tape.orders.keep(row);
    notional[row] = (allowed + closable) * unit;
    tape.refusals.add(row, 0, reason, clock.bar);
  } else book.end(row, 'refused', reason, clock.bar);
}

/** What the limits have cut off an entry, its exit loses too. */
function loseWithEntry({ book, tape, clock }: Desk, row: number, entry: number): void {
  const { orders, refusals } = tape;
  const cut = orders.quantity[entry] - orders.left[entry];
  if (!(cut > 0 && cut < orders.quantity[row])) return;
  let last = refusals.length - 1;
  while (refusals.order[last] !== entry) last--;
  book.cut(row, cut, 'refused', refusals.reasonOf(refusals.reason[last]), clock.bar);
}
