// Kaufman's adaptive moving average.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow } from './window.js';

/** How fast an adaptive average may be. */
export interface KamaOptions {
  /** Bars of the exponential average that it is where prices go one way; 2 by default. */
  readonly fast?: number;
  /** Bars of the one that it is where they go nowhere; 30 by default. */
  readonly slow?: number;
}

/** Kaufman's adaptive moving average (Smarter Trading, 1995), in the units of the series: an exponential average whose weight is
 *  (E (f − s) + s)², f = 2 / (fast + 1), s = 2 / (slow + 1), and E the way that the last `n` moves have come divided by the way that
 *  they went (1 where they went none). It begins at the observation before the first for which there are `n` moves, as in TA-Lib;
 *  NaN before there are n + 1. A NaN is passed over and repeats the last value. */
export function kama(series: Series, n: number, { fast = 2, slow = 30 }: KamaOptions = {}): Series {
  assertWindow('kama', n);
  assertWindow('kama, fast', fast);
  assertWindow('kama, slow', slow);
  const least = 2 / (slow + 1);
  const more = 2 / (fast + 1) - least;
  return fold(`kama ${n} ${fast} ${slow}`, [series], ([values], out) => {
    // The last n + 1 values that are known, in a ring.
    const ring = new Float64Array(n + 1);
    let seen = 0;
    let mean = Number.NaN;
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      if (value - value === 0) {
        const before = ring[(seen + n) % (n + 1)];
        ring[seen % (n + 1)] = value;
        if (++seen > n) {
          if (seen === n + 1) mean = before;
          const went = wayOf(ring, seen, n);
          const came = Math.abs(value - ring[seen % (n + 1)]);
          const weight = (went > came ? came / went : 1) * more + least;
          mean += weight * weight * (value - mean);
        }
      }
      out[k] = seen > n ? mean : Number.NaN;
    }
  });
}

/** Sum of the absolute moves in a ring of n + 1 values, of which the next to be replaced is the oldest. */
function wayOf(ring: Float64Array, next: number, n: number): number {
  let way = 0;
  let at = next % (n + 1);
  for (let j = 0; j < n; j++) {
    const from = ring[at];
    if (++at > n) at = 0;
    way += Math.abs(ring[at] - from);
  }
  return way;
}
