// Price to earnings: the price over earnings that grow slowly and unevenly.

import type { Draw } from '../../../../engine/index.js';
import { toDecimals } from '../../to-decimals.js';
import { wander } from '../../wander.js';
import type { MadeAsset } from '../asset.js';

const SESSIONS_A_YEAR = 245;
/** What the pace of earnings keeps from day to day, its deviation, and what their distance from the trend keeps. */
const PACE = { keeps: 0.98, deviation: 0.0004 } as const;
const KEEPS = 0.9995;

/** Price to trailing earnings on each session, two decimals: `first` on the first one; earnings grow by `growth` a year, as a log, and wander around
 *  that by a few percent a year without ever jumping. */
export function priceToEarnings(next: Draw, { path }: MadeAsset, first: number, growth: number): Float64Array {
  const pace = wander(next, path.days.length, PACE.keeps, PACE.deviation);
  let apart = 0;
  return path.close.map((price, k) => {
    if (k > 0) apart = KEEPS * apart + pace[k];
    const earnings = apart + (growth * k) / SESSIONS_A_YEAR;
    return toDecimals(first * Math.exp(Math.log(price / path.close[0]) - earnings), 2);
  });
}
