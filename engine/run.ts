// What a run leaves behind: the words of its tape.

/** 1 buys, -1 sells. */
export type Side = 1 | -1;

export const ORDER_TYPES = ['market', 'limit', 'stop', 'stop-limit'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** `day`: the exchange's next session; `gtc`: to the end of the run; `gtd`: up to and including a date. */
export const TIMES_IN_FORCE = ['day', 'gtc', 'gtd'] as const;
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

export const STATUSES = ['working', 'filled', 'partly filled', 'cancelled', 'expired', 'refused'] as const;
/** `partly filled` is the end of an order of which a part was filled and the rest was not. */
export type Status = (typeof STATUSES)[number];

/** Why an order, or a part of one, was not placed or not filled. Every order's filled and refused quantities add up to
 *  what was ordered. */
export const REASONS = [
  'quantity is not a positive number',
  'limit or stop price is missing or not positive',
  'less than one lot',
  'not a whole number of lots',
  'the instrument has no price yet',
  'not enough cash',
  'short sales are not allowed',
  'not enough collateral for a short sale',
  'the expiry date is missing or has passed',
  'expired unfilled',
  'suspended in its session',
  'cancelled by the strategy',
  'replaced by a newer target',
  'the run ended',
] as const;
export type Reason = (typeof REASONS)[number];

/** A read-only view of one order. Prices in quote currency; NaN where the type has none. */
export interface Order {
  /** Counts from 1 in each run. */
  readonly id: number;
  /** Index of the asset in the feed. */
  readonly asset: number;
  readonly side: Side;
  readonly quantity: number;
  readonly type: OrderType;
  readonly limit: number;
  readonly stop: number;
  readonly tif: TimeInForce;
  /** Last moment of a `gtd` order, ms UTC; NaN otherwise. */
  readonly until: number;
  /** Row of the feed on whose close it was given. */
  readonly bar: number;
  readonly status: Status;
  readonly filled: number;
}

/** A read-only view of one fill. Money in quote currency. */
export interface Fill {
  /** Its place among all postings of the run; the cash flow of the same `seq` is its cash. */
  readonly seq: number;
  readonly order: number;
  readonly asset: number;
  readonly side: Side;
  readonly quantity: number;
  /** Price paid or received, slippage included. */
  readonly price: number;
  readonly commission: number;
  readonly tax: number;
  /** Cost of the slippage, already inside the price; never negative. */
  readonly slippage: number;
  /** Row of the feed on which it was filled. */
  readonly bar: number;
  /** Change of cash, costs included: negative for a purchase. */
  readonly cash: number;
}

/** A read-only view of one refusal: a quantity of an order that died, and why. */
export interface Refusal {
  readonly order: number;
  readonly quantity: number;
  readonly reason: Reason;
  /** Row on which it died; the feed's length for what was still working when the run ended. */
  readonly bar: number;
}

export const CASH_FLOW_KINDS = ['deposit', 'fill', 'dividend', 'cash in lieu'] as const;
export type CashFlowKind = (typeof CASH_FLOW_KINDS)[number];

/** A read-only view of one posting. The cash balance is the left fold of the amounts in order of `seq`. */
export interface CashFlow {
  readonly seq: number;
  readonly bar: number;
  readonly kind: CashFlowKind;
  /** Index of the asset, or -1. */
  readonly asset: number;
  readonly amount: number;
}

/** A read-only view of what is held. Money in quote currency. */
export interface Position {
  /** Negative for a short position. */
  readonly quantity: number;
  /** Average price of the open quantity, commissions and taxes not included; NaN when flat. */
  readonly averagePrice: number;
  /** Profit of what was closed, before commissions and taxes. */
  readonly realized: number;
}

/** A holding at one close. */
export interface Holding {
  readonly bar: number;
  readonly asset: number;
  /** `position`: units held. `receivable`: units entitled to a distribution that is not yet paid. */
  readonly kind: 'position' | 'receivable';
  readonly quantity: number;
  /** Raw close, or cash per unit of the distribution. */
  readonly price: number;
  readonly value: number;
}

/** Records that are views of columns: made when they are looked at. */
export interface Rows<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T;
}

/** What a simulation returns. */
export interface Run {
  /** First row that was evaluated; equity[0] belongs to it. */
  readonly first: number;
  /** Worth of the account at each close, in base currency. */
  readonly equity: Float64Array;
  /** Cash at each close, in base currency, receivables not included. */
  readonly cash: Float64Array;
  readonly orders: Rows<Order>;
  readonly fills: Rows<Fill>;
  readonly refusals: Rows<Refusal>;
  readonly cashflows: Rows<CashFlow>;
  /** What was held at the end, by asset. */
  readonly positions: readonly Position[];
  /** What the strategy had to say at the end, one sentence each. */
  readonly notes: readonly string[];
  /** Everything held at each close, in the order in which equity adds it: positions in the feed's order, then receivables
   *  in the order in which they arose. */
  holdings(): Iterable<Holding>;
}
