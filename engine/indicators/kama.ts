// Kaufman's adaptive moving average.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow, rollingSum } from './window.js';

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
    const known = finite(values);
    const ways = waysOf(known, n);
    let seen = 0;
    let mean = Number.NaN;
    for (let k = 0; k < values.length; k++) {
      if (values[k] - values[k] === 0) {
        if (seen === n) mean = known[n - 1];
        if (seen >= n) {
          const came = Math.abs(known[seen] - known[seen - n]);
          const weight = (ways[seen] > came ? came / ways[seen] : 1) * more + least;
          mean += weight * weight * (known[seen] - mean);
        }
        seen++;
      }
      out[k] = mean;
    }
  });
}

/** The values that are finite. */
function finite(values: Float64Array): Float64Array {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let k = 0; k < values.length; k++) if (values[k] - values[k] === 0) known[count++] = values[k];
  return known.subarray(0, count);
}

/** Sum of the absolute values of the last `n` moves; NaN before there are `n`. */
function waysOf(values: Float64Array, n: number): Float64Array {
  const moves = new Float64Array(values.length);
  if (moves.length > 0) moves[0] = Number.NaN;
  for (let k = 1; k < values.length; k++) moves[k] = Math.abs(values[k] - values[k - 1]);
  const ways = new Float64Array(values.length);
  rollingSum(moves, n, 1, ways);
  return ways;
}
