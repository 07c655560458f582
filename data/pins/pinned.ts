// A made-up market moved so that it passes through what it is pinned to.

import { UserError } from '../../engine/index.js';
import type { Dataset } from '../dataset.js';
import type { Pin } from './pin.js';
import { pinBars } from './pin-bars.js';
import { keyOf, pinSeries } from './pin-series.js';

/** The dataset with all pins in it, exactly: levels and values to the digit, returns to the price step of the instrument (an index has none),
 *  sums to the decimals of the series. What no pin names stays as it is. A pin of nothing that is there is an error. */
export function pinned<D extends Dataset>(dataset: D, pins: readonly Pin[]): D {
  const symbols = dataset.instruments.map(({ symbol }) => symbol);
  const keys = dataset.observations.map(keyOf);
  for (const pin of pins) {
    const isPrice = pin.what === 'level' || pin.what === 'return';
    const name = isPrice ? pin.symbol : pin.series;
    const known = isPrice ? symbols : keys;
    if (known.includes(name)) continue;
    const list = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`;
    throw new UserError(
      `A pin names the ${isPrice ? 'instrument' : 'series'} ${name}, which this market has not; ${list}.`,
    );
  }
  if (dataset.frequency !== 'daily' && pins.length > 0) {
    throw new UserError('Pins are for daily data; this market is intraday.');
  }
  return {
    ...dataset,
    bars: dataset.bars.map((bars, k) => {
      const own = pins.filter((pin) => (pin.what === 'level' || pin.what === 'return') && pin.symbol === bars.symbol);
      return pinBars(bars, dataset.instruments[k], own as Parameters<typeof pinBars>[2]);
    }),
    observations: dataset.observations.map((series) => {
      const own = pins.filter((pin) => (pin.what === 'sum' || pin.what === 'value') && pin.series === keyOf(series));
      return pinSeries(series, own as Parameters<typeof pinSeries>[1]);
    }),
  };
}
