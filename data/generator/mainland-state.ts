// How crowded and how nervous the generated mainland market is.

import { type Bars, random } from '../../engine/index.js';
import { isoDay } from '../day.js';
import type { Observations } from '../dataset.js';
import type { LevelPath } from './index-path.js';
import { observe } from './observe.js';
import { pinSums } from './pin-sums.js';
import { RANK_PINS, STEADY_PINS } from './pins.js';
import { pullToRank } from './rank.js';
import { sessionOn } from './sessions.js';
import { pinnedValue } from './state-path.js';
import { toDecimals } from './to-decimals.js';
import { impliedVolatility } from './volatility.js';
import { pull, wander } from './wander.js';
import type { World } from './world.js';

/** Ordinary turnover a day in percent: of the whole market, and of one fund's units. */
const MARKET_TURNOVER = 2;
const FUND_TURNOVER = 5;
/** How closely implied volatility keeps to its level while it is steady. */
const STEADINESS = 0.95;

/** Turnover rates of the market and of each fund, the share of technology, media and telecoms, and implied volatilities; all
 *  in percent. `index` is the CSI 300. */
export function mainlandState(world: Pick<World, 'seed'>, index: LevelPath, funds: readonly Bars[]): Observations[] {
  const { days } = index;
  const stream = (purpose: string) => random(world.seed, purpose);
  const ordinary = index.variance.reduce((sum, v) => sum + v, 0) / days.length;
  const mood = wander(stream('turnover-rate'), days.length, 0.97, 0.15);
  const turnover = days.map((_, k) => MARKET_TURNOVER * Math.exp(mood[k] + Math.log(index.variance[k] / ordinary) / 4));
  return [
    observe('turnover-rate', days, pinSums(days, { 'turnover-rate': turnover }, 4)['turnover-rate'], 'chinaEvening'),
    ...funds.map(({ symbol, time, volume }) =>
      observe(`turnover-rate@${symbol}`, time, turnoverOf(volume), 'chinaEvening'),
    ),
    observe('tmt-turnover-share', days, tmtShare(stream('tmt-turnover-share'), days), 'chinaEvening'),
    ...STEADY_PINS.map(({ series, from, to, around }) => {
      const free = impliedVolatility(stream(series), index, { level: around, power: 0.6, fear: 1 });
      const [first, last] = [sessionOn(days, from), sessionOn(days, to)];
      const steady = pull(free, { first, last, level: around, reach: 20, strength: STEADINESS });
      const rounded = steady.map((x) => toDecimals(x, 2));
      return observe(series, days, rounded, 'chinaEvening');
    }),
  ];
}

/** Volume over the units that would give the ordinary rate on average. */
function turnoverOf(volume: Float64Array): Float64Array {
  const average = volume.reduce((sum, v) => sum + v, 0) / volume.length;
  return volume.map((v) => toDecimals((FUND_TURNOVER * v) / average, 4));
}

function tmtShare(next: () => number, days: Float64Array): Float64Array {
  const series = 'tmt-turnover-share';
  const pin = RANK_PINS.find((rank) => rank.series === series);
  if (!pin) throw new RangeError(`${series} has lost its percentile`);
  const { at, value } = pinnedValue(days, series);
  const first = days.findIndex((day) => day >= isoDay(pin.since));
  const share = pullToRank(wander(next, days.length, 0.98, 0.15).map(Math.exp), first, at, pin.rank, 8);
  const scale = value / share[at];
  return share.map((x) => toDecimals(scale * x, 4));
}
