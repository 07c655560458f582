// Net subscriptions and other money that answers to prices.

import type { Draw } from '../../../../engine/index.js';
import { toDecimals } from '../../to-decimals.js';
import { wander } from '../../wander.js';
import type { MadeAsset } from '../asset.js';
import { recentFall, recentMove } from './recent.js';

/** How money answers; amounts in the unit of the series. */
export interface MoneySpec {
  /** Amount of an ordinary day, and the size of its noise. */
  readonly mean: number;
  readonly noise: number;
  /** Amount for each ordinary deviation that the price lies below its highest of three months: left-side money. */
  readonly dip?: number;
  /** Amount for a rise over the last month by one ordinary deviation: money that follows. */
  readonly chase?: number;
}

const QUARTER = 60;
const MONTH = 20;
const DECIMALS = 4;

/** Money of each session of the asset, with four decimals, from closes up to that session. `urge` is a part that comes by itself, a value for each session; none
 *  if left out. */
export function money(next: Draw, { spec, path }: MadeAsset, of: MoneySpec, urge?: Float64Array): Float64Array {
  const { mean, noise, dip = 0, chase = 0 } = of;
  const around = wander(next, path.days.length, 0.4, noise);
  const fall = recentFall(spec, path, QUARTER);
  const move = recentMove(spec, path, MONTH);
  return around.map((value, k) =>
    toDecimals(mean + value + dip * fall[k] + chase * move[k] + (urge ? urge[k] : 0), DECIMALS),
  );
}
