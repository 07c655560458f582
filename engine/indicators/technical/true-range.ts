// True range, and its average.

import { ATR } from 'trading-signals';
import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { highLowClose, streamed } from './streamed.js';

/** Wilder's true range, in units of price: from the lower of the low and the close before to the higher of the high and the close before. The
 *  first bar has no close before and its high less its low; NaN where the bar has no high or low. */
export function trueRange({ high, low, close }: PriceSeries): Series {
  return fold('trueRange', [high, low, close], ([highs, lows, closes], out) => {
    let before = Number.NaN;
    for (let k = 0; k < out.length; k++) {
      const top = before > highs[k] ? before : highs[k];
      const bottom = before < lows[k] ? before : lows[k];
      out[k] = top - bottom;
      if (closes[k] - closes[k] === 0) before = closes[k];
    }
  });
}

/** Average true range of Wilder, in units of price: the true ranges by Wilder's smoothing, which begins at the mean of the first `n`, the first
 *  bar's among them. NaN before there are `n` bars; a bar with a NaN is passed over and repeats the last value. TA-Lib begins one
 *  bar later, without the first bar's range; the difference wears off. */
export function atr({ high, low, close }: PriceSeries, n: number): Series {
  assertWindow('atr', n);
  return streamed(`atr ${n}`, [high, low, close], {
    start: () => new ATR(n),
    bar: highLowClose,
    missing: 'pass over',
    give: { value: (result) => result },
  }).value;
}
