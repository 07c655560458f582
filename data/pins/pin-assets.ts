// Assets of a made-up market, moved to published returns, and funds that track them.

import type { Instrument } from '../../engine/index.js';
import type { MadeAsset } from '../generator/economy/asset.js';
import { onGrid } from '../generator/on-grid.js';
import { pinBars } from './pin-bars.js';
import type { LevelPin, ReturnPin } from './pin.js';

/** The assets with the pins that name them, paths and bars alike, so that what is made from a path afterwards knows of them. */
export const pinAssets = (
  assets: readonly MadeAsset[],
  pins: readonly (LevelPin | ReturnPin)[],
): readonly MadeAsset[] =>
  assets.map((asset) => {
    const bars = pinBars(
      asset.bars,
      asset.instrument,
      pins.filter(({ symbol }) => symbol === asset.spec.symbol),
    );
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

/** The fund of an index: its prices times the scale, on the fund's own price step, without costs or tracking error. */
export function trackerOf(index: MadeAsset, { instrument, scale, volume }: TrackerSpec): MadeAsset {
  const { time } = index.bars;
  const priced = (column: Float64Array) => column.map((price, k) => onGrid(price * scale, instrument, time[k]));
  const lot = instrument.terms[0].lot;
  const bars = {
    symbol: instrument.symbol,
    time,
    open: priced(index.bars.open),
    high: priced(index.bars.high),
    low: priced(index.bars.low),
    close: priced(index.bars.close),
    volume: index.bars.volume.map((units) => Math.max(1, Math.round((units * volume) / lot)) * lot),
  };
  const spec = { ...index.spec, symbol: instrument.symbol, kind: instrument.kind, start: bars.close[0] };
  return { spec, instrument, bars, path: { ...index.path, close: bars.close } };
}
