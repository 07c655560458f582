// Money that flows into an index's funds: more of it the deeper the index has fallen.

import type { Draw } from '../../engine/index.js';
import type { LevelPath } from './index-path.js';
import { wander } from './wander.js';

/** How flows answer to prices. Amounts in the unit of the series. */
export interface FlowSpec {
  /** Flow of an ordinary day. */
  readonly mean: number;
  /** Size of the noise. */
  readonly noise: number;
  /** Flow for a fall over the last month by one standard deviation: positive for money that buys the dip, negative for money
   *  that follows the trend. */
  readonly dip: number;
}

const MONTH = 20;

/** A flow on each of the days, which need not be sessions of the index: it answers to the index's last closes up to the day. */
export function flow(next: Draw, path: LevelPath, days: Float64Array, spec: FlowSpec): Float64Array<ArrayBuffer> {
  const noise = wander(next, days.length, 0.4, spec.noise);
  const sizes = monthlyMoves(path);
  let k = 0;
  return Float64Array.from(days, (day, d) => {
    while (k + 1 < path.days.length && path.days[k + 1] <= day) k++;
    return spec.mean - spec.dip * sizes[k] + noise[d];
  });
}

/** Log return over a month in units of its long-run standard deviation; shorter at the start of the path. */
function monthlyMoves({ close, variance }: LevelPath): Float64Array {
  const month = Math.sqrt((MONTH * variance.reduce((sum, v) => sum + v, 0)) / variance.length);
  return close.map((level, k) => Math.log(level / close[Math.max(0, k - MONTH)]) / month);
}
