// What was not filled, by reason, and what a margin call forced.

import { REASONS } from '../engine/index.js';
import type { Tables } from './saved/tables.js';

/** All that died for one reason. */
export interface Refused {
  readonly reason: string;
  /** How many orders it concerned, and how many times. */
  readonly orders: number;
  readonly count: number;
  /** Units, summed; of a quantity that is not a number, nothing. */
  readonly quantity: number;
  /** ms UTC; what still worked at the end counts on the last row. */
  readonly first: number;
  readonly last: number;
}

/** The refusals of a run by reason: in the order of the table of reasons, then the pre-trade limits as they first came up. */
export function refusedByReason({ 'refusals.csv': refusals }: Pick<Tables, 'refusals.csv'>): Refused[] {
  const groups = new Map<
    string,
    { orders: Set<number>; count: number; quantity: number; first: number; last: number }
  >();
  refusals.reason.forEach((reason, row) => {
    const date = refusals.date[row];
    const group = groups.get(reason) ?? { orders: new Set(), count: 0, quantity: 0, first: date, last: date };
    groups.set(reason, group);
    group.orders.add(refusals.order[row]);
    group.count++;
    group.quantity += Number.isFinite(refusals.quantity[row]) ? refusals.quantity[row] : 0;
    group.last = date;
  });
  const known: readonly string[] = REASONS;
  const order = [
    ...known.filter((reason) => groups.has(reason)),
    ...[...groups.keys()].filter((reason) => !known.includes(reason)),
  ];
  return order.map((reason) => {
    const group = groups.get(reason)!;
    return { ...group, reason, orders: group.orders.size };
  });
}

/** An order that a margin call forced. */
export interface Liquidation {
  readonly symbol: string;
  /** `buy` or `sell`. */
  readonly side: string;
  /** When it was called, ms UTC. */
  readonly date: number;
  readonly quantity: number;
  readonly filled: number;
  readonly status: string;
}

/** The orders that margin calls forced, in order of id. */
export function liquidations({ 'orders.csv': orders }: Pick<Tables, 'orders.csv'>): Liquidation[] {
  return orders.origin.flatMap((origin, row) => {
    if (origin !== 'margin call') return [];
    const { symbol, side, date, quantity, filled, status } = orders;
    return [
      {
        symbol: symbol[row],
        side: side[row],
        date: date[row],
        quantity: quantity[row],
        filled: filled[row],
        status: status[row],
      },
    ];
  });
}
