// Ichimoku's cloud, without the look ahead.

import type { PriceSeries } from '../../asset-view.js';
import { fold } from '../../fold.js';
import type { Series } from '../../series.js';
import { assertWindow } from '../window.js';
import { donchian, midpoint } from './channels.js';

/** The four series of `ichimoku`, in units of price. */
export interface Ichimoku {
  readonly conversion: Series;
  readonly base: Series;
  /** The cloud's two edges as they stand above or below this bar on a chart. */
  readonly spanA: Series;
  readonly spanB: Series;
}

/** Hosoda's ichimoku, in units of price: `conversion` and `base` are the middles between the highest high and the lowest low of so many bars. The cloud at
 *  a bar is the one that was computed `base` bars ago and drawn that far ahead: `spanA` between those two, `spanB` the middle of `span`
 *  bars. There is no lagging span: it is the close drawn `base` bars back, which at its place on the chart is a price of the future;
 *  compare `close.now` with `close.ago(base)` instead. NaN before there are enough bars. */
export function ichimoku(bars: PriceSeries, { conversion = 9, base = 26, span = 52 } = {}): Ichimoku {
  for (const n of [conversion, base, span]) assertWindow('ichimoku', n);
  // The library's lines begin together when the longest window is full, and its cloud is not carried to the bars that it is drawn at.
  const middle = (n: number) => donchian(bars, n).middle;
  const [fast, slow] = [middle(conversion), middle(base)];
  return {
    conversion: fast,
    base: slow,
    spanA: drawnAhead(midpoint(fast, slow), base),
    spanB: drawnAhead(middle(span), base),
  };
}

const drawnAhead = (series: Series, n: number): Series =>
  fold(`drawn ahead ${n}`, [series], ([values], out) => {
    for (let k = 0; k < out.length; k++) out[k] = k < n ? Number.NaN : values[k - n];
  });
