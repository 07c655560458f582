// When a run filled, where nothing but its tape is at hand.

import type { Feed, FillTime, Run } from '../engine/index.js';

/** Whether a run filled, and so converted, at the close of its decisions, as a fill on the row of its order tells; `next-open` otherwise, and
 *  where all is in base currency, so that it is of no matter. Who knows the setting should give it: orders that wait for a price tell nothing. */
export function fillTimeOf(feed: Feed, run: Run): FillTime {
  if (feed.assets.every(({ currency }) => currency === feed.base)) return 'next-open';
  for (const { order, bar } of run.fills) if (run.orders.at(order - 1).bar === bar) return 'same-close';
  return 'next-open';
}
