// The life of an order: how it ends, and what its end or its fill means for the others of its group.

import type { Account, Fill, Order } from './account.js';
import { termsOn } from './clock.js';
import { type Fixed, larger, smaller, times } from './fixed.js';
import type { Reason, Status } from './scenario.js';
import { roundStop } from './ticks.js';

/** Whether an order still lives. */
export const lives = ({ status }: Order): boolean =>
  status === 'placed' || status === 'working' || status === 'partly filled';

/** Whether an order is an exit whose entry has not been filled yet. */
export const isDormant = ({ entry }: Order): boolean => entry !== null && entry.firstFill === null;

/** What of an order may trade: of the exit of a bracket nothing before its entry is filled, and then as much as is left of its entry waits. */
export function alive(order: Order): Fixed {
  const { left, entry } = order;
  if (entry === null) return left;
  return isDormant(order) ? 0n : larger(0n, left - entry.left);
}

/** Records that a quantity of an order died; null where nobody can say how much. */
export function refuse(account: Account, order: Order, quantity: Fixed | null, reason: Reason, bar: number): void {
  account.refusals.push({ order: order.id, quantity, reason, bar });
}

/** The exits of a bracket, by its entry. */
export const exitsOf = (order: Order): Order[] => order.group?.orders.filter(({ entry }) => entry === order) ?? [];

/** Ends an order. */
export function end(order: Order, status: Status): void {
  order.status = status;
  order.left = 0n;
}

/** Takes a quantity off an order for a reason; ends it as cancelled if nothing is left. */
export function lose(account: Account, order: Order, quantity: Fixed, reason: Reason, bar: number): void {
  const lost = smaller(quantity, order.left);
  if (!lives(order) || lost === 0n) return;
  refuse(account, order, lost, reason, bar);
  order.left -= lost;
  if (order.left === 0n) end(order, 'cancelled');
}

/** What of an entry dies, its exits lose; all of them where it ends without a fill. */
export function tellExits(account: Account, order: Order, quantity: Fixed, bar: number): void {
  const isVain = !lives(order) && order.filled === 0n;
  for (const exit of exitsOf(order))
    lose(account, exit, isVain ? exit.left : quantity, 'its entry was not filled', bar);
}

/** Ends an order with all that is left of it. */
export function kill(account: Account, order: Order, status: Status, reason: Reason, bar: number): void {
  const { left } = order;
  refuse(account, order, left, reason, bar);
  end(order, status);
  tellExits(account, order, left, bar);
}

/** What a fill of `quantity` means for the others of the order's group: exits come alive, and others lose as much. */
export function tellGroup(account: Account, order: Order, quantity: Fixed, fill: Fill): void {
  for (const exit of exitsOf(order)) {
    if (exit.status !== 'placed') continue;
    exit.status = 'working';
    if (exit.type === 'trailing-stop') startTrail(account, exit, fill);
  }
  if (!order.group || (order.group.kind === 'bracket' && order.entry === null)) return;
  for (const other of order.group.orders)
    if (other !== order && other !== order.entry)
      lose(account, other, quantity, 'another order of its group was filled', fill.row);
}

/** A trailing exit starts anew from the price of its entry's first fill. */
function startTrail({ scenario }: Account, exit: Order, { row, base }: Fill): void {
  exit.stop = roundStop(trailedFrom(exit, base), termsOn(scenario.assets[exit.asset], row), exit.side);
}

/** Where a trailing stop stands after a price: behind it for a sale, before it for a purchase; not yet rounded. */
export function trailedFrom({ side, trail, trailRate }: Pick<Order, 'side' | 'trail' | 'trailRate'>, price: Fixed) {
  return price + BigInt(side) * (trail ?? times(price, trailRate!));
}

/** Remembers when an order was filled. */
export function markFilled(order: Order, quantity: Fixed, fill: Fill): void {
  order.filled += quantity;
  order.left -= quantity;
  order.firstFill ??= fill;
  order.lastFill = fill;
  order.status = 'partly filled';
}
