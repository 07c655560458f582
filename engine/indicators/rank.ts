// Where the latest observation stands among its own past, and what value stands at a place.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { SortedWindow } from './sorted-window.js';
import { assertWindow } from './window.js';

/** Percentile rank of the latest among the last `n` observations, itself included: the share of them that lie below it, ties
 *  counted half, in (0, 1); NaN before there are `n` or while the latest is NaN. NaN among the earlier ones is passed over. */
export function rank(series: Series, n: number): Series {
  assertWindow('rank', n);
  return fold(`rank ${n}`, [series], ([values], out) => {
    const sorted = new SortedWindow(n);
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      const below = sorted.step(values, k);
      const isKnown = k >= n - 1 && value === value;
      out[k] = isKnown ? (below + sorted.equalTo(below) / 2) / sorted.size : Number.NaN;
    }
  });
}

/** The value below which the share `p` of the last `n` observations lies, from 0 (the lowest) to 1 (the highest), 0.5 being the median; between two of them
 *  by linear interpolation (type 7 of Hyndman and Fan, 1996, the one of spreadsheets, NumPy and pandas). NaN before there are `n`; NaN
 *  among them is passed over. */
export function percentile(series: Series, n: number, p: number): Series {
  assertWindow('percentile', n);
  if (!(p >= 0 && p <= 1)) {
    throw new RangeError(`percentile: the share is ${p}; give a fraction from 0 to 1, such as 0.5 for the median`);
  }
  return fold(`percentile ${n} ${p}`, [series], ([values], out) => {
    const sorted = new SortedWindow(n);
    for (let k = 0; k < values.length; k++) {
      sorted.step(values, k);
      out[k] = k < n - 1 || sorted.size === 0 ? Number.NaN : quantile(sorted, p);
    }
  });
}

function quantile(sorted: SortedWindow, p: number): number {
  const place = p * (sorted.size - 1);
  const lower = Math.floor(place);
  const value = sorted.at(lower);
  const share = place - lower;
  return share === 0 ? value : value + share * (sorted.at(lower + 1) - value);
}
