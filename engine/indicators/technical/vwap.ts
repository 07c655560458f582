// Volume-weighted average price, over a window or since a date.

import type { PriceSeries } from '../../asset-view.js';
import { spread } from '../../derived.js';
import { fold } from '../../fold.js';
import { Series, sourceOf } from '../../series.js';
import { assertWindow, freshSums } from '../window.js';

/** Volume-weighted average of the typical price, (high + low + close) / 3, in units of price. Over a number: the last so many bars; NaN before
 *  there are so many, while one of them is NaN, and where none of them had volume. Over a series: since the last bar on which it was neither 0
 *  nor NaN, such as `startOf('month', asset)`, or `every(1, asset)` in intraday bars, which begins each session anew; NaN before the first
 *  such bar and until there was volume, and a bar with a NaN is passed over and repeats the last value. */
export function vwap({ high, low, close, volume }: PriceSeries, over: number | Series): Series {
  const inputs = [high, low, close, volume];
  if (typeof over === 'object') return fold('vwap since', [...inputs, begins(over, close)], since);
  assertWindow('vwap', over);
  return fold(`vwap ${over}`, inputs, ([highs, lows, closes, volumes], out) => {
    const paid = new Float64Array(out.length);
    for (let k = 0; k < out.length; k++) paid[k] = ((highs[k] + lows[k] + closes[k]) / 3) * volumes[k];
    const shares = new Float64Array(out.length);
    freshSums(paid, over, out);
    freshSums(volumes, over, shares);
    for (let k = 0; k < out.length; k++) out[k] = shares[k] > 0 ? out[k] / shares[k] : Number.NaN;
  });
}

function since([highs, lows, closes, volumes, starts]: readonly Float64Array[], out: Float64Array): void {
  let [money, shares] = [Number.NaN, Number.NaN];
  for (let k = 0; k < out.length; k++) {
    if (starts[k] === 1) [money, shares] = [0, 0];
    const paid = ((highs[k] + lows[k] + closes[k]) / 3) * volumes[k];
    if (paid - paid === 0) {
      money += paid;
      shares += volumes[k];
    }
    out[k] = shares > 0 ? money / shares : Number.NaN;
  }
}

/** 1 on the bars of an instrument by which something has come to be due since its bar before: the day that begins a period may be one on which
 *  it did not trade. */
function begins(due: Series, bars: Series): Series {
  const { column, own, axis: dates, clock, cache } = sourceOf(due);
  const { axis } = sourceOf(bars);
  const made = cache.derived('begins', [column, dates, axis], () => {
    const starts = new Float64Array(axis.rows.length);
    let at = 0;
    for (let k = 0; k < starts.length; k++) {
      for (; at < own.length && dates.rows[at] <= axis.rows[k]; at++) {
        if (own[at] !== 0 && own[at] === own[at]) starts[k] = 1;
      }
    }
    return { own: starts, axis, column: spread(starts, axis, axis.latest.length) };
  });
  return new Series(made, made.axis, clock, cache);
}
