// How a run did while its benchmark was calm, while it fell and while it was in crisis.

import { simpleReturns } from '../metrics/returns.js';
import { DAY, deviation, ratio } from '../statistics.js';

/** The regimes, mildest first: each with the drawdown from which on a close belongs to it. */
export const REGIMES = [
  { name: 'calm', from: 0 },
  { name: 'fall', from: -0.1 },
  { name: 'crisis', from: -0.2 },
] as const;

/** The name of a regime. */
export type RegimeName = (typeof REGIMES)[number]['name'];

/** A run in one regime. Rates are fractions, money in base currency. */
export interface Regime {
  readonly name: RegimeName;
  /** Returns between neighbouring closes that belong to it. */
  readonly periods: number;
  /** Calendar days that these took. */
  readonly days: number;
  /** Compounded over these periods alone; 0 where there are none. Those of all regimes compound to the return of the run. */
  readonly return: number;
  /** The same of the benchmark; NaN without one. */
  readonly benchmarkReturn: number;
  /** Annualised sample deviation of the run's returns in it; NaN of fewer than two. */
  readonly volatility: number;
  /** What the account gained in it, in base currency. */
  readonly profit: number;
  /** Its share of all profit: more than 1 where the other regimes lost together, negative where it and the whole have different signs, NaN where there is no profit
   *  or loss at all. */
  readonly share: number;
}

/** A run taken apart by what was going on. */
export interface Regimes {
  /** By whose drawdown: that of the benchmark, or of the run itself where it has none. */
  readonly of: 'benchmark' | 'run';
  /** In the order of `REGIMES`; those without a period too. */
  readonly regimes: readonly Regime[];
}

/** The regime of each row of a curve: by its drawdown at that close from its highest close so far, calm above -10 %, a fall from -10 % on, a crisis from -20 % on (the
 *  customary words correction and bear market begin there). Indices of `REGIMES`. A row without positive worth is in crisis. */
export function regimeRows(curve: Float64Array): Uint8Array {
  const levels = Float64Array.from(REGIMES, ({ from }) => 1 + from);
  const rows = new Uint8Array(curve.length);
  let peak = 0;
  for (let row = 0; row < rows.length; row++) {
    const worth = curve[row];
    peak = Math.max(peak, worth);
    let at = levels.length - 1;
    if (worth > 0) {
      // A product and not a quotient, which would put 90 of 100 above -10 % by its rounding.
      while (at > 0 && levels[at] * peak < worth) at--;
    }
    rows[row] = at;
  }
  return rows;
}

/** What a run earned in each regime. A return belongs to the regime of the close at which it ends, which nobody knew before it: this is a look back. `time` in ms UTC, the
 *  others worth at these closes; NaN where the worth before was not positive. */
export function regimes(
  time: Float64Array,
  equity: Float64Array,
  benchmark: Float64Array | null,
  periodsPerYear: number,
  returns: Float64Array = simpleReturns(equity),
): Regimes {
  const rows = regimeRows(benchmark ?? equity);
  const counts = new Float64Array(REGIMES.length);
  for (let row = 1; row < rows.length; row++) counts[rows[row]]++;
  const profit = equity[equity.length - 1] - equity[0];
  const growthOf = (curve: Float64Array, row: number): number =>
    curve[row - 1] > 0 ? curve[row] / curve[row - 1] : NaN;
  const found = REGIMES.map(({ name }, at): Regime => {
    // The returns of a regime that never was, or never ended, are those of nothing, or all: of ten million closes no other column is made.
    const periods = counts[at];
    const isAll = periods === returns.length;
    const own = isAll ? returns : new Float64Array(periods);
    let next = 0;
    let days = 0;
    let growth = 1;
    let against = benchmark ? 1 : NaN;
    let gained = 0;
    const end = periods === 0 ? 0 : equity.length;
    for (let row = 1; row < end; row++) {
      if (rows[row] !== at) continue;
      days += (time[row] - time[row - 1]) / DAY;
      const grown = growthOf(equity, row);
      if (!isAll) own[next++] = returns[row - 1];
      growth *= grown;
      if (benchmark) against *= growthOf(benchmark, row);
      gained += equity[row] - equity[row - 1];
    }
    return {
      name,
      periods,
      days,
      return: growth - 1,
      benchmarkReturn: against - 1,
      volatility: deviation(own) * Math.sqrt(periodsPerYear),
      profit: gained,
      // Adding 0 takes the sign from a zero.
      share: ratio(gained, profit) + 0,
    };
  });
  return { of: benchmark ? 'benchmark' : 'run', regimes: found };
}
