// Distributions that a column of adjusted closes implies, as Yahoo, Alpha Vantage and others give it beside the closes.

import { type Derived, derived } from './derived.js';

/** Closes, adjusted for splits at most, beside closes that are adjusted for distributions too. */
export interface AdjustedCloses {
  readonly symbol: string;
  readonly time: Float64Array;
  readonly close: Float64Array;
  readonly adjusted: Float64Array;
}

/** Rounding of a price of either column, relative to it: with it the four prices explain what Yahoo's adjusted closes of four funds move by on
 *  25,000 days without a distribution (2.2e-6 at most). */
const ROUNDING = 5e-7;
/** A distribution is told from rounding where it is this many times as much. */
const CLEAR = 4;

/** At which price adjusted closes reinvest a distribution: `crsp`, what is left of the close before the ex-date, so that earlier prices are multiplied by
 *  1 − d / c₀ (what Yahoo states to follow); `ex-close`, the close of the ex-date, so that they are multiplied by c₁ / (c₁ + d) (what Alpha Vantage
 *  does, as measured). */
export type Reinvestment = 'crsp' | 'ex-close';

/** The distributions behind adjusted closes: with k = (a₀ / c₀) / (a₁ / c₁), d = c₀ × (1 − k), or d = c₁ × (1 / k − 1) where they are reinvested at the close. Where the
 *  closes are adjusted for splits, so are the amounts. `rounding` is that of a price, relative to it; what is not clearly more than that of the
 *  four prices is none. */
export function adjustedCloseActions(
  { symbol, time, close, adjusted }: AdjustedCloses,
  { rounding = ROUNDING, at = 'crsp' }: { readonly rounding?: number; readonly at?: Reinvestment } = {},
): readonly Derived[] {
  const found: Derived[] = [];
  for (let bar = 1; bar < time.length; bar++) {
    const kept = adjusted[bar - 1] / close[bar - 1] / (adjusted[bar] / close[bar]);
    if (!(1 - kept > CLEAR * 4 * rounding)) continue;
    const cash = at === 'crsp' ? close[bar - 1] * (1 - kept) : close[bar] * (1 / kept - 1);
    found.push(derived(symbol, 'dividend', time[bar], cash, close[bar - 1] * 4 * rounding));
  }
  return found;
}
