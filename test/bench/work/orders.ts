// D: one order on every bar.

import { ColumnCache, RunBuffer, simulate } from 'tidemark';

import { orders } from '../limits/orders.js';
import { wander } from '../market.js';
import type { Group } from '../measure.js';
import { assertSame, endOf } from '../same.js';
import { busy } from '../strategies.js';

// So much that it never runs out.
const CASH = 1e9;

/** An order at each close of `bars` bars, each filled at the next open. */
export function ordersWork(bars: number): Group {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const equity = new Float64Array(bars);
  const shared = { cash: CASH, columns: new ColumnCache(), buffer: new RunBuffer() };
  const contenders = {
    'limit loop': () => orders(open, close, bars, CASH, equity),
    'every bar': () => endOf(simulate(busy, feed, shared)),
  };
  assertSame(contenders);
  return {
    name: 'D',
    work: bars,
    of: 'orders',
    contenders,
    targets: { 'every bar': { perSecond: 15e6 } },
  };
}
