// Money flow index.

import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';
import { assertWindow, freshSums } from '../window.js';

/** Money flow index of Quong and Soudack, 0 to 100: the share, in the typical price × volume of the last `n` bars, of those whose typical price
 *  rose; bars that left it where it was count for nothing. NaN before there are n + 1 bars, while one of them is NaN, and where no money
 *  moved (TA-Lib says 0). */
export function mfi({ high, low, close, volume }: PriceSeries, n: number): Series {
  assertWindow('mfi', n);
  // The library makes the typical prices of the window anew at each bar, four times the cost, and says 50 where no money moved.
  return fold(`mfi ${n}`, [high, low, close, volume], ([highs, lows, closes, volumes], out) => {
    // The first bar has no move, and its flow is NaN.
    const rises = new Float64Array(out.length);
    const moves = new Float64Array(out.length);
    let before = Number.NaN;
    for (let k = 0; k < out.length; k++) {
      const typical = (highs[k] + lows[k] + closes[k]) / 3;
      const flow = typical * volumes[k] * Math.sign(typical - before);
      rises[k] = flow > 0 ? flow : 0;
      moves[k] = Math.abs(flow);
      before = typical;
    }
    const rising = new Float64Array(out.length);
    freshSums(rises, n, rising);
    freshSums(moves, n, out);
    for (let k = 0; k < out.length; k++) out[k] = (100 * rising[k]) / out[k];
  });
}
