// Actions from columns of distributions and split coefficients beside daily bars, as Alpha Vantage gives them.

import type { Action } from '../../engine/index.js';

/** Closes beside what was distributed and split on each day: equal length, in order of time. */
export interface ListedColumns {
  readonly symbol: string;
  readonly time: Float64Array;
  readonly close: Float64Array;
  /** Cash per unit on its ex-date; 0 for none. */
  readonly dividend: Float64Array;
  /** New units for one old unit on the first day on the new basis; 1 for none. */
  readonly split: Float64Array;
}

/** What such columns come to. */
export interface ListedReading {
  /** Distributions, and the splits that the prices do not show yet. */
  readonly actions: readonly Action[];
  /** Splits that are listed although the closes are adjusted for them: applied again they would count twice. */
  readonly inPrices: readonly Action[];
}

/** Reads the columns. A split is in the prices where the close moves less without it than with it: |ln (c₁ / c₀)| < |ln (k × c₁ / c₀)|. */
export function listedActions({ symbol, time, close, dividend, split }: ListedColumns): ListedReading {
  const actions: Action[] = [];
  const inPrices: Action[] = [];
  for (let at = 0; at < time.length; at++) {
    const own = { symbol, exTime: time[at], payTime: NaN };
    if (dividend[at] > 0) actions.push({ ...own, kind: 'dividend', value: dividend[at] });
    if (!(split[at] > 0) || split[at] === 1) continue;
    const moved = at > 0 ? close[at] / close[at - 1] : NaN;
    const isShown = Math.abs(Math.log(moved)) < Math.abs(Math.log(split[at] * moved));
    (isShown ? inPrices : actions).push({ ...own, kind: 'split', value: split[at] });
  }
  return { actions, inPrices };
}
