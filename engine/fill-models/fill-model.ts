// How much worse than the market's price a fill is: what a model may know, and what it says.

/** What is known at the moment of a fill. Nothing of it comes from a later moment: at an open, and inside a bar, volume and volatility
 *  are those of the bars before. */
export interface FillMoment {
  /** 1 buys, -1 sells. */
  readonly side: number;
  /** Units that would trade. */
  readonly quantity: number;
  /** Price before the model, in quote currency. */
  readonly price: number;
  readonly at: 'open' | 'inside' | 'close';
  /** Volume of the instrument's last known bar, in units: of the bar itself at a close, else of the one before. 0 before the first;
   *  NaN where it is not known. */
  readonly volume: number;
  /** Standard deviation of the logarithms of its last 20 known daily changes, adjusted for actions; NaN below 2 of them. */
  readonly volatility: number;
  /** Price step at this price; NaN where there is none. */
  readonly tick: number;
  /** Typical difference of ask and bid, as a fraction of the price; NaN where it is not known. */
  readonly spread: number;
}

/** A model of slippage. */
export interface FillModel {
  /** Its name in the table of models, or the file that it came from; missing where nobody gave it one. */
  readonly name?: string;
  /** The values of its params, for the report. */
  readonly params?: Readonly<Record<string, number | boolean | string>>;
  /** What it assumes, in one sentence, for the report. */
  readonly about: string;
  /** How much worse each unit trades, in quote currency, not negative. The engine keeps the price within the order's limit and the day's
   *  price band, and above zero. */
  cost(moment: FillMoment): number;
}
