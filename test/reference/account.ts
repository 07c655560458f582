// The state of a reference run: the account, the orders, and the record of what happened.

import { type Fixed, fixed, magnitude, ONE, over, times } from './fixed.js';
import type {
  Outcome,
  OrderType,
  Reason,
  Scenario,
  ScenarioAsset,
  Side,
  Status,
  Terms,
  TimeInForce,
} from './scenario.js';

/** An order while it lives and after. `quantity` is what is unfilled; null where it was given as `notional`. */
export interface Order {
  readonly id: number;
  readonly script: number;
  readonly asset: number;
  readonly side: Side;
  quantity: Fixed | null;
  readonly notional: Fixed | null;
  readonly type: OrderType;
  limit: Fixed | null;
  stop: Fixed | null;
  readonly tif: TimeInForce;
  readonly until: number;
  readonly bar: number;
  /** A stop-limit whose stop was touched. */
  triggered: boolean;
  filled: Fixed;
  /** A part of it was refused while it lived. */
  cut: boolean;
  status: Status;
}

/** Units held, negative when short; `average` is 0 when flat. */
interface Position {
  quantity: Fixed;
  average: Fixed;
  realized: Fixed;
}

/** All that changes during a run. */
export interface Account {
  readonly scenario: Scenario;
  cash: Fixed;
  readonly positions: Position[];
  readonly receivables: { readonly payRow: number; readonly asset: number; readonly amount: Fixed }[];
  readonly orders: Order[];
  readonly fills: Outcome['fills'][number][];
  readonly refusals: {
    readonly order: number;
    readonly quantity: Fixed | null;
    readonly reason: Reason;
    readonly bar: number;
  }[];
  readonly cashflows: {
    readonly bar: number;
    readonly kind: Outcome['cashflows'][number]['kind'];
    readonly asset: number;
    readonly amount: Fixed;
  }[];
  edge: boolean;
}

/** The terms in force on a row. */
export function termsOn(asset: ScenarioAsset, row: number): Terms {
  let found = asset.terms[0];
  for (const terms of asset.terms) if (terms.fromRow <= row) found = terms;
  return found;
}

/** Changes cash by one posting and records it. */
export function post(
  account: Account,
  bar: number,
  kind: Outcome['cashflows'][number]['kind'],
  asset: number,
  amount: Fixed,
): void {
  account.cash += amount;
  account.cashflows.push({ bar, kind, asset, amount });
}

/** Records that a quantity of an order died. */
export function refuse(account: Account, order: Order, quantity: Fixed | null, reason: Reason, bar: number): void {
  account.refusals.push({ order: order.id, quantity, reason, bar });
}

/** Ends an order that nothing was filled of, with all that is left of it. */
export function kill(account: Account, order: Order, status: Status, reason: Reason, bar: number): void {
  refuse(account, order, order.notional === null ? order.quantity : 0n, reason, bar);
  order.status = status;
}

/** True where a ≤ b; a decision by less than 1e-9 of the larger size marks the run as one at an edge. */
export function atMost(account: Account, a: Fixed, b: Fixed, size: Fixed): boolean {
  if (magnitude(a - b) * 1_000_000_000n < magnitude(size)) account.edge = true;
  return a <= b;
}

/** What an instrument was last worth before row `bar`, after the actions of that row; null before its first price. */
export function markBefore(asset: ScenarioAsset, bar: number): Fixed | null {
  const close = bar > 0 ? asset.close[bar - 1] : NaN;
  if (Number.isNaN(close)) return null;
  let mark = fixed(close);
  for (const action of asset.actions) {
    if (action.row !== bar) continue;
    mark = action.kind === 'split' ? over(mark, fixed(action.value)) : mark - fixed(action.value);
  }
  return mark;
}

/** The position after `change` units (signed) at a price. */
export function trade(position: Position, change: Fixed, price: Fixed, multiplier: Fixed): void {
  const held = position.quantity;
  const after = held + change;
  if (held === 0n || held > 0n === change > 0n) {
    const paid = times(magnitude(held), position.average) + times(magnitude(change), price);
    position.average = over(paid, magnitude(after));
  } else {
    const closed = magnitude(change) < magnitude(held) ? magnitude(change) : magnitude(held);
    const gain = held > 0n ? price - position.average : position.average - price;
    position.realized += times(times(gain, closed), multiplier);
    if (after === 0n) position.average = 0n;
    else if (after > 0n !== held > 0n) position.average = price;
  }
  position.quantity = after;
}

/** Worth of the account at the close of a row: cash, positions, receivables. */
export function equityAt(account: Account, row: number): Fixed {
  let equity = account.cash;
  account.positions.forEach(({ quantity }, index) => {
    if (quantity === 0n) return;
    const asset = account.scenario.assets[index];
    equity += times(times(quantity, fixed(asset.multiplier)), fixed(asset.close[row]));
  });
  for (const { amount } of account.receivables) equity += amount;
  return equity;
}

/** True where a quantity is a whole number of lots. */
export const isWholeLots = (quantity: Fixed, lot: Fixed): boolean => quantity % lot === 0n;

/** True where units of an instrument with this lot are indivisible. */
export const isWhole = (lot: Fixed): boolean => lot % ONE === 0n;
