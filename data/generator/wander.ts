// Values that wander around zero, or are drawn towards a level for a while.

import { type Draw, normal } from '../../engine/index.js';

/** A stationary path around zero: each value keeps `persistence` of the one before; standard deviation `deviation` at all
 *  times. */
export function wander(next: Draw, length: number, persistence: number, deviation: number): Float64Array<ArrayBuffer> {
  const path = new Float64Array(length);
  const fresh = Math.sqrt(1 - persistence * persistence);
  let x = normal(next);
  for (let k = 0; k < length; k++) {
    path[k] = deviation * x;
    x = persistence * x + fresh * normal(next);
  }
  return path;
}

/** Where, and how strongly, values are drawn towards a level. */
export interface Pull {
  /** First and last index at which the pull is full. */
  readonly first: number;
  readonly last: number;
  readonly level: number;
  /** Steps over which it fades on either side; beyond them nothing moves. */
  readonly reach: number;
  /** 1: values at its centre become the level itself. */
  readonly strength?: number;
}

/** The values after the pull. None crosses the level, so what was below it stays below and what was above stays above. */
export function pull(
  values: Float64Array,
  { first, last, level, reach, strength = 1 }: Pull,
): Float64Array<ArrayBuffer> {
  return Float64Array.from(values, (value, k) => {
    const distance = Math.max(first - k, k - last, 0);
    const weight = strength * Math.max(0, 1 - distance / reach);
    return weight === 1 ? level : value + weight * (level - value);
  });
}
