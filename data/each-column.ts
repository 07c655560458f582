// Bars with each of their columns changed in one way.

import type { Bars } from '../engine/index.js';

/** The bars whose columns, time among them, are what `change` makes of each. */
export function eachColumn(
  { symbol, time, open, high, low, close, volume }: Bars,
  change: (column: Float64Array) => Float64Array,
): Bars {
  return {
    symbol,
    time: change(time),
    open: change(open),
    high: change(high),
    low: change(low),
    close: change(close),
    volume: change(volume),
  };
}
