// The market's answer to the waiting orders on one row.

import { execute, notedOf } from './execute.js';
import { fillFresh, isAllFresh } from './express.js';
import { expire, expireBefore, expireLate } from './expire.js';
import type { Floor } from './floor.js';
import { priceAtOpen, reaches } from './match.js';
import { insideBar } from './inside.js';
import type { At } from './moment.js';
import { TIF, TRIGGERED, TYPE } from './order-columns.js';
import { trail } from './trail.js';

/** Market by market in the order in which their sessions open: first what trades at the open, then what trades inside the bar, then what
 *  trades at its close, so that nothing can reach back. Then what has had its time expires, and trailing stops follow the bar. */
export function settle(floor: Floor, bar: number): void {
  const { markets } = floor.sessions;
  const isFresh = isAllFresh(floor, bar);
  if (isFresh) {
    fillFresh(floor, bar);
    if (floor.book.size === 0) return;
  } else expireLate(floor, bar);
  for (let market = 0; market < markets; market++) {
    if (!isFresh) atOpen(floor, market, bar);
    insideBar(floor, market, bar);
    atClose(floor, market, bar, 0);
  }
  if (floor.book.size === 0) return;
  expire(floor, bar);
  trail(floor, bar);
  floor.book.clear();
}

/** Answers what a decision ordered at its own close: the orders from a row of the tape on. */
export function settleAtDecision(floor: Floor, from: number, bar: number): void {
  for (let market = 0; market < floor.sessions.markets; market++) atClose(floor, market, bar, from);
  floor.book.clear();
}

function atOpen(floor: Floor, market: number, bar: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    const asset = orders.asset[row];
    if (sessions.marketOf[asset] !== market || !orders.isWorking(row)) continue;
    // An exit that comes alive in this pass may have had its time.
    if (expireBefore(floor, row, bar)) continue;
    // What an earlier bar has triggered stays so, whether the order may trade at this open or not.
    if (orders.triggered[row] === TRIGGERED.inside) orders.triggered[row] = TRIGGERED.before;
    // What comes alive only in this pass is an exit, and first trades inside the bar.
    if (orders.group[row] > 0 && book.groups.entered(row)?.since === bar) continue;
    const open = feed.assets[asset].raw.open[bar];
    const side = orders.side[row];
    const type = orders.type[row];
    const stop = orders.stop[row];
    if (meetsAt(floor, type) === 'close') continue;
    if (type === TYPE['stop-limit'] && (orders.triggered[row] > 0 || reaches(side, stop, open)))
      orders.triggered[row] = TRIGGERED.before;
    const price = priceAtOpen(side, type, orders.triggered[row] > 0, orders.limit[row], stop, open);
    if (price === price) execute(floor, row, price, 'open', bar);
    endMoment(floor, row, 'open', bar);
  }
  // Most orders are done now, and the passes that follow need not look at them.
  book.clear();
}

/** Answers the orders from a row of the tape on. */
function atClose(floor: Floor, market: number, bar: number, from: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    if (row < from || !orders.isWorking(row)) continue;
    const asset = orders.asset[row];
    if (sessions.marketOf[asset] !== market || expireBefore(floor, row, bar)) continue;
    if (meetsAt(floor, orders.type[row]) !== 'close') continue;
    const { open, close } = feed.assets[asset].raw;
    if (open[bar] === open[bar]) execute(floor, row, close[bar], 'close', bar);
    endMoment(floor, row, 'close', bar);
  }
}

/** The moment of a session at which an order of the type first meets the market. */
export function meetsAt({ conditions }: Floor, type: number): At {
  return type === TYPE['at-close'] || (type === TYPE.market && conditions.fill !== 'next-open') ? 'close' : 'open';
}

/** Ends an order that lives for one moment, if that moment has been. */
function endMoment(floor: Floor, row: number, at: At, bar: number): void {
  const { book, sessions, feed, tape } = floor;
  const { orders } = tape;
  const tif = orders.tif[row];
  if ((tif !== TIF.ioc && tif !== TIF.fok) || !orders.isAlive(row)) return;
  const asset = orders.asset[row];
  if (meetsAt(floor, orders.type[row]) !== at || !sessions.held(asset, bar)) return;
  const { open } = feed.assets[asset].raw;
  if (open[bar] !== open[bar]) book.end(row, 'expired', 'suspended in its session', bar);
  else if (tif === TIF.fok) book.end(row, 'expired', 'could not be filled whole at once', bar);
  else book.end(row, 'expired', notedOf(floor, row, 'not filled at once'), bar);
}
