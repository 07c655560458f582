// The tape of a finished run, as the views that people read.

import type { Feed } from './feed.js';
import type { Ledger } from './ledger.js';
import type { Holding, Run } from './run.js';
import { rowsOf, type Tape } from './tape.js';

/** The result of a run. Nothing in it is computed before it is asked for, but the equity. */
export function record(feed: Feed, first: number, ledger: Ledger, tape: Tape, notes: readonly string[]): Run {
  let cash: Float64Array | null = null;
  const length = feed.time.length - first;
  return {
    first,
    equity: ledger.equity,
    get cash() {
      return (cash ??= cashByRow(tape, first, length));
    },
    orders: rowsOf(tape.orders.length, (row) => tape.orders.at(row)),
    fills: rowsOf(tape.fills.length, (row) => tape.fill(row)),
    refusals: rowsOf(tape.refusals.length, (row) => tape.refusals.at(row)),
    cashflows: rowsOf(tape.cash.length, (row) => tape.cash.at(row)),
    positions: feed.assets.map((asset) => ledger.position(asset.index)),
    notes,
    holdings: () => holdings(feed, first, ledger, tape),
  };
}

/** The left fold of the postings, up to each close. */
function cashByRow({ cash }: Tape, first: number, length: number): Float64Array {
  const column = new Float64Array(length);
  let balance = 0;
  let posting = 0;
  for (let row = 0; row < length; row++) {
    while (posting < cash.length && cash.bar[posting] <= first + row) balance += cash.amount[posting++];
    column[row] = balance;
  }
  return column;
}

function* holdings(feed: Feed, first: number, { owed }: Ledger, { holdings: changes }: Tape): Generator<Holding> {
  const held = new Float64Array(feed.assets.length);
  let change = 0;
  for (let bar = first; bar < feed.time.length; bar++) {
    while (change < changes.length && changes.bar[change] <= bar)
      held[changes.asset[change]] = changes.quantity[change++];
    for (const { index, multiplier, raw } of feed.assets) {
      const quantity = held[index];
      if (quantity === 0) continue;
      const price = raw.close[bar];
      yield { bar, asset: index, kind: 'position', quantity, price, value: quantity * multiplier * price };
    }
    for (const { asset, quantity, price, amount, from, payRow } of owed) {
      if (from <= bar && bar < payRow) yield { bar, asset, kind: 'receivable', quantity, price, value: amount };
    }
  }
}
