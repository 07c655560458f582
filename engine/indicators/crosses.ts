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

/** 1 while the series lies above the level, a number or another series, else 0 (also while one of them is NaN). */
export const above = (series: Series, level: number | Series): Series => side('above', series, level, 1);

/** 1 while the series lies below the level, a number or another series, else 0 (also while one of them is NaN). */
export const below = (series: Series, level: number | Series): Series => side('below', series, level, -1);

function side(name: string, series: Series, level: number | Series, sign: 1 | -1): Series {
  if (typeof level !== 'number') {
    return fold(name, [series, level], ([values, levels], out) => {
      for (let k = 0; k < values.length; k++) out[k] = sign * values[k] > sign * levels[k] ? 1 : 0;
    });
  }
  return fold(`${name} ${level}`, [series], ([values], out) => {
    for (let k = 0; k < values.length; k++) out[k] = sign * values[k] > sign * level ? 1 : 0;
  });
}
