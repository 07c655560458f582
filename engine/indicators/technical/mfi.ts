// Money flow index.

import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';

/** Money flow index of Quong and Soudack, 0 to 100: the share, in the typical price × volume of the last `n` bars, of those whose typical price
 *  rose; bars that left it where it was count for nothing. NaN before there are n + 1 bars, while one of them is NaN, and where no money
 *  moved (TA-Lib says 0). */
export function mfi({ high, low, close, volume }: PriceSeries, n: number): Series {
  assertWindow('mfi', n);
  // The library makes the typical prices of the window anew at each bar, four times the cost, and says 50 where no money moved.
  return fold(`mfi ${n}`, [high, low, close, volume], ([highs, lows, closes, volumes], out) => {
    const flows = new Float64Array(out.length);
    let before = Number.NaN;
    for (let k = 0; k < out.length; k++) {
      const typical = (highs[k] + lows[k] + closes[k]) / 3;
      flows[k] = typical * volumes[k] * Math.sign(typical - before);
      before = typical;
    }
    for (let k = 0; k < out.length; k++) {
      let rising = 0;
      let all = 0;
      for (let j = Math.max(0, k - n + 1); j <= k; j++) {
        if (flows[j] > 0) rising += flows[j];
        all += Math.abs(flows[j]);
      }
      // The first bar has no move, and its flow is NaN.
      out[k] = (100 * rising) / all;
    }
  });
}
