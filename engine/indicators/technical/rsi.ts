// Relative strength index.

import { RSI } from 'trading-signals';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { streamed } from './streamed.js';

/** Relative strength index of Wilder, 0 to 100: the share of the rises in the moves, both averaged by Wilder's smoothing, which begins at the
 *  mean of the first `n` (as TA-Lib does). NaN before there are n + 1 observations, and until the first move: a price that stands still
 *  is neither strong nor weak. A NaN inside the series is passed over and repeats the last value. */
export function rsi(series: Series, n: number): Series {
  assertWindow('rsi', n);
  return streamed(`rsi ${n}`, [series], {
    start: () => moving(n),
    bar: (values) => values[0],
    missing: 'pass over',
    give: { value: (result: number) => result },
  }).value;
}

/** The library's object where there has been a move; before, it would say 100. For `n` = 1 it never gives a value: its window lacks the
 *  observation before. */
function moving(n: number) {
  const library = n === 1 ? null : new RSI(n);
  let before = Number.NaN;
  let hasMoved = false;
  return {
    add(value: number): number | null {
      const move = value - before;
      before = value;
      if (Math.abs(move) > 0) hasMoved = true;
      if (library === null) return move > 0 ? 100 : move < 0 ? 0 : null;
      const result = library.add(value);
      return hasMoved ? result : null;
    },
  };
}
