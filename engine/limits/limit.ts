// Limits that an order has to pass before it is placed.

/** The account as a limit sees it at a close. Money in base currency; worths count what working orders would add. */
export interface Exposure {
  /** Worth of the account. */
  readonly equity: number;
  /** Cash that is free, less what working purchases would take. */
  readonly cash: number;
  /** Equity over its highest so far, less one: 0 or negative. */
  readonly drawdown: number;
  /** Sum of the absolute worths of all positions. */
  readonly gross: number;
  /** Sum of the worths of all positions, short ones negative. */
  readonly net: number;
  /** Worth of the position in the order's instrument. */
  readonly held: number;
  /** 1 buys, -1 sells. */
  readonly side: number;
  /** Worth of one unit of the order's instrument. */
  readonly unit: number;
  /** Volume of its last own bar, in units; NaN where it is not known. */
  readonly volume: number;
}

/** A limit on what an order may open; what closes a position always passes. */
export interface PreTradeLimit {
  /** Its name in a refusal. */
  readonly name: string;
  /** What it forbids, in one sentence, for the report. */
  readonly about: string;
  /** The most units that the order may open; the engine cuts it to whole lots and refuses the rest by the limit's name. */
  allows(exposure: Exposure): number;
}
