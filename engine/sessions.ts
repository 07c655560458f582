// Which markets there are, in which order they open, and on which rows they held a session.

import { UserError } from './errors.js';
import type { Asset, Feed } from './feed.js';

/** The markets of a feed by number, in the order in which their sessions open within a date. */
export interface Sessions {
  readonly markets: number;
  /** Number of each asset's market. */
  readonly marketOf: Int32Array;
  /** Row from which each asset is delisted; Infinity for most. */
  readonly delistedFrom: Float64Array;
  /** Whether the market of an asset held a session on the row: any of its instruments has a bar. Where the market of an instrument is
   *  not known, its own bars tell. */
  held(asset: number, row: number): boolean;
  /** How many sessions, each of a UTC day of its own, the market of an asset has held up to the row, the row included. */
  count(asset: number, row: number): number;
}

/** Opening times in UTC are in the same order the year round: the mainland and Hong Kong 01:30, New York 13:30 or 14:30. A market that is
 *  not listed comes last, by name. */
const OPENING = ['XSHG', 'XSHE', 'XHKG', 'XNYS', 'XNAS'];

/** The sessions of a feed. The two mainland exchanges open together and are one market here, and so are the two American ones. */
export function sessionsOf({ assets, time }: Feed): Sessions {
  const names = [...new Set(assets.map((asset) => floorOf(asset.market)))].sort(byOpening);
  const marketOf = Int32Array.from(assets, (asset) => names.indexOf(floorOf(asset.market)));
  const peers = assets.map((asset) =>
    asset.market === 'none' ? [asset] : assets.filter((other) => marketOf[other.index] === marketOf[asset.index]),
  );
  const held = (asset: number, row: number) => peers[asset].some((peer) => hasBar(peer, row));
  // Only cash accounts count sessions, so the columns are made when they are asked for.
  const counts: (Int32Array | undefined)[] = [];
  return {
    markets: names.length,
    marketOf,
    delistedFrom: Float64Array.from(assets, ({ actions }) => {
      return actions.find(({ kind }) => kind === 'delisting')?.row ?? Number.POSITIVE_INFINITY;
    }),
    held,
    count: (asset, row) => (counts[asset] ??= countSessions(time, (at) => held(asset, at)))[row],
  };
}

/** Fails where a decision would be filled at closes that other markets have not reached. */
export function assertOneMarket({ markets }: Sessions): void {
  if (markets <= 1) return;
  throw new UserError(
    'Filling at the same close needs instruments of one market, since the others have closed already or not yet opened: use next-close, or choose instruments of one market.',
  );
}

const DAY = 86_400_000;

function countSessions(time: Float64Array, held: (row: number) => boolean): Int32Array {
  const counts = new Int32Array(time.length);
  let count = 0;
  let last = -1;
  for (let row = 0; row < time.length; row++) {
    const day = Math.floor(time[row] / DAY);
    if (day !== last && held(row)) {
      count++;
      last = day;
    }
    counts[row] = count;
  }
  return counts;
}

const hasBar = ({ axis: { rows, latest } }: Asset, row: number): boolean =>
  latest[row] >= 0 && rows[latest[row]] === row;

const floorOf = (market: string): string => (market === 'XSHE' ? 'XSHG' : market === 'XNAS' ? 'XNYS' : market);

function byOpening(a: string, b: string): number {
  const rank = (market: string) => (OPENING.indexOf(market) + OPENING.length + 1) % (OPENING.length + 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}
