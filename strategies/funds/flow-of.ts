// The net subscriptions of an instrument, from whatever of them is published.

import { type AssetView, netSubscription, type Series, type Universe } from '../../engine/index.js';

const FLOW = 'net-subscription';
const SHARES = 'fund-shares';
const NAV = 'nav';

/** Net subscriptions: in money, or as a share of the assets of the fund. */
export type Measure = 'money' | 'share';

/** A flow, and whether it was made of share counts and net asset values. */
export interface Flow {
  readonly flow: Series;
  readonly isMade: boolean;
}

/** The flow of an instrument: money as it is published of it, else from its share count and net asset value, else what is published of all
 *  together. A share of the assets needs the counts. null where there is none of these. */
export function flowOf(asset: AssetView, { has, series }: Universe, measure: Measure): Flow | null {
  const isCounted = has(SHARES, asset) && has(NAV, asset);
  if (measure === 'money' && has(FLOW, asset)) return { flow: series(FLOW, asset), isMade: false };
  if (isCounted) return { flow: netSubscription(series(SHARES, asset), series(NAV, asset))[measure], isMade: true };
  return measure === 'money' && has(FLOW) ? { flow: series(FLOW), isMade: false } : null;
}

/** Which series would give flows, as the end of a sentence. */
export function wantedSeries(assets: readonly AssetView[], measure: Measure): string {
  const named = (name: string) => assets.map(({ symbol }) => `${name}@${symbol}`).join(', ');
  const counts = `${SHARES} and ${NAV} of one instrument`;
  return measure === 'share'
    ? `the series ${counts}, whose counts give the share of its assets`
    : `the series ${FLOW} for all instruments, one of ${named(FLOW)}, or ${counts}`;
}
