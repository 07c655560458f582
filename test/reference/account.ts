// The state of a reference run: the account, the orders, and the record of what happened.

import { type Fixed, magnitude } from './fixed.js';
import type { Outcome, OrderType, Reason, Scenario, ScriptOrder, Side, Status, TimeInForce } from './scenario.js';

/** A moment of a row at which orders trade. */
export type Moment = 'open' | 'inside' | 'close';

/** A fill, as far as other orders go by it. */
export interface Fill {
  readonly row: number;
  readonly moment: Moment;
  readonly base: Fixed;
}

/** Orders of one decision that belong together. The exits of a bracket wait for its entry. */
export interface Group {
  readonly orders: Order[];
  kind: 'unknown' | 'oco' | 'bracket' | 'misfit';
  /** Row on which it was last counted as ambiguous. */
  counted: number;
}

/** An order while it lives and after. An order by `amount` of cash has nothing left until it is sized. */
export interface Order {
  readonly id: number;
  readonly script: number;
  readonly given: ScriptOrder;
  readonly asset: number;
  readonly side: Side;
  amount: Fixed | null;
  left: Fixed;
  readonly type: OrderType;
  limit: Fixed | null;
  stop: Fixed | null;
  trail: Fixed | null;
  readonly trailRate: Fixed | null;
  readonly tif: TimeInForce;
  readonly until: number;
  readonly bar: number;
  readonly origin: 'strategy' | 'margin call';
  group: Group | null;
  /** Of the exit of a bracket, its entry. */
  entry: Order | null;
  /** A stop-limit whose stop was touched. */
  triggered: boolean;
  filled: Fixed;
  /** When it was filled first, and last, and at what price before slippage. */
  firstFill: Fill | null;
  lastFill: Fill | null;
  /** Commission that its fills have paid, and what they come to without a minimum. */
  paid: Fixed;
  charged: Fixed;
  /** The last reason for which it did not trade. */
  noted: Reason | null;
  status: Status;
}

/** Units opened together. */
export interface Lot {
  readonly bar: number;
  quantity: Fixed;
  price: Fixed;
}

/** Units held, negative when short; `average` is 0 when flat. */
export interface Position {
  quantity: Fixed;
  average: Fixed;
  realized: Fixed;
  realizedFifo: Fixed;
  lots: Lot[];
  /** Units bought on the day `freshDay` and still held. */
  fresh: Fixed;
  freshDay: number;
  /** Of a future: Σ units × the price up to which they are settled. */
  settled: Fixed;
}

/** Cash of a distribution or a delisting that is not yet paid. */
export interface Receivable {
  readonly payRow: number;
  readonly asset: number;
  readonly kind: 'dividend' | 'delisting';
  readonly amount: Fixed;
  readonly withheld: Fixed;
}

/** Proceeds of a sale until they are settled. */
export interface Unsettled {
  readonly asset: number;
  readonly row: number;
  readonly sessions: number;
  readonly currency: string;
  readonly amount: Fixed;
}

/** All that changes during a run. */
export interface Account {
  readonly scenario: Scenario;
  /** Base first, then the others in the order in which the assets first name them. */
  readonly balances: Map<string, Fixed>;
  readonly positions: Position[];
  receivables: Receivable[];
  readonly unsettled: Unsettled[];
  readonly orders: Order[];
  /** Interest by currency and borrow fees by asset that have accrued. */
  readonly interest: Map<string, Fixed>;
  readonly fees: Fixed[];
  /** Units traded on the row, by asset. */
  traded: Fixed[];
  ambiguity: number;
  /** The row that is being worked on, and whether its decision has been taken. */
  row: number;
  isDecided: boolean;
  edge: number;
  readonly fills: Outcome['fills'][number][];
  readonly refusals: {
    readonly order: number;
    readonly quantity: Fixed | null;
    readonly reason: Reason;
    readonly bar: number;
  }[];
  readonly cashflows: (Omit<Outcome['cashflows'][number], 'amount'> & { readonly amount: Fixed })[];
}

/** True where a ≤ b; a decision by less than 1e-9 of the larger size marks the row as one at an edge. */
export function atMost(account: Account, a: Fixed, b: Fixed, size: Fixed): boolean {
  if (magnitude(a - b) * 1_000_000_000n < magnitude(size)) account.edge = Math.min(account.edge, account.row);
  return a <= b;
}
