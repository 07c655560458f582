// A market without a fault, and ways to plant one in it.

import { eachColumn } from '../../../data/each-column.js';
import type { Dataset } from '../../../data/index.js';
import { contextOf } from '../../../data/checks/context.js';
import { runChecks } from '../../../data/checks/run-checks.js';
import type { CheckContext } from '../../../data/checks/check.js';
import { SCENARIOS } from '../../../data/scenarios/index.js';
import type { Finding } from '../../../data/index.js';
import type { Bars } from '../../../engine/index.js';

/** The defaults of a scenario's params with some in their place. */
export function made(name: string, given: Readonly<Record<string, unknown>>): Dataset {
  const { params, make } = SCENARIOS[name];
  const defaults = Object.fromEntries(
    Object.entries(params).map(([key, param]) => [key, 'default' in param ? param.default : undefined]),
  );
  return make({ ...defaults, ...given });
}

/** A random walk of one fund of Shanghai, as if it were a real one, on the sessions that it has. */
export function cleanMarket(seed: number, years = 3): Dataset {
  const dataset = made('random-walk', { seed, years, assets: 1 });
  const days = dataset.bars[0].time;
  return { ...dataset, generated: '', calendars: new Map([['XSHG', days]]) };
}

export const dateOfTime = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** A copy of bars whose columns may be written. */
export function copyOf(bars: Bars): { -readonly [Key in keyof Bars]: Bars[Key] } {
  const { symbol, time, open, high, low, close, volume } = bars;
  const columns = { time, open, high, low, close, volume };
  const copies = Object.entries(columns).map(([name, column]) => [name, column.slice()] as const);
  return { symbol, ...(Object.fromEntries(copies) as unknown as typeof columns) };
}

/** The dataset with other bars of its only instrument. */
export const withBars = (dataset: Dataset, bars: Bars): Dataset => ({ ...dataset, bars: [bars] });

/** Bars without the rows of which `isGone` is true. */
export const without = (bars: Bars, isGone: (row: number) => boolean): Bars =>
  eachColumn(bars, (column) => column.filter((_, row) => !isGone(row)));

/** What the checks look at, with parts in place of its own. */
export const contextFor = (dataset: Dataset, more: Partial<CheckContext> = {}, now = NaN): CheckContext => ({
  ...contextOf(dataset, { bars: ['X.csv'], series: (name) => `${name}.csv` }, now),
  ...more,
});

/** All findings of a dataset. */
export const found = (dataset: Dataset, more: Partial<CheckContext> = {}, now = NaN): readonly Finding[] =>
  runChecks(contextFor(dataset, more, now));

/** Prices and the rest multiplied from a row on, or up to one. */
export function scaled(bars: Bars, factor: number, isMoved: (row: number) => boolean): Bars {
  const copy = copyOf(bars);
  for (const column of [copy.open, copy.high, copy.low, copy.close]) {
    column.forEach((value, row) => {
      if (isMoved(row)) column[row] = value * factor;
    });
  }
  return copy;
}
