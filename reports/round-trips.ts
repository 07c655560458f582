// The stories between flat and flat: what each holding cost, earned and left.

import type { Feed, Run } from '../engine/index.js';
import { excursions } from './excursions.js';
import { followed, lastRow, type Trade, tradeOf } from './trade.js';

/** One holding of one instrument from flat to flat; crossing zero ends one and begins another. */
export interface RoundTrip extends Trade {
  /** The worst that the price stood against it, as a fraction of the average entry price: negative, 0 where it never did (maximum adverse
   *  excursion). See excursions.ts for what of each bar counts. */
  readonly adverse: number;
  /** The best that the price stood in its favour: positive, or 0 (maximum favourable excursion). */
  readonly favourable: number;
}

/** The round trips of a run without their excursions, which take a look at every bar that was held. */
export function bareRoundTrips(feed: Feed, run: Run): Trade[] {
  return followed(feed, run, 'flat to flat').stories.map((story) => tradeOf(story, feed, lastRow(run)));
}

/** The round trips of a run, in the order in which they began. */
export function roundTrips(feed: Feed, run: Run): RoundTrip[] {
  const last = lastRow(run);
  const excursion = excursions(feed, run);
  return followed(feed, run, 'flat to flat').stories.map((story) => {
    const trade = tradeOf(story, feed, last);
    return Object.assign(trade, excursion(story, trade));
  });
}
