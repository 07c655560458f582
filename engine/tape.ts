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

  constructor(currencies: readonly string[]) {
    this.cash.clear(currencies);
  }

  /** Begins the record of another run in the same columns. */
  clear(currencies: readonly string[]): void {
    this.orders.clear();
    this.fills.clear();
    this.refusals.clear();
    this.cash.clear(currencies);
    this.holdings.clear();
    this.ambiguity = 0;
    this.generation++;
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
