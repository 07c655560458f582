// What a run leaves behind: the words of its tape.

import type { Rows } from './rows.js';

/** 1 buys, -1 sells. */
export type Side = 1 | -1;

/** What an order asks of the price: docs/execution.md says how each is filled. */
export const ORDER_TYPES = ['market', 'limit', 'stop', 'stop-limit', 'trailing-stop', 'at-open', 'at-close'] as const;
/** One of the order types. */
export type OrderType = (typeof ORDER_TYPES)[number];

/** `day`: the exchange's next session; `gtc`: to the end of the run; `gtd`: up to and including a date; `ioc`: what trades at its first
 *  moment; `fok`: all of it at its first moment, or nothing. */
export const TIMES_IN_FORCE = ['day', 'gtc', 'gtd', 'ioc', 'fok'] as const;
/** One of the times in force. */
export type TimeInForce = (typeof TIMES_IN_FORCE)[number];

/** `placed`: given, and not yet before the market, as the exits of a bracket are until their entry is filled; `working`: before the
 *  market; `partly filled`: a part of it is filled and the rest still works; the others are ends, each of what was left of the order. */
export const STATUSES = ['placed', 'working', 'partly filled', 'filled', 'cancelled', 'expired', 'refused'] as const;
/** One of the statuses. */
export type Status = (typeof STATUSES)[number];

/** When a market order is filled: at the next open, at the next close, or at the close of its decision. */
export const FILL_TIMES = ['next-open', 'next-close', 'same-close'] as const;
/** One of the fill times. */
export type FillTime = (typeof FILL_TIMES)[number];

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
  'the group does not fit together',
  'another order of its group was filled',
  'its entry was not filled',
  'not filled at once',
  'could not be filled whole at once',
  'the price was at limit-up',
  'the price was at limit-down',
  'beyond the volume cap',
  'not sellable before the next session',
  'the instrument was delisted',
  'cancelled by a margin call',
  'nothing was left to close',
] as const;
/** One of the reasons, or the pre-trade limit that stood against it. */
export type Reason = (typeof REASONS)[number] | `beyond the limit ${string}`;

/** What was ordered, in the units and prices of its placement, its prices on the tick; no corporate action changes it. Given again at the
 *  same close, it is the same order. */
export interface Ordered {
  /** Units; NaN where an amount of cash says how much. */
  readonly quantity: number;
  /** Cash to spend, in quote currency, before any pre-trade limit cut it; NaN for an order by quantity. */
  readonly notional: number;
  readonly limit: number;
  /** NaN of a trailing stop, which is given by its distance. */
  readonly stop: number;
  /** Distance of a trailing stop that is an amount, in quote currency; NaN otherwise. */
  readonly trail: number;
  /** Units of the quantity that never met the market, because the rebalance that ordered them could not pay for them; 0 for most. */
  readonly unpaid: number;
}

/** A read-only view of one order as it stands, or as it ended: in the units and prices that splits, dividends and rolls have made of it.
 *  Prices in quote currency; NaN where the type has none. */
