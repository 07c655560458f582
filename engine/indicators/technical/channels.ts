// Channels around the price: Bollinger, Donchian, Keltner.

import { BollingerBands } from 'trading-signals';
import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';
import { ema } from '../ema.js';
import { highest, lowest } from '../extremes.js';
import { assertWindow } from '../window.js';
import { streamed } from './streamed.js';
import { atr } from './true-range.js';
import { assertWidth } from './width.js';

/** The three series of a channel, in the units of the price. */
export interface Channel {
  readonly upper: Series;
  readonly middle: Series;
  readonly lower: Series;
}

/** Bollinger's bands: the mean of the last `n`, and `width` standard deviations above and below it, with the population's divisor n as Bollinger
 *  and TA-Lib have it (`stdev` divides by n − 1). NaN before there are `n` or while one of them is NaN. */
export function bollinger(series: Series, n = 20, width = 2): Channel {
  assertWindow('bollinger', n);
  assertWidth('bollinger', width);
  return streamed(`bollinger ${n} ${width}`, [series], {
    start: () => new BollingerBands(n, width),
    bar: (values) => values[0],
    missing: 'hold',
    give: { upper: ({ upper }) => upper, middle: ({ middle }) => middle, lower: ({ lower }) => lower },
  });
}

/** Donchian's channel: the highest high and the lowest low of the last `n` bars, this one included, and the middle of the two. A breakout is
 *  a close above `upper.ago(1)`. NaN before there are `n`; NaN among them is passed over. */
export function donchian({ high, low }: PriceSeries, n: number): Channel {
  assertWindow('donchian', n);
  const upper = highest(high, n);
  const lower = lowest(low, n);
  return { upper, middle: midpoint(upper, lower), lower };
}

/** Keltner's channel in Raschke's form: the exponential mean of the last `n` closes, and `width` average true ranges of `atr` bars above and below
 *  it. NaN before both are there; a NaN is passed over and repeats the last values. */
export function keltner(bars: PriceSeries, { n = 20, atr: span = 10, width = 2 } = {}): Channel {
  assertWindow('keltner', n);
  assertWindow('keltner', span);
  assertWidth('keltner', width);
  // The library's mean begins at the first close alone; this is `ema` and `atr`, as the reader computes them.
  const mean = ema(bars.close, n);
  const range = atr(bars, span);
  const at = (side: number) =>
    fold(`apart ${side}`, [mean, range], ([means, ranges], out) => {
      for (let k = 0; k < out.length; k++) out[k] = means[k] + side * ranges[k];
    });
  return { upper: at(width), middle: at(0), lower: at(-width) };
}

/** The middle between two series. */
export const midpoint = (a: Series, b: Series): Series =>
  fold('midpoint', [a, b], ([left, right], out) => {
    for (let k = 0; k < out.length; k++) out[k] = (left[k] + right[k]) / 2;
  });
