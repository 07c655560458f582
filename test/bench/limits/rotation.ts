// The limit of C: the monthly rotation as bare loops over arrays, with whole shares and commissions.

import type { Ended } from './ended.js';

/** What the loop is told beside the prices. */
export interface RotationRules {
  readonly count: number;
  readonly bars: number;
  readonly weight: number;
  readonly cash: number;
  readonly commission: number;
}

/** Holds the strongest instruments, chosen at the close of each month's first row, bought and sold at the next open; writes the equity of
 *  each row. Trades only where a holding is more than half a share away from what is wanted, and leaves the commission out of each
 *  purchase, as a target does. */
export function rotation(
  time: Float64Array,
  open: readonly Float64Array[],
  close: readonly Float64Array[],
  { count, bars, weight, cash: start, commission }: RotationRules,
  equity: Float64Array,
): Ended {
  const assets = close.length;
  const held = new Float64Array(assets);
  // Which are held: to look at all of them at each close took half as long again.
  const holding = new Int32Array(assets);
  let holdings = 0;
  const pending = new Float64Array(assets);
  const momentum = new Float64Array(assets);
  const best = new Int32Array(count);
  let cash = start;
  let nextMonth = -Infinity;
  let isPending = false;
  let fills = 0;
  for (let t = 0; t < time.length; t++) {
    if (isPending) {
      holdings = 0;
      for (let k = 0; k < assets; k++) {
        if (pending[k] !== 0) {
          cash -= pending[k] * open[k][t] + Math.abs(pending[k]) * open[k][t] * commission;
          held[k] += pending[k];
          fills++;
        }
        if (held[k] !== 0) holding[holdings++] = k;
      }
      isPending = false;
    }
    let worth = cash;
    for (let j = 0; j < holdings; j++) worth += held[holding[j]] * close[holding[j]][t];
    equity[t] = worth;
    if (time[t] < nextMonth) continue;
    const date = new Date(time[t]);
    nextMonth = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
    const chosen = t < bars ? 0 : strongest(close, t, bars, momentum, best);
    for (let k = 0; k < assets; k++) {
      let isChosen = false;
      for (let j = 0; j < chosen; j++) if (best[j] === k) isChosen = true;
      const wanted = isChosen ? (weight * worth) / close[k][t] : 0;
      const distance = wanted - held[k];
      pending[k] = 0;
      if (isChosen ? Math.abs(distance) <= 0.5 : held[k] === 0) continue;
      pending[k] = distance > 0 ? Math.floor(distance / (1 + commission)) : isChosen ? Math.ceil(distance) : -held[k];
      if (pending[k] !== 0) isPending = true;
    }
  }
  return { equity: equity[time.length - 1], fills };
}

/** Puts the instruments with the largest momentum into `best`, and returns how many there are. */
function strongest(
  close: readonly Float64Array[],
  t: number,
  bars: number,
  momentum: Float64Array,
  best: Int32Array,
): number {
  for (let k = 0; k < close.length; k++) momentum[k] = close[k][t] / close[k][t - bars] - 1;
  let chosen = 0;
  for (; chosen < best.length && chosen < close.length; chosen++) {
    let top = -1;
    for (let k = 0; k < close.length; k++) {
      if (momentum[k] === momentum[k] && (top < 0 || momentum[k] > momentum[top])) top = k;
    }
    best[chosen] = top;
    momentum[top] = Number.NaN;
  }
  return chosen;
}
