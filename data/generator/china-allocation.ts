// How much of their money hedge funds have in China.

import type { Draw } from '../../engine/index.js';
import { RANK_PINS } from './pins.js';
import { pullToRank } from './rank.js';
import { sessionOn } from './sessions.js';
import { pinnedValue } from './state-path.js';
import { toDecimals } from './to-decimals.js';
import { wander } from './wander.js';

/** Share of China in the prime book, in percent: two percentiles of five years, and the value of the later one. */
export function chinaAllocation(next: Draw, days: Float64Array): Float64Array {
  const series = 'hedge-fund-china-allocation';
  let share: Float64Array = wander(next, days.length, 0.99, 0.2).map(Math.exp);
  for (const pin of RANK_PINS.filter((rank) => rank.series === series)) {
    share = pullToRank(share, sessionOn(days, pin.since), sessionOn(days, pin.date), pin.rank, 8);
  }
  const { at, value } = pinnedValue(days, series);
  const scale = value / share[at];
  return share.map((x) => toDecimals(scale * x, 4));
}
