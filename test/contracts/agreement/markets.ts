// The bars on which our indicators are compared with TA-Lib's: generated ones, and those of real files where they are at hand.

import { normal, random } from '../../../engine/index.js';
import { reasonToSkip, rowsOf } from '../../real/market.js';

/** The columns of one instrument; volume is NaN throughout where it has none. */
export interface Columns {
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** 3,000 bars of a random walk in whole cents, with gaps over night; `move` is the deviation of a day's return. */
function walk(seed: string, start: number, move: number): Columns {
  const draw = random(seed, 'bars');
  const cents = (price: number) => Math.max(1, Math.round(100 * price)) / 100;
  let last = start;
  const bars = Array.from({ length: 3000 }, () => {
    const open = cents(last * Math.exp((move / 2) * normal(draw)));
    const close = cents(open * Math.exp(move * normal(draw)));
    const high = cents(Math.max(open, close) * (1 + move * draw()));
    const low = cents(Math.min(open, close) * (1 - move * draw()));
    last = close;
    return { open, high: Math.max(high, open, close), low: Math.min(low, open, close), close, volume: draw() };
  });
  const column = (of: (bar: (typeof bars)[number]) => number) => Float64Array.from(bars, of);
  return {
    open: column(({ open }) => open),
    high: column(({ high }) => high),
    low: column(({ low }) => low),
    close: column(({ close }) => close),
    volume: column(({ volume }) => 100 * Math.round(1e5 * volume)),
  };
}

/** Generated bars by name. */
export const GENERATED: Readonly<Record<string, () => Columns>> = {
  'generated, calm': () => walk('calm', 100, 0.005),
  'generated, wild': () => walk('wild', 20, 0.05),
};

/** Bars of real files by name. */
export const REAL: Readonly<Record<string, () => Columns>> = {
  'SPY 1999–2021': () => fromFile('RadioPanke__backtesting/SPY.csv'),
  '510300 2012–2026': () => fromFile('MorphKyan__strategy/510300.csv'),
  'VIX 1990–2026': () => fromFile('datasets__finance-vix/vix-daily.csv'),
};

/** Why the real ones cannot be compared here; empty where they can. */
export { reasonToSkip };

function fromFile(file: string): Columns {
  const rows = rowsOf(file).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name.toLowerCase(), cell])),
  );
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name] ?? NaN));
  return {
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}
