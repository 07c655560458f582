// The orders that wait for the market.

import type { Reason } from './run.js';
import { STATUS } from './order-columns.js';
import type { Tape } from './tape.js';

/** Rows of the working orders in the tape, oldest first. The context places and cancels, the settlement clears. */
export class Book {
  /** How many wait; their rows are the first `size` entries of `rows`. */
  size = 0;
  rows = new Int32Array(16);
  readonly #tape: Tape;

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  place(row: number): void {
    if (this.size === this.rows.length) {
      const wider = new Int32Array(this.size * 2);
      wider.set(this.rows);
      this.rows = wider;
    }
    this.rows[this.size++] = row;
  }

  /** Ends what is left of an order, with its reason; `status` is that of an order of which nothing was filled. */
  end(row: number, left: number, reason: Reason, status: number, bar: number): void {
    const { orders, refusals } = this.#tape;
    refusals.add(row, left, reason, bar);
    orders.status[row] = orders.filled[row] > 0 ? STATUS['partly filled'] : status;
  }

  /** Drops the orders that no longer work. */
  clear(): void {
    const { status } = this.#tape.orders;
    let kept = 0;
    for (let k = 0; k < this.size; k++) {
      const row = this.rows[k];
      if (status[row] === STATUS.working) this.rows[kept++] = row;
    }
    this.size = kept;
  }
}
