// When a crisis reaches each market, how afraid it is on each day, and where its prices drift.

import type { Draw } from '../../engine/index.js';

/** One market's way through a crisis, day by day. */
export interface Course {
  /** 0 in calm times, 1 at the height. */
  readonly fear: Float64Array;
  /** Log return a day beside what chance brings. */
  readonly drift: Float64Array;
}

const MARKETS = ['XSHG', 'XHKG', 'XNYS'] as const;

/** Days over which fear rises, and after which half of it is left once the fall is over. */
const RISE = 5;
const HALF_LIFE = 30;
/** Most days between the beginning in the first market and in the last. */
const SPREAD = 40;

const between = (next: Draw, low: number, high: number): number => low + (high - low) * next();

/** The courses of the three markets. The crisis begins in the second or third quarter of the days; it falls for 40 to 90 days and takes one
 *  to two years to come back, as far as the days reach; no market recovers all. */
export function courseOf(
  next: Draw,
  length: number,
  depth: number,
): Readonly<Record<(typeof MARKETS)[number], Course>> {
  const origin = Math.floor(next() * MARKETS.length);
  const onset = Math.floor(length * between(next, 0.25, 0.6));
  const fall = Math.floor(between(next, 40, 90));
  const recovery = Math.floor(between(next, 250, 500));
  const courses = MARKETS.map((_, k): Course => {
    const lag = k === origin ? 0 : 3 + Math.floor(next() * (SPREAD - 3));
    const total = Math.log(1 - depth * between(next, 0.8, 1.2));
    const back = -total * between(next, 0.7, 1);
    // The last day of the fall is the same everywhere: who is reached late falls faster.
    const [first, last] = [onset + lag, onset + SPREAD + fall];
    const fear = new Float64Array(length);
    const drift = new Float64Array(length);
    for (let day = first; day < length; day++) {
      const after = day - last;
      const risen = Math.min(1, (day - first + 1) / RISE);
      fear[day] = after < 0 ? risen : Math.exp((-Math.LN2 * after) / HALF_LIFE);
      if (after < 0) drift[day] = total / (last - first);
      else if (after < recovery) drift[day] = back / recovery;
    }
    return { fear, drift };
  });
  return { XSHG: courses[0], XHKG: courses[1], XNYS: courses[2] };
}
