// Prices as traded, moved into another basis.

import type { Action, Bars, RowAction } from '../../engine/index.js';
import { cumulated, scaled } from '../adjust.js';
import { type KnownBasis, actionsOn } from './on-bars.js';

/** Bars as traded in another basis, for the instrument's own actions:
 *  - `split-adjusted`: price × S(t) / S(T), S(t) being the product of the splits up to bar t and T the last bar. Looks ahead.
 *  - `total-return`: price × F(t) / F(T), F(t) the product of k for each split and c / (c − d) for each distribution d after a close c (the
 *    CRSP convention, Yahoo's "Adj Close"). Looks ahead: for display only.
 *  - `forward`: price × F(t). Causal: it is what a strategy reads of a feed.
 *  - `subtractive`: each later distribution is taken off the price, which each later split divides: the reference price of a mainland
 *    ex-date, (c − d) / k, applied to every price before it (East Money's "qfq"). Its returns are wrong, and it may fall below zero.
 *
 *  Volume moves with splits alone. */
export function fromRaw(bars: Bars, actions: readonly Action[], basis: KnownBasis): Bars {
  const placed = actionsOn(bars, actions);
  if (basis === 'raw' || placed.length === 0) return bars;
  const { all, splits } = cumulated(bars.close, placed);
  const moved = (factor: Float64Array, units: Float64Array): Bars => ({
    symbol: bars.symbol,
    time: bars.time,
    ...scaled(bars, factor, units),
  });
  if (basis === 'forward') return moved(all, splits);
  const newUnits = overLast(splits);
  if (basis === 'split-adjusted') return moved(newUnits, newUnits);
  if (basis === 'total-return') return moved(overLast(all), newUnits);
  const { slope, shift } = takenOff(bars.time.length, placed);
  const affine = (column: Float64Array) => column.map((price, at) => price * slope[at] + shift[at]);
  const { open, high, low, close, volume } = bars;
  return {
    symbol: bars.symbol,
    time: bars.time,
    open: affine(open),
    high: affine(high),
    low: affine(low),
    close: affine(close),
    volume: volume.map((units, at) => units / newUnits[at]),
  };
}

/** A column over its last entry, which becomes exactly 1. */
export function overLast(column: Float64Array): Float64Array {
  const last = column[column.length - 1];
  return column.map((value) => value / last);
}

/** What later actions make of a price p at each bar when they are taken off it one after the other: slope × p + shift. */
export function takenOff(
  length: number,
  placed: readonly RowAction[],
): { readonly slope: Float64Array; readonly shift: Float64Array } {
  const slope = new Float64Array(length);
  const shift = new Float64Array(length);
  let [by, plus] = [1, 0];
  let next = placed.length - 1;
  for (let row = length - 1; row >= 0; row--) {
    slope[row] = by;
    shift[row] = plus;
    for (; next >= 0 && placed[next].row === row; next--) {
      const { kind, value } = placed[next];
      if (kind === 'split') by /= value;
      else if (kind === 'dividend') plus -= by * value;
      else if (kind === 'roll') plus += by * value;
    }
  }
  return { slope, shift };
}
