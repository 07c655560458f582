// What a trade does to a position, by average price and by lots.

import type { Position } from './account.js';
import { type Fixed, magnitude, over, product, smaller, times } from './fixed.js';

/** Closes units (signed as the position) at a price, first in first out. */
function closeLots(position: Position, closed: Fixed, price: Fixed, multiplier: Fixed): void {
  let rest = closed;
  while (rest !== 0n) {
    const lot = position.lots[0];
    const part = magnitude(rest) < magnitude(lot.quantity) ? rest : lot.quantity;
    position.realizedFifo += product(price - lot.price, part, multiplier);
    lot.quantity -= part;
    rest -= part;
    if (lot.quantity === 0n) position.lots.shift();
  }
}

/** Closes units (signed as the position) at a price. */
export function close(position: Position, closed: Fixed, price: Fixed, multiplier: Fixed): void {
  position.realized += product(price - position.average, closed, multiplier);
  closeLots(position, closed, price, multiplier);
  position.quantity -= closed;
  if (position.quantity === 0n) position.average = 0n;
}

/** Opens units (signed) at a price on a row. */
function open(position: Position, opened: Fixed, price: Fixed, row: number): void {
  const after = position.quantity + opened;
  const paid = times(magnitude(position.quantity), position.average) + times(magnitude(opened), price);
  position.average = over(paid, magnitude(after));
  position.quantity = after;
  position.lots.push({ bar: row, quantity: opened, price });
}

/** The position after `change` units (signed) at a price on a row of a day. */
export function trade(
  position: Position,
  change: Fixed,
  price: Fixed,
  multiplier: Fixed,
  when: { readonly row: number; readonly day: number },
): void {
  position.settled += times(change, price);
  const held = position.quantity;
  const closes = held !== 0n && held > 0n !== change > 0n;
  const part = closes ? smaller(magnitude(change), magnitude(held)) : 0n;
  const closed = held > 0n ? part : -part;
  if (closed !== 0n) close(position, closed, price, multiplier);
  const opened = change + closed;
  if (opened === 0n) return;
  open(position, opened, price, when.row);
  if (opened < 0n) return;
  if (position.freshDay !== when.day) position.fresh = 0n;
  position.freshDay = when.day;
  position.fresh += opened;
}

/** Units that were bought on a day and are still held. */
export const freshOn = ({ fresh, freshDay, quantity }: Position, day: number): Fixed =>
  freshDay === day && quantity > 0n ? smaller(fresh, quantity) : 0n;
