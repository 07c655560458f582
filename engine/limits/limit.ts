// Limits that an order has to pass before it is placed.

/** The account as a limit sees it at a close. Money in base currency, at the raw closes and rates of the decision. Working orders are
 *  counted as far as they would lead away from zero: those that trade for certain (market, at-open, at-close, liquidations) both
 *  ways, those that wait for a price only where they open; the exits of a bracket never. */
export interface Exposure {
  /** Worth of the account. */
  readonly equity: number;
  /** Cash that is free, with what working market sales would bring, less what all working purchases would take. */
  readonly cash: number;
  /** Equity over its highest so far, less one: 0 or negative. */
  readonly drawdown: number;
  /** Sum of the absolute worths of all positions. */
  readonly gross: number;
  /** Sum of the worths of all positions, short ones negative: the highest that it may come to for a purchase, the lowest for a sale. */
  readonly net: number;
  /** Worth of the position in the order's instrument, after what the order closes: the highest that it may come to for a purchase, the
   *  lowest for a sale. */
  readonly held: number;
  /** 1 buys, -1 sells. */
  readonly side: number;
  /** Worth of one unit of the order's instrument. */
  readonly unit: number;
  /** Free cash that one unit takes: its worth, of a future its margin, of a short sale its collateral. */
  readonly cashPerUnit: number;
  /** Volume of its last own bar, in units; NaN where it is not known. */
  readonly volume: number;
}

/** A limit on what an order may open; what closes a position always passes. */
export interface PreTradeLimit {
  /** Its name in a refusal. */
  readonly name: string;
  /** What it forbids, in one sentence, for the report. */
  readonly about: string;
  /** The values that it was made with, for the report. */
  readonly params?: Readonly<Record<string, number | boolean | string>>;
  /** The most units that the order may open; the engine cuts it to whole lots and refuses the rest by the limit's name. */
  allows(exposure: Exposure): number;
}
