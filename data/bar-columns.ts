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
  const length = all.reduce((sum, { time }) => sum + time.length, 0);
  const join = <Column extends Float64Array | Int32Array>(
    joint: Column,
    pick: (columns: BarColumns) => ArrayLike<number>,
  ): Column => {
    let end = 0;
    for (const columns of all) {
      joint.set(pick(columns), end);
      end += columns.time.length;
    }
    return joint;
  };
  const numbers = (name: Exclude<keyof BarColumns, 'line'>) =>
    join(new Float64Array(length), (columns) => columns[name]);
  return {
    line: join(new Int32Array(length), ({ line }) => line),
    time: numbers('time'),
    open: numbers('open'),
    high: numbers('high'),
    low: numbers('low'),
    close: numbers('close'),
    volume: numbers('volume'),
  };
}
