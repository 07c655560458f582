// The market's answer to the waiting orders on one row.

import { execute } from './execute.js';
import type { Floor } from './floor.js';
import { priceAtOpen, priceInside, reaches } from './match.js';
import { STATUS, TIF, TYPE } from './order-columns.js';
import type { Reason } from './run.js';

/** Market by market in the order in which their sessions open: first what trades at the open, then what trades inside the bar, so
 *  that nothing inside a bar can reach back to its open. Then what has had its time expires. */
export function settle(floor: Floor, bar: number): void {
  const { markets } = floor.sessions;
  for (let market = 0; market < markets; market++) {
    atOpen(floor, market, bar);
    inside(floor, market, bar);
  }
  expire(floor, bar);
  floor.book.clear();
}

function atOpen(floor: Floor, market: number, bar: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    const asset = orders.asset[row];
    if (sessions.marketOf[asset] !== market || orders.status[row] !== STATUS.working) continue;
    // A day order has a last moment in intraday data only, from its first session on; NaN compares false.
    if (feed.time[bar] > orders.until[row]) {
      const suspended = orders.tif[row] === TIF.day && !tradedUntil(floor, row, bar);
      book.end(row, orders.left[row], deathOf(suspended), STATUS.expired, bar);
      continue;
    }
    const open = feed.assets[asset].raw.open[bar];
    const side = orders.side[row];
    const type = orders.type[row];
    const stop = orders.stop[row];
    if (type === TYPE['stop-limit'] && reaches(side, stop, open)) orders.triggered[row] = 1;
    const price = priceAtOpen(side, type, orders.triggered[row] === 1, orders.limit[row], stop, open);
    if (price === price) execute(floor, row, price, bar);
  }
}

function inside(floor: Floor, market: number, bar: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    const type = orders.type[row];
    if (type === TYPE.market || orders.status[row] !== STATUS.working) continue;
    const asset = orders.asset[row];
    if (sessions.marketOf[asset] !== market) continue;
    const { high, low, close, open } = feed.assets[asset].raw;
    if (open[bar] !== open[bar]) continue;
    const side = orders.side[row];
    const stop = orders.stop[row];
    const triggered = orders.triggered[row] === 1;
    const price = priceInside(side, type, triggered, orders.limit[row], stop, high[bar], low[bar], close[bar]);
    if (type === TYPE['stop-limit'] && reaches(side, stop, side > 0 ? high[bar] : low[bar])) orders.triggered[row] = 1;
    if (price === price) execute(floor, row, price, bar);
  }
}

function expire(floor: Floor, bar: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    if (orders.status[row] !== STATUS.working || orders.tif[row] === TIF.gtc) continue;
    const asset = orders.asset[row];
    if (orders.tif[row] === TIF.day) {
      if (orders.until[row] === orders.until[row] || !sessions.held(asset, bar)) continue;
      if (feed.frequency === 'intraday') {
        orders.until[row] = endOfDay(feed.time[bar]);
        continue;
      }
    } else if (feed.time[bar] < orders.until[row]) continue;
    const { open } = feed.assets[asset].raw;
    const suspended = orders.tif[row] === TIF.day && open[bar] !== open[bar];
    book.end(row, orders.left[row], deathOf(suspended), STATUS.expired, bar);
  }
}

/** Why an order died whose time was over. */
const deathOf = (suspended: boolean): Reason => (suspended ? 'suspended in its session' : 'expired unfilled');

const DAY = 86_400_000;

/** Whether the instrument of an intraday day order had a bar in the session that the order lived for, which ended before `bar`. */
function tradedUntil({ feed, tape }: Floor, row: number, bar: number): boolean {
  const { orders } = tape;
  const { latest, rows } = feed.assets[orders.asset[row]].axis;
  const last = rows[latest[bar - 1]];
  return last > orders.bar[row] && feed.time[last] > orders.until[row] - DAY;
}

/** Last moment of the UTC day of a time. No session of the three markets crosses midnight UTC. */
const endOfDay = (time: number): number => Math.floor(time / DAY) * DAY + DAY - 1;
