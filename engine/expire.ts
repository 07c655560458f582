// The end of orders whose time is over.

import { notedOf } from './execute.js';
import type { Floor } from './floor.js';
import { STATUS, TIF } from './order-columns.js';

const DAY = 86_400_000;

/** Ends what had its time on the row, after the market has answered. */
export function expire(floor: Floor, bar: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    const tif = orders.tif[row];
    if (!orders.isAlive(row) || tif === TIF.gtc) continue;
    const asset = orders.asset[row];
    if (tif === TIF.gtd) {
      if (feed.time[bar] < orders.until[row] || orders.status[row] === STATUS.placed) continue;
    } else {
      if (orders.until[row] === orders.until[row] || !sessions.held(asset, bar)) continue;
      if (feed.frequency === 'intraday') {
        orders.until[row] = endOfDay(feed.time[bar]);
        continue;
      }
    }
    const { open } = feed.assets[asset].raw;
    end(floor, row, tif === TIF.day && open[bar] !== open[bar], bar);
  }
}

/** Ends, before the market answers anything, the orders whose last moment lay between the rows. */
export function expireLate(floor: Floor, bar: number): void {
  const { book, tape } = floor;
  for (let k = 0, { size } = book; k < size; k++) {
    if (tape.orders.isWorking(book.rows[k])) expireBefore(floor, book.rows[k], bar);
  }
}

/** Ends an order whose last moment lay between the rows, before the market answers it; true if it did. A day order has such a moment in
 *  intraday data only, from its first session on. */
export function expireBefore(floor: Floor, row: number, bar: number): boolean {
  const { feed, tape } = floor;
  const { orders } = tape;
  // NaN compares false.
  if (!(feed.time[bar] > orders.until[row])) return false;
  end(floor, row, orders.tif[row] === TIF.day && !tradedUntil(floor, row, bar), bar);
  return true;
}

function end(floor: Floor, row: number, isSuspended: boolean, bar: number): void {
  floor.book.end(
    row,
    'expired',
    notedOf(floor, row, isSuspended ? 'suspended in its session' : 'expired unfilled'),
    bar,
  );
}

/** Whether the instrument of an intraday day order had a bar in the session that the order lived for, which ended before `bar`. */
function tradedUntil({ feed, tape }: Floor, row: number, bar: number): boolean {
  const { orders } = tape;
  const { latest, rows } = feed.assets[orders.asset[row]].axis;
  const last = rows[latest[bar - 1]];
  return last > orders.bar[row] && feed.time[last] > orders.until[row] - DAY;
}

/** Last moment of the UTC day of a time. No session of the three markets crosses midnight UTC. */
const endOfDay = (time: number): number => Math.floor(time / DAY) * DAY + DAY - 1;
