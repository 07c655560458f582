// Slow stochastic oscillator.

import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';
import { highest, lowest } from '../extremes.js';
import { sma } from '../sum.js';
import { assertWindow } from '../window.js';

/** The two series of `stochastic`, 0 to 100. */
export interface Stochastic {
  readonly k: Series;
  readonly d: Series;
}

/** Lane's slow stochastic, 0 to 100: where the close stands between the lowest low and the highest high of the last `n` bars, averaged over
 *  `smooth` bars (`k`) and that over `signal` bars (`d`), by simple means, as TA-Lib's STOCH. NaN before there are enough bars, and while one of
 *  the averaged values has no range to stand in. */
export function stochastic(bars: PriceSeries, { n = 14, smooth = 3, signal = 3 } = {}): Stochastic {
  for (const window of [n, smooth, signal]) assertWindow('stochastic', window);
  // The library looks through the whole window at each bar, seven times the cost, calls a range of nothing 0, and has no k before the first d.
  const { high, low, close } = bars;
  const place = fold('place', [close, highest(high, n), lowest(low, n)], ([now, top, bottom], out) => {
    for (let k = 0; k < out.length; k++) {
      const range = top[k] - bottom[k];
      out[k] = range > 0 ? (100 * (now[k] - bottom[k])) / range : Number.NaN;
    }
  });
  const k = sma(place, smooth);
  return { k, d: sma(k, signal) };
}
