// A feed that ends earlier.

import type { Feed } from './feed.js';

/** The first `rows` rows of a feed, as a run sees them. The columns stay those of the whole feed, so that what is derived from them is
 *  shared; no run can look beyond the end of the time column. */
export function upTo(feed: Feed, rows: number): Feed {
  const { time } = feed;
  if (!Number.isInteger(rows) || rows < 1 || rows > time.length) {
    throw new RangeError(`upTo(${rows}): give a whole number of rows from 1 to ${time.length}`);
  }
  return rows === time.length ? feed : { ...feed, time: time.subarray(0, rows) };
}
