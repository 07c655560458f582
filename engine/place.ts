// An order is checked and put into the book.

import type { Desk } from './desk.js';
import { judge } from './limits/judge.js';
import { isWhole, tidy } from './lots.js';
import { TIF, TYPE } from './order-columns.js';
import { assertSense, isGiven, LIMITED, type Placement, STOPPED } from './order-request.js';
import type { Reason } from './run.js';
import { termsAt } from './terms.js';
import { tickAt, toTick } from './tick.js';
import { stopFrom } from './trail.js';

const positive = (value: number): boolean => value > 0 && value < Number.POSITIVE_INFINITY;

/** Puts an order on the tape and, unless it is refused, into the book. Returns its row. `stead`: the row of a cancelled order whose place in
 *  its group it takes. */
export function place(desk: Desk, request: Placement, stead = -1): number {
  const { feed, clock, book, tape, ledger } = desk;
  const { bar } = clock;
  assertSense(request);
  const { side, type = 'market', tif = 'day', until = Number.NaN, group } = request;
  const asset = feed.assets[request.asset.index];
  const terms = termsAt(asset, feed.time[bar]);
  const { lot, minimum } = terms;
  const entry =
    stead >= 0 ? book.groups.entryBefore(stead) : group === undefined ? -1 : book.groups.entryOf(group, side);
  const byAmount = request.quantity === undefined && request.notional !== undefined;
  const closable = Math.max(0, -side * ledger.quantity[asset.index]);
  const quantity = byAmount ? 0 : quantityOf();
  const limited = LIMITED.has(type);
  const stopped = STOPPED.has(type);
  const trails = type === 'trailing-stop';
  const { trail = Number.NaN, trailRate = Number.NaN } = request;
  const onTick = (price: number, direction: 1 | -1) => toTick(price, tickAt(terms, price), direction);
  const limit = limited ? onTick(request.limit ?? Number.NaN, side > 0 ? -1 : 1) : Number.NaN;
  let stop = stopped ? onTick(request.stop ?? Number.NaN, side > 0 ? 1 : -1) : Number.NaN;
  if (trails) stop = stopFrom(terms, side, asset.raw.close[bar], trail, trailRate);
  const row = tape.orders.add({
    asset: asset.index,
    side,
    quantity,
    notional: byAmount ? request.notional! : Number.NaN,
    type: TYPE[type],
    limit,
    stop,
    trail: trails ? trail : Number.NaN,
    trailRate: trails ? trailRate : Number.NaN,
    tif: TIF[tif],
    until: tif === 'gtd' ? until : Number.NaN,
    bar,
    origin: 0,
  });
  if (stead >= 0) book.groups.substitute(stead, row);
  else if (group !== undefined) book.groups.join(row, group);
  const reason = refuse();
  if (reason !== null) {
    book.end(row, 'refused', reason, bar);
    return row;
  }
  if (entry >= 0) {
    book.place(row);
    if (book.groups.isFed(row)) tape.orders.advance(row, 'accepted');
    else if (stead < 0) loseWithEntry();
    return row;
  }
  const opening = byAmount ? 0 : tidy(quantity - Math.min(quantity, closable), lot);
  const limits = opening > 0 ? judge(desk, asset.index, side, opening, tape.orders.group[row]) : null;
  if (limits !== null && limits.allowed < opening)
    book.cut(row, tidy(opening - limits.allowed, lot), 'refused', limits.reason, bar);
  if (!tape.orders.isAlive(row)) return row;
  tape.orders.advance(row, 'accepted');
  book.place(row);
  return row;

  /** All of an odd holding, but for a rounding error, is all of it. */
  function quantityOf(): number {
    if (entry >= 0 && request.quantity === undefined) return tape.orders.quantity[entry];
    const wanted = tidy(request.quantity ?? Number.NaN, lot);
    return Math.abs(wanted - closable) <= 1e-9 * lot ? closable : wanted;
  }

  /** What the limits have cut off an entry, its exit loses too. */
  function loseWithEntry(): void {
    const { orders, refusals } = tape;
    const cut = orders.quantity[entry] - orders.left[entry];
    if (!(cut > 0 && cut < quantity)) return;
    let last = refusals.length - 1;
    while (refusals.order[last] !== entry) last--;
    book.cut(row, cut, 'refused', refusals.reasonOf(refusals.reason[last]), bar);
  }

  function refuse(): Reason | null {
    if (desk.sessions.delistedFrom[asset.index] <= bar) return 'the instrument was delisted';
    if (!(asset.raw.close[bar] > 0)) return 'the instrument has no price yet';
    if (!positive(byAmount ? request.notional! : quantity) || (byAmount && side < 0))
      return 'quantity is not a positive number';
    if ((limited && !positive(limit)) || ((stopped || trails) && !positive(stop)))
      return 'limit or stop price is missing or not positive';
    if (trails && !(isGiven(trail) ? positive(trail) : trailRate > 0 && trailRate < 1))
      return 'limit or stop price is missing or not positive';
    if (tif === 'gtd' && !(until > feed.time[bar])) return 'the expiry date is missing or has passed';
    if (byAmount || entry >= 0) return null;
    const isLess = side > 0 && quantity < minimum * (1 - 1e-9);
    if (isWhole(quantity, lot) && !isLess) return null;
    if (closable > 0 && quantity >= closable && isWhole(quantity - closable, lot)) return null;
    return isLess ? 'less than one lot' : 'not a whole number of lots';
  }
}
