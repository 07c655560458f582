// Which markets there are, in which order they open, and on which rows they held a session.

import { isDense } from './axis.js';
import type { Feed } from './feed.js';

/** The markets of a feed by number, in the order in which their sessions open within a date. */
export interface Sessions {
  readonly markets: number;
  /** Number of each asset's market. */
  readonly marketOf: Int32Array;
  /** Whether any instrument of the market has a bar on the row. */
  held(market: number, row: number): boolean;
}

/** Opening times in UTC are the same order the year round: the mainland and Hong Kong 01:30, New York 13:30 or 14:30. A market that is not
 *  listed comes last, by name. */
const OPENING = ['XSHG', 'XSHE', 'XHKG', 'XNYS', 'XNAS'];

/** The sessions of a feed. The two mainland exchanges open together and are one market here, and so are the two American ones. */
export function sessionsOf({ assets, time }: Feed): Sessions {
  const names = [...new Set(assets.map((asset) => floorOf(asset.market)))].sort(byOpening);
  const marketOf = Int32Array.from(assets, (asset) => names.indexOf(floorOf(asset.market)));
  const rows = names.map((_, market) => {
    const own = assets.filter((asset) => marketOf[asset.index] === market);
    if (own.some((asset) => isDense(asset.axis))) return null;
    const held = new Uint8Array(time.length);
    for (const { axis } of own) for (const row of axis.rows) held[row] = 1;
    return held;
  });
  return { markets: names.length, marketOf, held: (market, row) => rows[market]?.[row] !== 0 };
}

const floorOf = (market: string): string => (market === 'XSHE' ? 'XSHG' : market === 'XNAS' ? 'XNYS' : market);

function byOpening(a: string, b: string): number {
  const rank = (market: string) => (OPENING.indexOf(market) + OPENING.length + 1) % (OPENING.length + 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
