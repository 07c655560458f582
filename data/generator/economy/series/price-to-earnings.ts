// Price to earnings: the price over earnings that grow slowly and unevenly, and follow it over years.

import type { Draw } from '../../../../engine/index.js';
import { toDecimals } from '../../to-decimals.js';
import { wander } from '../../wander.js';
import type { MadeAsset } from '../asset.js';

const SESSIONS_A_YEAR = 245;
/** What the pace of earnings keeps from day to day, its deviation, and what their distance from the trend keeps. */
const PACE = { keeps: 0.98, deviation: 0.0004 } as const;
const KEEPS = 0.9995;
/** Part of the way to the price that earnings go in a session: prices foresee them by about two years, or else no ratio would come back. */
const FOLLOWS = 1 / (2 * SESSIONS_A_YEAR);

/** Price to trailing earnings on each session, two decimals: `first` on the first one; earnings grow by `growth` a year, as a log, wander around
 *  that by a few percent a year without ever jumping, and follow the price over years, so that the ratio comes back. */
export function priceToEarnings(next: Draw, { path }: MadeAsset, first: number, growth: number): Float64Array {
  const pace = wander(next, path.days.length, PACE.keeps, PACE.deviation);
  let apart = 0;
  let earnings = 0;
  return path.close.map((price, k) => {
    const risen = Math.log(price / path.close[0]);
    if (k > 0) apart = KEEPS * apart + pace[k] + FOLLOWS * (risen - earnings);
    earnings = apart + (growth * k) / SESSIONS_A_YEAR;
    return toDecimals(first * Math.exp(risen - earnings), 2);
  });
}
