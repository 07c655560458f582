// Supertrend: a trailing line at a number of average true ranges from the middle of the bar.

import { SuperTrend } from 'trading-signals';
import type { PriceSeries } from '../../asset-view.js';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { highLowClose, streamed } from './streamed.js';
import { assertWidth } from './width.js';

/** The two series of `supertrend`. */
export interface Supertrend {
  /** In units of price: below it while the trend is up, above it while it is down. */
  readonly line: Series;
  /** 1 while the trend is up, −1 while it is down. */
  readonly direction: Series;
}

/** Seban's supertrend: bands at (high + low) / 2 ± `width` average true ranges of `n` bars (`atr`), of which the lower never falls and the upper never
 *  rises until a close has passed it. The trend turns up with a close above the upper band, down with one below the lower, and begins
 *  as down unless the first close lies above its band. NaN before there are `n` bars; a bar with a NaN is passed over and repeats the last
 *  values. */
export function supertrend({ high, low, close }: PriceSeries, { n = 10, width = 3 } = {}): Supertrend {
  assertWindow('supertrend', n);
  assertWidth('supertrend', width);
  return streamed(`supertrend ${n} ${width}`, [high, low, close], {
    start: () => new SuperTrend({ interval: n, multiplier: width }),
    bar: highLowClose,
    missing: 'pass over',
    give: { line: (result) => result.supertrend, direction: ({ trend }) => (trend === 'BULLISH' ? 1 : -1) },
  });
}
