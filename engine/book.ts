// The orders that wait for the market.

import { Groups } from './groups.js';
import type { LifeEvent } from './lifecycle.js';
import { EVENT } from './order-columns.js';
import type { Reason } from './run.js';
import type { Tape } from './tape.js';

const NONE: readonly number[] = [];

/** What a quantity leaves of another: nothing where only the rounding of fractional lots would be left (1.1 less 0.2, 0.2 and 0.7). */
function less(left: number, quantity: number): number {
  const rest = left - quantity;
  return rest > 1e-12 * left ? rest : 0;
}

/** Rows of the orders that live, in the tape, oldest first. The context places and cancels, the settlement clears. */
export class Book {
  /** How many wait; their rows are the first `size` entries of `rows`. */
  size = 0;
  rows = new Int32Array(16);
  /** True while a fill asks a model for its price: nothing is ordered then. */
  isClosed = false;
  /** Whether all that wait are common orders. */
  isExpress = true;
  readonly groups: Groups;
  readonly #tape: Tape;

  constructor(tape: Tape) {
    this.#tape = tape;
    this.groups = new Groups(tape.orders);
  }

  place(row: number, isExpress = false): void {
    if (!isExpress) this.isExpress = false;
    if (this.size === this.rows.length) {
      const wider = new Int32Array(this.size * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    this.rows[this.size++] = row;
  }

  /** What of an order may trade: what is left of it, but for what waits for a bracket's entry. */
  alive(row: number): number {
    const { left, group } = this.#tape.orders;
    return group[row] === 0 ? left[row] : less(left[row], this.groups.waiting(row));
  }

  /** Ends an order that lives, with what is left of it. */
  end(row: number, event: LifeEvent, reason: Reason, bar: number): void {
    const { orders } = this.#tape;
    const { left } = orders;
    this.#refuse(row, left[row], reason, bar);
    orders.advance(row, EVENT[event]);
    // An entry of which nothing was filled leaves nothing to its exits, whatever splits have made of them.
    if (orders.group[row] > 0) this.#unfed(row, orders.filled[row] > 0 ? left[row] : Number.POSITIVE_INFINITY, bar);
    left[row] = 0;
  }

  /** Takes a quantity from what is left of an order; one of which nothing is left ends by the event. */
  cut(row: number, quantity: number, event: LifeEvent, reason: Reason, bar: number): void {
    const { orders } = this.#tape;
    const rest = less(orders.left[row], quantity);
    if (rest === 0) {
      this.end(row, event, reason, bar);
      return;
    }
    this.#refuse(row, quantity, reason, bar);
    orders.left[row] = rest;
    if (orders.group[row] > 0) this.#unfed(row, quantity, bar);
  }

  /** Cuts off what a split made a fraction of a lot. The exits of a bracket are cut by themselves; those of an entry of which nothing was
   *  filled and nothing is left end with it. */
  trim(row: number, quantity: number, reason: Reason, bar: number): void {
    const { orders } = this.#tape;
    this.#refuse(row, quantity, reason, bar);
    orders.left[row] = less(orders.left[row], quantity);
    if (orders.left[row] > 0) return;
    orders.advance(row, EVENT.refused);
    if (orders.group[row] === 0 || orders.filled[row] > 0) return;
    for (const exit of this.groups.exitsOf(row)) this.end(exit, 'cancelled', 'its entry was not filled', bar);
  }

  /** Books that a quantity of an order was filled, at a price before slippage: the order, and what that means to its group. Returns the exits
   *  of a bracket that come before the market by it. */
  fill(row: number, quantity: number, price: number, isInside: boolean, bar: number): readonly number[] {
    const { orders } = this.#tape;
    const { left } = orders;
    orders.filled[row] += quantity;
    left[row] = less(left[row], quantity);
    orders.advance(row, left[row] === 0 ? EVENT.filled : EVENT['filled in part']);
    if (orders.group[row] === 0) return NONE;
    const { groups } = this;
    const fed = groups.fed(row, price, isInside, bar);
    for (const exit of fed) orders.advance(exit, EVENT.accepted);
    for (const other of groups.rivals(row)) {
      this.cut(other, Math.min(quantity, left[other]), 'cancelled', 'another order of its group was filled', bar);
    }
    return fed;
  }

  /** Drops the orders that live no more. */
  clear(): void {
    const { orders } = this.#tape;
    let kept = 0;
    for (let k = 0; k < this.size; k++) {
      const row = this.rows[k];
      if (orders.isAlive(row)) this.rows[kept++] = row;
    }
    this.size = kept;
    if (kept === 0) this.isExpress = true;
  }

  /** What will not be filled of an entry will not be left by its exits. */
  #unfed(row: number, quantity: number, bar: number): void {
    const { left } = this.#tape.orders;
    for (const exit of this.groups.exitsOf(row)) {
      this.cut(exit, Math.min(quantity, left[exit]), 'cancelled', 'its entry was not filled', bar);
    }
  }

  #refuse(row: number, quantity: number, reason: Reason, bar: number): void {
    this.#tape.refusals.add(row, quantity, reason, bar);
  }
}
