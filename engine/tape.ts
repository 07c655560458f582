// The record of a run, looked at through small read-only records.

import type { Fill, Side } from './run.js';
import { OrderColumns } from './order-columns.js';
import { CashColumns, FillColumns, HoldingColumns, RefusalColumns } from './tape-columns.js';

/** The record of one run. */
export class Tape {
  readonly orders = new OrderColumns();
  readonly fills = new FillColumns();
  readonly refusals = new RefusalColumns();
  readonly cash = new CashColumns();
  readonly holdings = new HoldingColumns();
  /** Bars that can be read in two ways. */
  ambiguity = 0;
  /** Counts the runs that were recorded here. */
  generation = 0;

  /** For a run over some currencies that ends before a bar. */
  constructor(currencies: readonly string[], end: number) {
    this.#begin(currencies, end);
  }

  /** Begins the record of another run in the same columns. */
  clear(currencies: readonly string[], end: number): void {
    this.#begin(currencies, end);
    this.generation++;
  }

  #begin(currencies: readonly string[], end: number): void {
    this.orders.clear(end);
    this.fills.clear(end);
    this.refusals.clear(end);
    this.cash.clear(end, currencies);
    this.holdings.clear(end);
    this.ambiguity = 0;
  }

  fill(row: number): Fill {
    const { fills, orders, cash } = this;
    const order = fills.order[row];
    return Object.freeze({
      seq: fills.seq[row],
      order: order + 1,
      asset: orders.asset[order],
      side: orders.side[order] as Side,
      quantity: fills.quantity[row],
      price: fills.price[row],
      commission: fills.commission[row],
      tax: fills.tax[row],
      slippage: fills.slippage[row],
      bar: fills.bar[row],
      cash: cash.amount[fills.seq[row]],
    });
  }
}
