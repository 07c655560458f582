// Daily bars around given closes.

import { type Bars, type Draw, normal } from '../../engine/index.js';
import type { IndexPath } from './index-path.js';
import { toDecimals } from './to-decimals.js';
import { wander } from './wander.js';

/** How an instrument shows its index. */
export interface CandleSpec {
  readonly symbol: string;
  /** Price for one point of the index. */
  readonly scale: number;
  /** Decimals of its prices. */
  readonly decimals: number;
  /** Units traded on an ordinary day. */
  readonly volume: number;
  /** Volume is a multiple of this. */
  readonly lot: number;
}

/** Share of a day's variance that falls between two sessions. */
const OVERNIGHT = 0.3;

/** Bars whose closes are the path's levels, times the scale and the session's `factor` (what distributions have left of one
 *  unit). The open divides the day's move into night and session; high and low are exact draws of the largest and smallest
 *  value of a Brownian bridge from open to close, b/2 ± sqrt(b² - 2 v ln u)/2, inside the price limits. Volume rises with the day's
 *  volatility and the size of its move. */
export function candles(next: Draw, path: IndexPath, spec: CandleSpec, factor?: Float64Array): Bars {
  const { days, close: level, variance } = path;
  const length = days.length;
  const [open, high, low, close, volume] = Array.from({ length: 5 }, () => new Float64Array(length));
  const ordinary = variance.reduce((sum, v) => sum + v, 0) / length;
  const mood = wander(next, length, 0.8, 0.25);
  const limit = Math.log(1 + path.spec.limit) * 0.99;
  const inside = (move: number) => Math.max(-limit, Math.min(limit, move));
  for (let k = 0; k < length; k++) {
    const before = level[Math.max(0, k - 1)];
    const day = Math.log(level[k] / before);
    const night = inside(OVERNIGHT * day + Math.sqrt(OVERNIGHT * (1 - OVERNIGHT) * variance[k]) * normal(next));
    const session = day - night;
    const spread = (1 - OVERNIGHT) * variance[k];
    const up = (session + excursion(next, session, spread)) / 2;
    const down = (session - excursion(next, session, spread)) / 2;
    const price = (move: number) =>
      toDecimals(before * Math.exp(move) * spec.scale * (factor ? factor[k] : 1), spec.decimals);
    close[k] = toDecimals(level[k] * spec.scale * (factor ? factor[k] : 1), spec.decimals);
    open[k] = price(night);
    high[k] = Math.max(open[k], close[k], price(inside(night + up)));
    low[k] = Math.min(open[k], close[k], price(inside(night + down)));
    const heat = (Math.log(variance[k] / ordinary) + Math.log(1 + Math.abs(day) / Math.sqrt(ordinary))) / 2;
    volume[k] = Math.max(1, Math.round((spec.volume * Math.exp(heat + mood[k])) / spec.lot)) * spec.lot;
  }
  return { symbol: spec.symbol, time: days, open, high, low, close, volume };
}

/** Twice the distance of a bridge's extreme from the middle of its ends. */
const excursion = (next: Draw, move: number, variance: number): number =>
  Math.sqrt(move * move - 2 * variance * Math.log(next() + 2 ** -33));
