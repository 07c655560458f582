// The rows of a bar file as columns, before they are known to be right.

import type { Bars } from '../engine/index.js';

/** Prices of a bar, in the order in which they are checked. */
export const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Equal-length columns with the line on which each row stands. */
export interface BarColumns {
  readonly line: Int32Array;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** The rows at the given places, in their order. */
export function take(columns: BarColumns, places: Int32Array): BarColumns {
  const pick = (column: Float64Array) => {
    const taken = new Float64Array(places.length);
    for (let at = 0; at < places.length; at++) taken[at] = column[places[at]];
    return taken;
  };
  return {
    line: places.map((place) => columns.line[place]),
    time: pick(columns.time),
    open: pick(columns.open),
    high: pick(columns.high),
    low: pick(columns.low),
    close: pick(columns.close),
    volume: pick(columns.volume),
  };
}

/** Columns as the bars of an instrument, lines forgotten. */
export function barsOf(symbol: string, columns: BarColumns): Bars {
  const { time, open, high, low, close, volume } = columns;
  return { symbol, time, open, high, low, close, volume };
}

/** Columns one after the other. */
export function joined(all: readonly BarColumns[]): BarColumns {
  if (all.length === 1) return all[0];
  const join = (pick: (columns: BarColumns) => Float64Array) =>
    Float64Array.from(all.flatMap((columns) => [...pick(columns)]));
  return {
    line: Int32Array.from(all.flatMap((columns) => [...columns.line])),
    time: join(({ time }) => time),
    open: join(({ open }) => open),
    high: join(({ high }) => high),
    low: join(({ low }) => low),
    close: join(({ close }) => close),
    volume: join(({ volume }) => volume),
  };
}
