// The limit of A and B: the moving-average cross as a bare loop over arrays, without any of the engine's semantics.

import type { Ended } from './ended.js';

/** Runs 100 shares on a cross of the averages, 0.05 % commission, fills at the next open; writes the equity of each bar. Ties are told by
 *  the same tolerance as in the engine. */
export function cross(
  open: Float64Array,
  close: Float64Array,
  n: number,
  fast: number,
  slow: number,
  equity: Float64Array,
): Ended {
  let cash = 1e6;
  let held = 0;
  let f = 0;
  let s = 0;
  let pending = 0;
  let last = 0;
  let fills = 0;
  for (let t = 0; t < n; t++) {
    if (pending !== 0) {
      const quantity = 100 * pending;
      cash -= quantity * open[t] + 100 * open[t] * 0.0005;
      held += quantity;
      pending = 0;
      fills++;
    }
    f += close[t];
    if (t >= fast) f -= close[t - fast];
    s += close[t];
    if (t >= slow) s -= close[t - slow];
    if (t >= slow - 1) {
      const a = f / fast;
      const b = s / slow;
      const tie = 1e-12 * (a + b);
      const sign = a - b > tie ? 1 : a - b < -tie ? -1 : 0;
      if (last !== 0 && sign !== 0 && sign !== last) pending = sign > 0 ? (held === 0 ? 1 : 0) : held !== 0 ? -1 : 0;
      if (sign !== 0) last = sign;
    }
    equity[t] = cash + held * close[t];
  }
  return { equity: equity[n - 1], fills };
}
