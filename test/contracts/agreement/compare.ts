// One indicator on one market against TA-Lib's.

import { everyRow } from '../../../engine/axis.js';
import { ColumnCache } from '../../../engine/column-cache.js';
import { Series, sourceOf } from '../../../engine/series.js';
import type { Agreement } from './cases.js';
import type { Columns } from './markets.js';
import type { Talib } from './talib.js';

/** What came of a comparison. Bars are counted from 0; differences are relative to the larger of the values, or to the mean size of TA-Lib's
 *  column where that is more. */
interface Comparison {
  /** First bar with a value, of ours and of TA-Lib's. */
  readonly first: readonly [ours: number, theirs: number];
  /** Bars from TA-Lib's first on on which only one of the two has a value. */
  readonly alone: number;
  /** Bars on which the two were compared after they had to agree. */
  readonly compared: number;
  /** Largest difference before they had to agree, and after. */
  readonly before: number;
  readonly worst: number;
}

/** The bars as an instrument without gaps has them. */
export function seriesOf({ open, high, low, close, volume }: Columns) {
  const axis = everyRow(close.length);
  const clock = { bar: -1, followers: [], unwritten: [] };
  const cache = new ColumnCache();
  const series = (column: Float64Array) => new Series({ column, own: column }, axis, clock, cache);
  return {
    open: series(open),
    high: series(high),
    low: series(low),
    close: series(close),
    volume: series(volume),
  };
}

/** Compares them over windows of `n`. */
export function compare({ make, call, after }: Agreement, talib: Talib, columns: Columns, n: number): Comparison {
  const ours = sourceOf(make(seriesOf(columns), n)).own;
  const theirs = call(talib, columns, n);
  const first = [ours, theirs].map((values) => values.findIndex((x) => x === x)) as [number, number];
  const there = theirs.filter((x) => x === x);
  const size = there.reduce((sum, x) => sum + Math.abs(x), 0) / there.length;
  const start = after?.bars(n) ?? 0;
  let [alone, compared, before, worst] = [0, 0, 0, 0];
  for (let k = first[1]; k < ours.length; k++) {
    const [a, b] = [ours[k], theirs[k]];
    if (a !== a || b !== b) {
      if (a === a || b === b) alone++;
      continue;
    }
    const difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), size);
    if (k < start) before = Math.max(before, difference);
    else {
      compared++;
      worst = Math.max(worst, difference);
    }
  }
  return { first, alone, compared, before, worst };
}
