// What trades inside a bar, where its prices do not say in which order they came.

import { execute } from './execute.js';
import { expireBefore } from './expire.js';
import type { Floor } from './floor.js';
import { priceInside, reaches } from './match.js';
import { TRIGGERED, TYPE } from './order-columns.js';

/** Lets the orders of a market trade inside their bars, in order of id; those of one group that would trade in the same bar, the worst
 *  for the trader first, or the best in the optimistic reading. */
export function insideBar(floor: Floor, market: number, bar: number): void {
  const { book, sessions, tape } = floor;
  const { orders } = tape;
  let done: Set<number> | null = null;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    if (sessions.marketOf[orders.asset[row]] !== market || !isBefore(floor, row) || done?.has(row)) continue;
    // An exit that comes alive inside the bar may have had its time.
    if (expireBefore(floor, row, bar)) continue;
    const price = touch(floor, row, bar);
    if (price !== price) continue;
    if (orders.group[row] === 0) execute(floor, row, price, 'inside', bar);
    else {
      done ??= new Set();
      for (const one of together(floor, row, price, bar)) done.add(one.row);
    }
  }
}

/** Whether something of an order is before the market: what waits for the entry of a bracket is not. */
const isBefore = ({ book, tape: { orders } }: Floor, row: number): boolean =>
  orders.isWorking(row) && (orders.notional[row] === orders.notional[row] || book.alive(row) > 0);

/** Lets an order and those of its group that are touched too trade one after the other, each once; returns them. */
function together(floor: Floor, row: number, price: number, bar: number): readonly { readonly row: number }[] {
  const { book, tape, conditions } = floor;
  const { orders } = tape;
  const side = orders.side[row];
  const touched = [{ row, price }];
  for (const rival of book.groups.rivals(row)) {
    if (orders.side[rival] !== side || orders.asset[rival] !== orders.asset[row] || !isBefore(floor, rival)) continue;
    if (expireBefore(floor, rival, bar)) continue;
    const met = touch(floor, rival, bar);
    if (met === met) touched.push({ row: rival, price: met });
  }
  if (touched.length > 1) {
    doubt(floor, row, bar);
    const worst = conditions.isOptimistic ? -side : side;
    touched.sort((a, b) => worst * (b.price - a.price) || a.row - b.row);
  }
  for (const one of touched) if (isBefore(floor, one.row)) execute(floor, one.row, one.price, 'inside', bar);
  return touched;
}

/** Price at which an order trades inside the bar, or NaN; a stop-limit order whose stop is reached is triggered. */
function touch(floor: Floor, row: number, bar: number): number {
  const { feed, book, tape, conditions } = floor;
  const { orders } = tape;
  const { open, high, low, close } = feed.assets[orders.asset[row]].raw;
  if (open[bar] !== open[bar]) return Number.NaN;
  const type = orders.type[row];
  const side = orders.side[row];
  const stop = orders.stop[row];
  const entered = orders.group[row] > 0 ? book.groups.entered(row) : null;
  // An exit of an entry that was filled inside this bar came before the market at that price.
  const from = entered?.since === bar && entered.isInside ? entered.price : open[bar];
  const at = (optimistic: boolean) =>
    priceInside(
      side,
      type,
      orders.triggered[row] === TRIGGERED.before,
      orders.limit[row],
      stop,
      from,
      high[bar],
      low[bar],
      close[bar],
      optimistic,
    );
  let price = at(conditions.isOptimistic);
  if (type === TYPE['stop-limit'] && orders.triggered[row] !== TRIGGERED.before) {
    const other = at(!conditions.isOptimistic);
    if (!Object.is(price, other)) doubt(floor, row, bar);
    if (reaches(side, stop, side > 0 ? high[bar] : low[bar])) orders.triggered[row] = TRIGGERED.inside;
  }
  if (price === price && isTooSoon(floor, row, bar)) price = Number.NaN;
  return price;
}

/** Whether an exit that is reached in the bar of its entry does not trade there, in the reading that is taken. */
function isTooSoon(floor: Floor, row: number, bar: number): boolean {
  const { book, tape, conditions } = floor;
  const entered = tape.orders.group[row] > 0 ? book.groups.entered(row) : null;
  if (entered?.since !== bar) return false;
  const isTarget = tape.orders.type[row] === TYPE.limit;
  if (isTarget || entered.isInside) doubt(floor, row, bar);
  return isTarget ? !conditions.isOptimistic : entered.isInside && conditions.isOptimistic;
}

/** Counts a bar that can be read in two ways: once for each group, or order on its own. */
function doubt({ book, tape }: Floor, row: number, bar: number): void {
  if (tape.orders.group[row] === 0 || book.groups.doubt(row, bar)) tape.ambiguity++;
}
