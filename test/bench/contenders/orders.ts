// D: one order on every bar.

import { ColumnCache, RunBuffer, simulate } from 'tidemark';

import { orders } from '../limits/orders.js';
import { wander } from '../market.js';
import { endOf } from '../same.js';
import { busy } from '../strategies.js';
import type { Pair, Work } from './work.js';

// So much that it never runs out.
const CASH = 1e9;

/** An order at each close of `bars` bars, each filled at the next open. */
function ordersPair(bars: number): Pair {
  const feed = wander(bars);
  const { open, close } = feed.assets[0].raw;
  const equity = new Float64Array(bars);
  const settings = { cash: CASH, columns: new ColumnCache(), buffer: new RunBuffer() };
  return {
    work: bars,
    limit: () => orders(open, close, bars, CASH, equity),
    contender: () => endOf(simulate(busy, feed, settings)),
  };
}

/** Work D. */
export const ORDERS: Work = {
  name: 'D',
  about: 'One order on every bar',
  of: 'orders',
  targets: { 'every bar': { perSecond: 15e6 } },
  pairOf: (_, isShort) => ordersPair(isShort ? 2e4 : 2e5),
};
