// The cost tables that --costs names.

import type { Feed, Terms } from '../engine/index.js';

/** The feed with instruments that cost nothing to trade but the given commission; lots, ticks and what may be sold short stay as
 *  their markets have them. */
export function withoutCosts(feed: Feed, commission: number): Feed {
  const free = (row: Terms): Terms => ({
    ...row,
    commission,
    commissionMinimum: 0,
    buyTax: 0,
    sellTax: 0,
    source: '--costs zero',
  });
  return { ...feed, assets: feed.assets.map((asset) => ({ ...asset, terms: asset.terms.map(free) })) };
}
