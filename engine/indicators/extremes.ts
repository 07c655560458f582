// Rolling highest and lowest.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow } from './window.js';

/** Highest of the last `n` observations, this one included; NaN before there are `n`. NaN among them is passed over. */
export function highest(series: Series, n: number): Series {
  assertWindow('highest', n);
  return fold(`highest ${n}`, [series], ([values], out) => rollingExtreme(values, n, 1, out));
}

/** Lowest of the last `n` observations, this one included; NaN before there are `n`. NaN among them is passed over. */
export function lowest(series: Series, n: number): Series {
  assertWindow('lowest', n);
  return fold(`lowest ${n}`, [series], ([values], out) => rollingExtreme(values, n, -1, out));
}

/** Fills `out` with the highest (`sign` 1) or lowest (−1) of the last `n` values; NaN before there are `n`, or while all of them are NaN. A
 *  queue of candidates whose values only fall: each is the extreme of what comes after it. It never holds more than `n`, so that a ring
 *  of as many places, a power of two, is enough. */
export function rollingExtreme(values: Float64Array, n: number, sign: 1 | -1, out: Float64Array): void {
  const ring = new Int32Array(2 ** Math.ceil(Math.log2(n)));
  const mask = ring.length - 1;
  // Both only grow: the queue is what lies between them.
  let head = 0;
  let end = 0;
  for (let k = 0; k < values.length; k++) {
    if (head < end && ring[head & mask] <= k - n) head++;
    const value = values[k];
    if (value === value) {
      while (head < end && sign * values[ring[(end - 1) & mask]] <= sign * value) end--;
      ring[end++ & mask] = k;
    }
    out[k] = k < n - 1 || head === end ? Number.NaN : values[ring[head & mask]];
  }
}
