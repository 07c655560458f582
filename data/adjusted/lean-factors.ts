// Factor files of QuantConnect's Lean engine, from and to actions.

import type { Action, Bars } from '../../engine/index.js';
import { startOfDay } from '../day.js';
import { markAfter } from '../effect.js';
import { firstAtOrAfter } from '../rows.js';
import { type Derived, derived } from './derived.js';
import { actionsOn } from './on-bars.js';

/** One row: factors for all dates after the row before it, up to and including its own. */
export interface LeanFactor {
  /** ms UTC at midnight: the last session on the old basis. */
  readonly time: number;
  /** Product of 1 − d / c over the distributions after it. */
  readonly priceFactor: number;
  /** Product of old units for one new unit over the splits after it. */
  readonly splitFactor: number;
  /** Close as traded on its date; 0 in the last row, 1 where it is not said. */
  readonly referencePrice: number;
}

/** The date of the row that ends every factor file: 2050-12-31, factors 1. */
export const LEAN_END = Date.UTC(2050, 11, 31);
/** Factors have seven decimals. */
const FACTOR_UNIT = 1e-7;

/** The actions between the rows of a factor file. From one row to the next, a distribution is reference price × (1 − price factor / next price
 *  factor) and a split next split factor / split factor new units for one, on the first session after the row's date (as `CorporateFactorRow`
 *  of Lean reads them). `sessions` are the days with bars, ms UTC; what none of them follows is left out. */
export function leanActions(symbol: string, rows: readonly LeanFactor[], sessions: Float64Array): readonly Derived[] {
  const days = sessions.map(startOfDay);
  return rows.slice(0, -1).flatMap((row, at): readonly Derived[] => {
    const next = rows[at + 1];
    const ex = days[firstAtOrAfter(days, row.time + 1)];
    if (ex === undefined) return [];
    const kept = row.priceFactor / next.priceFactor;
    const units = next.splitFactor / row.splitFactor;
    const found: Derived[] = [];
    if (kept !== 1) {
      const uncertainty = (row.referencePrice * FACTOR_UNIT) / next.priceFactor;
      found.push(derived(symbol, 'dividend', ex, row.referencePrice * (1 - kept), uncertainty));
    }
    if (units !== 1)
      found.push(
        derived(symbol, 'split', ex, units, units * FACTOR_UNIT * (1 / row.splitFactor + 1 / next.splitFactor)),
      );
    return found;
  });
}

/** The factor file of bars as traded and their actions, not rounded: a row for the first date, one for the last session before each ex-date, and
 *  the end. Price × price factor × split factor is the total-return basis. */
export function leanFactors(bars: Bars, actions: readonly Action[]): readonly LeanFactor[] {
  const placed = actionsOn(bars, actions);
  const rows: LeanFactor[] = [{ time: LEAN_END, priceFactor: 1, splitFactor: 1, referencePrice: 0 }];
  let [priceFactor, splitFactor] = [1, 1];
  for (let last = placed.length; last > 0;) {
    const { row } = placed[last - 1];
    const first = placed.findIndex((action) => action.row === row);
    let mark = bars.close[row - 1];
    for (const { kind, value } of placed.slice(first, last)) {
      const after = markAfter(kind, value, mark);
      if (kind === 'split') splitFactor /= value;
      else priceFactor *= after / mark;
      mark = after;
    }
    last = first;
    rows.unshift({
      time: startOfDay(bars.time[row - 1]),
      priceFactor,
      splitFactor,
      referencePrice: bars.close[row - 1],
    });
  }
  if (bars.time.length > 0 && rows[0].time > startOfDay(bars.time[0])) {
    rows.unshift({ time: startOfDay(bars.time[0]), priceFactor, splitFactor, referencePrice: 1 });
  }
  return rows;
}
