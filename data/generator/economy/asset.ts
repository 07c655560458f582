// An asset of a made-up market: what it is and what moves it.

import type { Bars, Instrument, Kind } from '../../../engine/index.js';

/** An asset as a cast names it. */
export interface AssetSpec {
  readonly symbol: string;
  /** Without "(generated)", which is added. */
  readonly name: string;
  /** Code of its exchange, such as XSHG. */
  readonly market: string;
  readonly kind: Kind;
  readonly class?: string;
  /** Board lot, where the exchange leaves it to the instrument. */
  readonly lot?: number;
  /** Price at the first close. */
  readonly start: number;
  /** Volatility a year in ordinary times, as a fraction. */
  readonly volatility: number;
  /** Growth a year of the expected price in ordinary times, as a log. */
  readonly growth: number;
  /** Correlation of its shocks with each factor, by name: `world` for all markets, the code of a market for what is its own, any other
   *  for a style or a kind of asset. The squares add up to at most 1; the rest is its own. */
  readonly loadings: Readonly<Record<string, number>>;
  /** How much of the course of its market reaches it: 1 (default) for shares, 0 for what a crisis leaves alone, below 0 for a refuge. */
  readonly exposure?: number;
  /** Value that is traded on an ordinary day, in quote currency. */
  readonly turnover: number;
}

/** How an asset's closes move: equal-length columns over its sessions. */
export interface PricePath {
  /** Sessions, ms UTC at midnight. */
  readonly days: Float64Array;
  readonly close: Float64Array;
  /** Variance that each session's log return was expected to have before it; that of the first session is not used. */
  readonly variance: Float64Array;
}

/** An asset with the history that was made for it. */
export interface MadeAsset {
  readonly spec: AssetSpec;
  readonly instrument: Instrument;
  /** Closes as traded and the variance of each session. */
  readonly path: PricePath;
  readonly bars: Bars;
}
