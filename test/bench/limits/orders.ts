// The limit of D: one order on every bar, as a bare loop over arrays.

import type { Ended } from './ended.js';

/** Buys and sells 100 shares in turn, 0.05 % commission, fills at the next open; writes the equity of each bar. */
export function orders(open: Float64Array, close: Float64Array, n: number, start: number, equity: Float64Array): Ended {
  let cash = start;
  let held = 0;
  let pending = 0;
  let fills = 0;
  for (let t = 0; t < n; t++) {
    if (pending !== 0) {
      const quantity = 100 * pending;
      cash -= quantity * open[t] + 100 * open[t] * 0.0005;
      held += quantity;
      fills++;
    }
    pending = held === 0 ? 1 : -1;
    equity[t] = cash + held * close[t];
  }
  return { equity: equity[n - 1], fills };
}
