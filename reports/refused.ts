// What was not filled, by reason, and what a margin call forced.

import { type Order, REASONS, type Reason, type Run } from '../engine/index.js';

/** All that died for one reason. */
export interface Refused {
  readonly reason: Reason;
  /** How many orders it concerned, and how many times. */
  readonly orders: number;
  readonly count: number;
  /** Units, summed; of a quantity that is not a number, nothing. */
  readonly quantity: number;
  /** Rows of the feed; what still worked at the end died after the last row, and counts on it. */
  readonly first: number;
  readonly last: number;
}

/** The refusals of a run by reason: in the order of the table of reasons, then the pre-trade limits as they first came up. */
export function refusedByReason(run: Run): Refused[] {
  const groups = new Map<
    Reason,
    { orders: Set<number>; count: number; quantity: number; first: number; last: number }
  >();
  const end = run.first + run.equity.length - 1;
  for (const { order, quantity, reason, bar } of run.refusals) {
    const row = Math.min(bar, end);
    const group = groups.get(reason) ?? { orders: new Set(), count: 0, quantity: 0, first: row, last: row };
    groups.set(reason, group);
    group.orders.add(order);
    group.count++;
    group.quantity += Number.isFinite(quantity) ? quantity : 0;
    group.last = row;
  }
  const known: readonly Reason[] = REASONS;
  const order = [
    ...known.filter((reason) => groups.has(reason)),
    ...[...groups.keys()].filter((reason) => !known.includes(reason)),
  ];
  return order.map((reason) => {
    const group = groups.get(reason)!;
    return { ...group, reason, orders: group.orders.size };
  });
}

/** The orders that margin calls forced, in order of id. */
export const liquidations = (run: Run): Order[] =>
  Array.from(run.orders).filter(({ origin }) => origin === 'margin call');