export interface Order {
  /** Counts from 1 in each run. */
  readonly id: number;
  /** Index of the asset in the feed. */
  readonly asset: number;
  readonly side: Side;
  /** What was filled of it and what has died, each in the units of its day, and what still works; of an amount of cash 0 until its fill. */
  readonly quantity: number;
  readonly type: OrderType;
  readonly limit: number;
  /** Of a trailing stop, where it stands now. */
  readonly stop: number;
  /** How far a trailing stop keeps from the best price, in quote currency or, of a `trailRate`, as a fraction of it; NaN otherwise. */
  readonly trail: number;
  readonly trailRate: number;
  /** Number of its group, counted from 1; 0 for an order on its own. */
  readonly group: number;
  /** Who gave it: the strategy, or a margin call that forces a liquidation. */
  readonly origin: 'strategy' | 'margin call';
  readonly tif: TimeInForce;
  /** Last moment of a `gtd` order, ms UTC; NaN otherwise. */
  readonly until: number;
  /** Row of the feed on whose close it was given. */
  readonly bar: number;
  readonly status: Status;
  /** Sum of its fills, each in the units of its day. */
  readonly filled: number;
  /** What was ordered, whatever has become of it. */
  readonly ordered: Ordered;
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

/** `conversion` comes in pairs, one row for each of the two currencies; `settlement` is the daily settlement of a future. */
export const CASH_FLOW_KINDS = [
  'deposit',
  'fill',
  'dividend',
  'cash in lieu',
  'withholding',
  'delisting',
  'conversion',
  'interest',
  'borrow fee',
  'settlement',
  'roll',
] as const;
/** One of the kinds of a posting. */
export type CashFlowKind = (typeof CASH_FLOW_KINDS)[number];

/** A read-only view of one posting. The balance of a currency is the left fold of its amounts in order of `seq`. */
export interface CashFlow {
  readonly seq: number;
  readonly bar: number;
  readonly kind: CashFlowKind;
  /** Index of the asset, or -1. */
  readonly asset: number;
  readonly currency: string;
  readonly amount: number;
}

/** A read-only view of what is held. Money in quote currency. */
export interface Position {
  /** Negative for a short position. */
  readonly quantity: number;
  /** How much of it could be sold at the next fill: without what was bought in a session of which it may not be sold. */
  readonly sellable: number;
  /** Average price of the open quantity, commissions and taxes not included; NaN when flat. */
  readonly averagePrice: number;
  /** Profit of what was closed, before commissions and taxes. */
  readonly realized: number;
}

/** Units that were opened together and are still held, oldest first. */
export interface Lot {
  /** Row of the fill that opened it. */
  readonly bar: number;
  /** Negative for units sold short. */
  readonly quantity: number;
  /** Price paid or received, in today's units. */
  readonly price: number;
}

/** A position at the end of a run, with its lots: what was opened first is closed first. */
export interface FinalPosition extends Position {
  /** Profit of what was closed by the lots, before commissions and taxes. */
  readonly realizedFifo: number;
  readonly lots: readonly Lot[];
}

/** Something that is worth money at one close. The worth of the account is its cash in base currency plus the values, in order. */
export interface Holding {
  readonly bar: number;
  /** Index of the asset; -1 for cash. */
  readonly asset: number;
  /** `cash`: the balance of a foreign currency; `position`: units held; `receivable`: units entitled to cash that is not yet paid. */
  readonly kind: 'cash' | 'position' | 'receivable';
  /** Currency of `price`, or of the balance. */
  readonly currency: string;
  readonly quantity: number;
  /** Raw close, cash per unit that is owed, or the rate of the currency. */
  readonly price: number;
  /** In base currency. 0 for a future: its gains are settled in cash each day. */
  readonly value: number;
}

/** What was held of an asset after a purchase, a sale, a split or an end of it. */
export interface HeldQuantity {
  readonly bar: number;
  /** Index of the asset. */
  readonly asset: number;
  /** Units, negative for a short position. */
  readonly quantity: number;
}

/** What a simulation returns. */
export interface Run {
  /** First row that was evaluated; equity[0] belongs to it. */
  readonly first: number;
  /** Worth of the account at each close, in base currency. */
  readonly equity: Float64Array;
  /** All cash at each close, in base currency, receivables not included. */
  readonly cash: Float64Array;
  readonly orders: Rows<Order>;
  readonly fills: Rows<Fill>;
  readonly refusals: Rows<Refusal>;
  readonly cashflows: Rows<CashFlow>;
  /** What was held at the end, by asset. */
  readonly positions: readonly FinalPosition[];
  /** Bars of which the prices do not say what happened first, where it made a difference to a group or a stop-limit order. */
  readonly ambiguity: number;
  /** What the strategy had to say at the end, one sentence each. */
  readonly notes: readonly string[];
  /** Keys of the outside series that the strategy read, in the order in which it asked for them first. */
  readonly series: readonly string[];
  /** Everything held at each close, in the order in which equity adds it to the cash in base currency: foreign cash, positions in the
   *  feed's order, then receivables in the order in which they arose. */
  holdings(): Iterable<Holding>;
  /** Every change of a held quantity, in the order in which they happened; of several on a row the last is what its close finds. */
  readonly quantities: Rows<HeldQuantity>;
}
