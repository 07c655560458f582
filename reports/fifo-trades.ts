// What was opened first is closed first: each lot that was closed, or part of one, is a trade.

import type { Feed, Run } from '../engine/index.js';
import { followed, lastRow, type Trade, tradeOf } from './trade.js';

/** The lots that were closed in a run, first in first out as the positions of the run have them, in the order in which they were closed; a
 *  lot that was closed in parts is as many trades. What a lot is paid, and what it costs to hold, it has by its share of the holding. With the
 *  lots that are still open they add up to what the round trips do. */
export function fifoTrades(feed: Feed, run: Run): Trade[] {
  const last = lastRow(run);
  const ended = followed(feed, run, 'lots').followers.flatMap((follower) => follower.ended);
  return ended.map((story) => tradeOf(story, feed, last)).sort((a, b) => a.exitBar - b.exitBar);
}

/** The lots that are still open at the end of a run, oldest first, instrument by instrument; valued at the last close. */
export function openLots(feed: Feed, run: Run): Trade[] {
  const open = followed(feed, run, 'lots').followers.flatMap((follower) => follower.open);
  return open.map((story) => tradeOf(story, feed, lastRow(run)));
}
