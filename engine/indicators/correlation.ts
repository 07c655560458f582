// How two series move together.

import { fold, type Fold } from '../fold.js';
import type { Series } from '../series.js';
import { products } from './moments.js';
import { assertWindow } from './window.js';

/** Pearson correlation of the values of two series over the last `n` observations that both have (for that of returns give
 *  `change(a, 1)` and `change(b, 1)`), from −1 to 1; NaN before there are `n`, while one is NaN, and where one of the two does not
 *  move. Only bars on which both have something new count. */
export function correlation(a: Series, b: Series, n: number): Series {
  assertWindow('correlation', n);
  return together(`correlation ${n}`, a, b, ([left, right], out) => {
    const sums = products(left, right, n);
    for (let k = 0; k < out.length; k++) {
      const size = Math.sqrt(sums.left[k]) * Math.sqrt(sums.right[k]);
      out[k] = Math.max(-1, Math.min(1, sums.both[k] / size));
    }
  });
}

/** By how much `a` moves when `b` moves by one, the slope of the least squares line of the values of `a` on those of `b` over the last `n`
 *  observations that both have (for the beta of returns give `change(a, 1)` and `change(b, 1)`); NaN before there are `n`, while one is
 *  NaN, and where `b` does not move. Only bars on which both have something new count. */
export function beta(a: Series, b: Series, n: number): Series {
  assertWindow('beta', n);
  return together(`beta ${n}`, a, b, ([left, right], out) => {
    const { right: squares, both } = products(left, right, n);
    for (let k = 0; k < out.length; k++) out[k] = both[k] / squares[k];
  });
}

const together = (key: string, a: Series, b: Series, compute: Fold): Series => fold(key, [a, b], compute, 'all');
