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
 *  of `n` places is enough. */
export function rollingExtreme(values: Float64Array, n: number, sign: 1 | -1, out: Float64Array): void {
  const ring = new Int32Array(n);
  let head = 0;
  let size = 0;
  for (let k = 0; k < values.length; k++) {
    if (size > 0 && ring[head] <= k - n) {
      head = (head + 1) % n;
      size--;
    }
    const value = values[k];
    if (value === value) {
      while (size > 0 && sign * values[ring[(head + size - 1) % n]] <= sign * value) size--;
      ring[(head + size) % n] = k;
      size++;
    }
    out[k] = k < n - 1 || size === 0 ? Number.NaN : values[ring[head]];
  }
}
