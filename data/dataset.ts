// What a reader or a generator yields, before it is checked and aligned into a feed.

import type { Action, Bars, Instrument } from '../engine/index.js';
import type { Basis } from './basis.js';

/** An outside series as it was found: equal-length columns, in order of date. */
export interface Observations {
  /** Name without the symbol, such as `net-subscription`. */
  readonly name: string;
  /** The instrument it belongs to; empty where it belongs to none. */
  readonly symbol: string;
  /** The date each value describes, ms UTC (midnight for daily series). */
  readonly dates: Float64Array;
  readonly values: Float64Array;
  /** When each value was published, ms UTC; NaN where that is not known. */
  readonly published: Float64Array;
}

/** Published rates of one pair of currencies: equal-length columns, in order of date. */
export interface ExchangeRates {
  /** One unit of this currency is worth the rate in the other. */
  readonly from: string;
  readonly to: string;
  /** The date of each rate, ms UTC at midnight. */
  readonly dates: Float64Array;
  /** Positive. */
  readonly rates: Float64Array;
  /** When each was published, ms UTC; NaN where that is not known. */
  readonly published: Float64Array;
}

/** Instruments with their history and the outside series beside them. */
export interface Dataset {
  readonly instruments: readonly Instrument[];
  /** One for each instrument, in the same order. Daily bars carry midnight UTC of their date as `time`; intraday bars the UTC
   *  time of their close. */
  readonly bars: readonly Bars[];
  readonly frequency: 'daily' | 'intraday';
  readonly actions: readonly Action[];
  readonly observations: readonly Observations[];
  /** One for each pair; none if left out. */
  readonly rates?: readonly ExchangeRates[];
  /** Session dates of markets as a file states them, ms UTC at midnight, rising; they may reach beyond the bars. None if left out. */
  readonly calendars?: ReadonlyMap<string, Float64Array>;
  /** What the prices of instruments are measured in, by symbol; as traded where it is left out. */
  readonly bases?: ReadonlyMap<string, Basis>;
  /** How it was made, in one sentence, where a generator made it; empty for real data. */
  readonly generated: string;
  /** What had to be assumed or was repaired on request, one sentence each. */
  readonly notes: readonly string[];
}
