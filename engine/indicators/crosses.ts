// Signals: when one series crosses another, and on which side it stands.

import { fold } from '../fold.js';
import type { Series } from '../series.js';

/** Two values closer than this, relative to their size, are a tie: means of the same prices differ in the last digits by the order
 *  of addition alone. */
const TIE = 1e-12;

/** +1 on the bar on which `a` has come to stand above `b`, -1 below, 0 on all others. A tie (|a − b| ≤ 1e-12 (|a| + |b|)) keeps the
 *  side held before it; the first side after the warm-up is not a crossing; NaN changes nothing. */
export function crosses(a: Series, b: Series): Series {
  return fold(
    'crosses',
    [a, b],
    ([left, right], out) => {
      let side = 0;
      for (let k = 0; k < left.length; k++) {
        const difference = left[k] - right[k];
        const tie = TIE * (Math.abs(left[k]) + Math.abs(right[k]));
        const now = difference > tie ? 1 : difference < -tie ? -1 : 0;
        out[k] = now !== 0 && side !== 0 && now !== side ? now : 0;
        if (now !== 0) side = now;
      }
    },
    'zero',
  );
}

/** 1 while the series lies above the level, else 0 (also while it is NaN). */
export function above(series: Series, level: number): Series {
  return fold(`above ${level}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++) out[k] = values[k] > level ? 1 : 0;
  });
}

/** 1 while the series lies below the level, else 0 (also while it is NaN). */
export function below(series: Series, level: number): Series {
  return fold(`below ${level}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++) out[k] = values[k] < level ? 1 : 0;
  });
}
