// Prices of another basis, moved back to what was traded.

import { type Action, type Bars, type RowAction, toNearestTick } from '../../engine/index.js';
import { cumulated } from '../adjust.js';
import { growthOf, markAfter, markBefore } from '../effect.js';
import { overLast, takenOff } from './from-raw.js';
import { type KnownBasis, actionsOn } from './on-bars.js';

/** Bars of a basis as they were traded, from the actions that are in their prices: the way back of `fromRaw`. Prices are rounded to `tick`
 *  where one is given, so that a vendor's rounding is undone as far as it is less than half a tick; without one they are exact to the
 *  rounding of the source. What was adjusted for other actions than these cannot be moved back. */
export function toRaw(bars: Bars, actions: readonly Action[], basis: KnownBasis, tick = NaN): Bars {
  const placed = actionsOn(bars, actions);
  if (basis === 'raw' || placed.length === 0) return bars;
  const round = (price: number) => toNearestTick(price, tick);
  // Splits count whatever the closes are.
  const { splits } = cumulated(bars.close, placed);
  const newUnits = basis === 'forward' ? splits : overLast(splits);
  const volume = bars.volume.map((units, at) => units * newUnits[at]);
  if (basis === 'subtractive') {
    const { slope, shift } = takenOff(bars.time.length, placed);
    return each(bars, volume, (price, at) => round((price - shift[at]) / slope[at]));
  }
  const factor =
    basis === 'split-adjusted'
      ? newUnits
      : basis === 'forward'
        ? unitsForward(bars.close, placed)
        : unitsBackward(bars.close, placed);
  return each(bars, volume, (price, at) => round(price / factor[at]));
}

function each(
  { symbol, time, open, high, low, close }: Bars,
  volume: Float64Array,
  move: (price: number, at: number) => number,
): Bars {
  return {
    symbol,
    time,
    open: open.map(move),
    high: high.map(move),
    low: low.map(move),
    close: close.map(move),
    volume,
  };
}

/** Units from the first bar on: the price before each action is known by then. */
function unitsForward(close: Float64Array, placed: readonly RowAction[]): Float64Array {
  const units = new Float64Array(close.length);
  let all = 1;
  let next = 0;
  for (let row = 0; row < close.length; row++) {
    let mark = row > 0 ? close[row - 1] / all : NaN;
    for (; next < placed.length && placed[next].row === row; next++) {
      const { kind, value } = placed[next];
      all *= growthOf(kind, value, mark);
      mark = markAfter(kind, value, mark);
    }
    units[row] = all;
  }
  return units;
}

/** Units from the last bar back: what the actions left of a price tells the price before them, for growth is one over the other. */
function unitsBackward(close: Float64Array, placed: readonly RowAction[]): Float64Array {
  const units = new Float64Array(close.length);
  let all = 1;
  let next = placed.length - 1;
  for (let row = close.length - 1; row >= 0; row--) {
    units[row] = all;
    if (next < 0 || placed[next].row !== row) continue;
    let mark = close[row - 1] / all;
    const here: RowAction[] = [];
    for (; next >= 0 && placed[next].row === row; next--) {
      here.push(placed[next]);
      mark = markBefore(placed[next].kind, placed[next].value, mark);
    }
    for (const { kind, value } of here.toReversed()) {
      all /= growthOf(kind, value, mark);
      mark = markAfter(kind, value, mark);
    }
  }
  return units;
}
