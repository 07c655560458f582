// Commodity channel index.

import { CCI } from 'trading-signals';
import type { PriceSeries } from '../../asset-view.js';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { highLowClose, type Stream, streamed } from './streamed.js';

/** Lambert's commodity channel index, a number of mean deviations × 1/0.015: the typical price, (high + low + close) / 3, less its mean over
 *  the last `n` bars, divided by its mean absolute deviation from it. NaN before there are `n`, while one of them is NaN, and where
 *  they do not differ (TA-Lib says 0); always for n = 1. */
export function cci({ high, low, close }: PriceSeries, n: number): Series {
  assertWindow('cci', n);
  return streamed(`cci ${n}`, [high, low, close], {
    start: () => differing(n),
    bar: highLowClose,
    missing: 'hold',
    give: { value: (result) => result },
  }).value;
}

/** The library's object where the window is not all one price: there it divides rounding by rounding. */
function differing(
  n: number,
): ReturnType<Stream<{ high: number; low: number; close: number }, number, string>['start']> {
  const library = new CCI(n);
  let before = Number.NaN;
  let alike = 0;
  return {
    add(bar) {
      const price = bar.high + bar.low + bar.close;
      alike = price === before ? alike + 1 : 1;
      before = price;
      const result = library.add(bar);
      return alike < n ? result : null;
    },
  };
}
