// Directional movement: how strong a trend is, and which way.

import type { PriceSeries } from '../../asset-view.js';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { outputs } from './outputs.js';

/** The three series of `adx`, 0 to 100. */
export interface Adx {
  readonly adx: Series;
  /** +DI: upward movement in the true range. */
  readonly plus: Series;
  /** −DI: downward movement in the true range. */
  readonly minus: Series;
}

/** Wilder's average directional index with its two indicators, 0 to 100, seeded as TA-Lib does: the sums of movement and range begin at those
 *  of n − 1 bars, the index at the mean of the first `n` of 100 |+DI − −DI| / (+DI + −DI). `plus` and `minus` are NaN before there
 *  are n + 1 bars, `adx` before there are 2n. A bar with a NaN is passed over and repeats the last values; bars without any movement
 *  leave `adx` as it is, and without any range `plus` and `minus` are NaN. */
export function adx({ high, low, close }: PriceSeries, n: number): Adx {
  assertWindow('adx', n);
  // The library's divides nothing by nothing where the first bars have no range, and is NaN ever after.
  return outputs(`adx ${n}`, [high, low, close], ['adx', 'plus', 'minus'], ([highs, lows, closes], outs) => {
    let [lastHigh, lastLow, lastClose] = [Number.NaN, Number.NaN, Number.NaN];
    let [up, down, range] = [0, 0, 0];
    let moves = 0;
    let index = 0;
    let indices = 0;
    for (let k = 0; k < highs.length; k++) {
      const [h, l, c] = [highs[k], lows[k], closes[k]];
      if (h + l + c - (h + l + c) === 0) {
        if (lastClose === lastClose) {
          const rise = h - lastHigh;
          const fall = lastLow - l;
          // Nothing leaves the sums before there are n.
          const kept = ++moves < n ? 1 : 1 - 1 / n;
          up = up * kept + (rise > fall && rise > 0 ? rise : 0);
          down = down * kept + (fall > rise && fall > 0 ? fall : 0);
          range = range * kept + (Math.max(h, lastClose) - Math.min(l, lastClose));
          if (moves >= n && up + down > 0) {
            const directed = (100 * Math.abs(up - down)) / (up + down);
            indices++;
            index = indices <= n ? index + directed / n : index + (directed - index) / n;
          }
        }
        [lastHigh, lastLow, lastClose] = [h, l, c];
      }
      outs[0][k] = indices < n ? Number.NaN : index;
      outs[1][k] = moves < n || range <= 0 ? Number.NaN : (100 * up) / range;
      outs[2][k] = moves < n || range <= 0 ? Number.NaN : (100 * down) / range;
    }
  });
}
