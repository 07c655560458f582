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
  /** First day on which the instrument trades on the new basis, without the right or not at all, as a time in ms UTC. */
  readonly exTime: number;
  readonly kind: 'split' | 'dividend' | 'delisting' | 'roll';
  /** A split: new units for one old unit (2 doubles the holding). A dividend: cash per unit held before, in quote
   *  currency. A delisting: cash per unit for which all are redeemed. A roll: how much higher the next contract's price is. */
  readonly value: number;
  /** When the cash of a dividend or a delisting arrives, ms UTC; NaN: on the ex-date itself. */
  readonly payTime: number;
}
