// Assets of a made-up market, moved to published returns, and funds that track them.

import { type Instrument, termsAt } from '../../engine/index.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import { onGrid } from '../generator/on-grid.js';
import { pinBars } from './pin-bars.js';
import type { LevelPin, ReturnPin } from './pin.js';

/** The assets with the pins that name them, paths and bars alike, so that what is made from a path afterwards knows of them. `most` gives the largest
 *  return of a day, as a fraction, of an index whose members have a price limit; Infinity for others. */
export const pinAssets = (
  assets: readonly MadeAsset[],
  pins: readonly (LevelPin | ReturnPin)[],
  most: (symbol: string) => number = () => Infinity,
): readonly MadeAsset[] =>
  assets.map((asset) => {
    const { symbol } = asset.spec;
    const own = pins.filter((pin) => pin.symbol === symbol);
    const bars = pinBars(asset.bars, asset.instrument, own, most(symbol));
    return { ...asset, bars, path: { ...asset.path, close: bars.close } };
  });

/** How a fund shows an index of its market. */
export interface TrackerSpec {
  readonly instrument: Instrument;
  /** Its price for one point of the index. */
  readonly scale: number;
  /** Its volume for one unit of the index's. */
  readonly volume: number;
}

/** The fund of an index: its prices times the scale, on the fund's own price step and inside its price limit, without costs or tracking error: where the limit
 *  stops it, it comes after its index. */
export function trackerOf(index: MadeAsset, { instrument, scale, volume }: TrackerSpec): MadeAsset {
  const { time } = index.bars;
  const { lot } = instrument.terms[0];
  // Where its limit stops it, it comes after its index on the next sessions.
  const close = new Float64Array(time.length);
  for (let k = 0; k < close.length; k++) close[k] = inside(index.bars.close[k] * scale, close[k - 1], k);
  const priced = (column: Float64Array) => column.map((price, k) => inside(price * scale, close[k - 1], k));
  function inside(price: number, before: number, k: number): number {
    const { priceLimit } = termsAt(instrument, time[k]);
    const [down, up] = [before * (1 - priceLimit), before * (1 + priceLimit)].map((at) =>
      onGrid(at, instrument, time[k]),
    );
    const wanted = onGrid(price, instrument, time[k]);
    return down > 0 ? Math.max(down, Math.min(up, wanted)) : wanted;
  }
  const open = priced(index.bars.open);
  const bars = {
    symbol: instrument.symbol,
    time,
    open,
    high: priced(index.bars.high).map((price, k) => Math.max(price, open[k], close[k])),
    low: priced(index.bars.low).map((price, k) => Math.min(price, open[k], close[k])),
    close,
    volume: index.bars.volume.map((units) => Math.max(1, Math.round((units * volume) / lot)) * lot),
  };
  // What is ordinary for the fund, in its own money: the turnover rate is measured against it.
  const turnover = index.spec.turnover * volume * scale;
  const spec = { ...index.spec, symbol: instrument.symbol, kind: instrument.kind, start: bars.close[0], turnover };
  return { spec, instrument, bars, path: { ...index.path, close: bars.close } };
}
