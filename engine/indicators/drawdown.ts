// How far a series lies below its highest.

import { fold } from '../fold.js';
import type { Series } from '../series.js';
import { rollingExtreme } from './extremes.js';
import { assertWindow } from './window.js';

/** How far the latest observation lies below the highest so far, or below that of the last `n` where a window is given: a fraction from −1 to 0. NaN
 *  while it is NaN itself, before there are `n`, and where the highest is not positive; NaN among the earlier ones is passed over. */
export function drawdown(series: Series, n?: number): Series {
  if (n === undefined) {
    return fold('drawdown', [series], ([values], out) => {
      let top = Number.NEGATIVE_INFINITY;
      for (let k = 0; k < values.length; k++) {
        if (values[k] > top) top = values[k];
        out[k] = below(values[k], top);
      }
    });
  }
  assertWindow('drawdown', n);
  return fold(`drawdown ${n}`, [series], ([values], out) => {
    rollingExtreme(values, n, 1, out);
    for (let k = 0; k < values.length; k++) out[k] = below(values[k], out[k]);
  });
}

const below = (value: number, top: number): number => (top > 0 ? value / top - 1 : Number.NaN);
