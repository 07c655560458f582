// Where the latest observation stands among its own past.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { assertWindow } from './window.js';

/** Percentile rank of the latest among the last `n` observations, itself included: the share of them that lie below it, ties
 *  counted half, in (0, 1); NaN before there are `n` or while the latest is NaN. NaN among the earlier ones is passed over. */
export function rank(series: Series, n: number): Series {
  assertWindow('rank', n);
  return fold(`rank ${n}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      let below = 0;
      let equal = 0;
      let count = 0;
      for (let j = Math.max(0, k - n + 1); j <= k; j++) {
        if (values[j] < value) below++;
        else if (values[j] === value) equal++;
        if (values[j] === values[j]) count++;
      }
      out[k] = k < n - 1 || value !== value ? Number.NaN : (below + equal / 2) / count;
    }
  });
}
