// What margin calls have ordered and not yet filled.

import type { Desk } from './desk.js';

/** Units of an asset that working liquidations will close; never more than is held. */
export function liquidating({ book, tape, ledger }: Desk, index: number): number {
  const { orders } = tape;
  const held = ledger.quantity[index];
  let total = 0;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    const closes = orders.asset[row] === index && orders.origin[row] === 1 && orders.side[row] * held < 0;
    if (closes && orders.isAlive(row)) total += orders.left[row];
  }
  return Math.min(total, Math.abs(held));
}

/** What will be held of an asset once the liquidations that work are filled. */
export function heldAfterCalls(desk: Desk, index: number): number {
  const held = desk.ledger.quantity[index];
  return held - Math.sign(held) * liquidating(desk, index);
}
