// One instrument's price history.

/** One instrument's history: equal-length columns, one entry per bar, oldest first. Prices in quote currency as
 *  traded (raw), volume in shares; NaN volume means unknown. `time` is ms UTC of the bar's close. */
export interface Bars {
  readonly symbol: string;
  readonly time: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** What happens to holders of an instrument on a day. */
export interface Action {
  readonly symbol: string;
  /** First row of the feed on which the instrument trades without the right, as a time in ms UTC. */
  readonly exTime: number;
  readonly kind: 'split' | 'dividend';
  /** A split: new units for one old unit (2 doubles the holding). A dividend: cash per unit held before, in quote
   *  currency. */
  readonly value: number;
  /** When the cash arrives, ms UTC; NaN: on the ex-date itself. */
  readonly payTime: number;
}
