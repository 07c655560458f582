// How crowded trading is: the turnover rate, and the share of short sales.

import type { Draw } from '../../../../engine/index.js';
import { toDecimals } from '../../to-decimals.js';
import { wander } from '../../wander.js';
import type { MadeAsset } from '../asset.js';
import { recentHeat, recentMove } from './recent.js';

/** Units traded as a percentage of all units, four decimals; `ordinary` percent when trading is ordinary. */
export const turnoverRate = ({ spec, bars }: MadeAsset, ordinary: number): Float64Array =>
  bars.volume.map((units) => toDecimals((ordinary * units * spec.start) / spec.turnover, 4));

/** What a session keeps of the short interest before, how much is sold for a fall over a week by one ordinary deviation, and how many times that is bought
 *  back after such a rise. */
const KEEPS = 0.93;
const SOLD = 0.035;
const SQUEEZE = 1.6;

/** Short sales as a percentage of turnover, two decimals: around 14, more after falls and in nervous times; after a rise shorts are covered faster than they
 *  were built, so that it is lowest when the price has just run up. Between 2 and 45. */
export function shortRatio(next: Draw, { spec, path }: MadeAsset): Float64Array {
  const noise = wander(next, path.days.length, 0.5, 0.12);
  const move = recentMove(spec, path, 5);
  const heat = recentHeat(spec, path, 0.94);
  let built = 0;
  return move.map((week, k) => {
    const step = Math.max(-3, Math.min(3, week));
    built = KEEPS * built - SOLD * step * (step > 0 ? SQUEEZE : 1);
    const log = Math.log(14) + built + 0.06 * heat[k] + noise[k];
    return toDecimals(Math.max(2, Math.min(45, Math.exp(log))), 2);
  });
}
