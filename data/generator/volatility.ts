// Implied volatility of an index, and a fund that holds futures on it.

import { type Draw, normal } from '../../engine/index.js';
import type { IndexPath, IndexSpec, LevelPath } from './index-path.js';
import { toDecimals } from './to-decimals.js';
import { wander } from './wander.js';

/** Days over which variance is averaged before options price it. */
const MEMORY = 0.94;

/** Implied volatility in percent a year: `level` when variance is at its long run, more by `power` of its excess, and by `fear` times
 *  the day's fall. */
export function impliedVolatility(
  next: Draw,
  { close, variance }: LevelPath,
  { level, power, fear }: { level: number; power: number; fear: number },
): Float64Array<ArrayBuffer> {
  const noise = wander(next, close.length, 0.9, 0.05);
  const ordinary = variance.reduce((sum, v) => sum + v, 0) / variance.length;
  let smooth = 1;
  return Float64Array.from(variance, (v, k) => {
    smooth = MEMORY * smooth + (1 - MEMORY) * (v / ordinary);
    const fall = -Math.log(close[k] / close[Math.max(0, k - 1)]);
    return level * Math.exp((power * Math.log(smooth)) / 2 + fear * fall + noise[k]);
  });
}

/** Part of a move of implied volatility that reaches a short-dated future. */
const BETA = 0.5;
/** Daily cost of rolling when volatility is low, as a fraction: the futures stand above the index (contango). */
const CONTANGO = 0.006;
/** Level in percent at which the roll costs nothing; above it the roll pays. */
const FLAT_ROLL = 26;

/** Path of a fund that rolls volatility futures: it jumps when volatility does and loses by the roll in between. `vix` in
 *  percent a year, on the sessions of `like`. */
export function volatilityFund(next: Draw, like: IndexPath, vix: Float64Array, start: number): IndexPath {
  const spec: IndexSpec = { ...like.spec, name: 'volatility-futures', start };
  const variance = like.variance.map((v) => 20 * v);
  let level = Math.log(start);
  const close = vix.map((now, k) => {
    if (k > 0) {
      const roll = CONTANGO * Math.max(-1, Math.min(1, 1 - vix[k - 1] / FLAT_ROLL));
      level += BETA * Math.log(now / vix[k - 1]) - roll + 0.008 * normal(next);
    }
    return toDecimals(Math.exp(level), 10);
  });
  return { spec, days: like.days, close, variance };
}
