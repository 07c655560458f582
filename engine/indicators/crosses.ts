// Signals: when one series crosses another, and on which side it stands.

import { type EventFold, fold, foldEvents } from '../fold.js';
import type { Series } from '../series.js';
import { sparseOf } from '../sparse.js';

/** Two values closer than this, relative to their size, are a tie: means of the same prices differ in the last digits by the order
 *  of addition alone. */
const TIE = 1e-12;

/** +1 on the bar on which `a` has come to stand above `b`, -1 below, 0 on all others. A tie (|a − b| ≤ 1e-12 (|a| + |b|)) keeps the
 *  side held before it; the first side after the warm-up is not a crossing; NaN changes nothing. */
export const crosses = (a: Series, b: Series): Series => foldEvents('crosses', [a, b], crossings);

/** Crossings are few, and all that lies between two of them is to see that neither has passed the other: this takes half the time of a side
 *  for each bar. */
function crossings(): EventFold {
  const at: number[] = [];
  let first = 0;
  let held = 0;
  return {
    take([left, right], from, count) {
      let side = held;
      for (let k = 0; k < count; k++) {
        if (side !== 0) k = side > 0 ? firstAbove(right, left, k, count) : firstAbove(left, right, k, count);
        if (k === count) break;
        const now = sideOf(left[k], right[k]);
        if (now === 0) continue;
        if (side !== 0) {
          at.push(from + k);
          first ||= now;
        }
        side = now;
      }
      held = side;
    },
    events: () => sparseOf(at, (event) => (event % 2 === 0 ? first : -first)),
  };
}

/** The first bar from `k` on and before `end` at which one lies above the other, `end` where there is none. Four bars a turn take three
 *  quarters of the time of one. */
function firstAbove(one: Float64Array, other: Float64Array, k: number, end: number): number {
  for (; k + 4 <= end; k += 4) {
    if (one[k] > other[k] || one[k + 1] > other[k + 1] || one[k + 2] > other[k + 2] || one[k + 3] > other[k + 3]) break;
  }
  while (k < end && !(one[k] > other[k])) k++;
  return k;
}

/** 1 where the left one stands above the right one, -1 below, 0 where they tie or one is NaN. */
function sideOf(left: number, right: number): -1 | 0 | 1 {
  const difference = left - right;
  const tie = TIE * (Math.abs(left) + Math.abs(right));
  return difference > tie ? 1 : difference < -tie ? -1 : 0;
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
