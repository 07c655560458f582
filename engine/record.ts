// The tape of a finished run, as the views that people read.

import type { Feed } from './feed.js';
import { finalLots, type HoldingChange } from './fifo.js';
import type { Ledger } from './ledger.js';
import type { Receivable } from './receivable.js';
import type { CashFlow, Fill, FinalPosition, HeldQuantity, Holding, Order, Refusal, Run } from './run.js';
import { type Rows, RowsOf } from './rows.js';
import type { Tape } from './tape.js';

/** The result of a run. Nothing in it is computed before it is asked for, but the equity; a class, so that a sweep does not make a dozen
 *  functions for each run. */
class Recorded implements Run {
  readonly first: number;
  readonly equity: Float64Array;
  readonly notes: readonly string[];
  readonly series: readonly string[];
  readonly ambiguity: number;
  // A function of its own, which may be taken out of the run.
  readonly holdings = (): Iterable<Holding> => holdings(this.#feed, this.first, this.#ledger, this.#tape);
  readonly #feed: Feed;
  readonly #ledger: Ledger;
  readonly #tape: Tape;
  #cash: Float64Array | null = null;
  #positions: readonly FinalPosition[] | null = null;

  constructor(feed: Feed, first: number, ledger: Ledger, tape: Tape, said: Pick<Run, 'notes' | 'series'>) {
    this.first = first;
    this.equity = ledger.equity;
    this.notes = said.notes;
    this.series = said.series;
    this.ambiguity = tape.ambiguity;
    this.#feed = feed;
    this.#ledger = ledger;
    this.#tape = tape;
  }

  get cash(): Float64Array {
    return (this.#cash ??= cashByRow(this.#ledger, this.#tape, this.first, this.equity.length));
  }
  get orders(): Rows<Order> {
    const { orders } = this.#tape;
    return new RowsOf(orders.length, (row) => orders.at(row));
  }
  get fills(): Rows<Fill> {
    const tape = this.#tape;
    return new RowsOf(tape.fills.length, (row) => tape.fill(row));
  }
  get refusals(): Rows<Refusal> {
    const { refusals } = this.#tape;
    return new RowsOf(refusals.length, (row) => refusals.at(row));
  }
  get cashflows(): Rows<CashFlow> {
    const { cash } = this.#tape;
    return new RowsOf(cash.length, (row) => cash.at(row));
  }
  get quantities(): Rows<HeldQuantity> {
    const { holdings } = this.#tape;
    return new RowsOf(holdings.length, (row) => holdings.at(row));
  }
  get positions(): readonly FinalPosition[] {
    return (this.#positions ??= this.#feed.assets.map(({ index }) =>
      positionOf(this.#feed, this.#ledger, this.#tape, index),
    ));
  }
}

/** The result of a run that has ended. */
export const record = (
  feed: Feed,
  first: number,
  ledger: Ledger,
  tape: Tape,
  said: Pick<Run, 'notes' | 'series'>,
): Run => new Recorded(feed, first, ledger, tape, said);

function positionOf(feed: Feed, ledger: Ledger, tape: Tape, index: number): FinalPosition {
  const last = feed.time.length - 1;
  return Object.freeze({
    ...ledger.position(index, last),
    ...finalLots(feed, feed.assets[index], changesOf(tape, index)),
  });
}

/** The fills of an asset and what else changed its holding, in order of time. */
function* changesOf({ holdings, fills, orders }: Tape, index: number): Generator<HoldingChange> {
  const events = holdings.events.filter(({ asset }) => asset === index);
  let next = 0;
  for (let fill = 0; fill < fills.length; fill++) {
    while (next < events.length && events[next].fills <= fill) yield events[next++].change;
    const order = fills.order[fill];
    if (orders.asset[order] !== index) continue;
    const delta = orders.side[order] * fills.quantity[fill];
    yield { kind: 'fill', bar: fills.bar[fill], delta, price: fills.price[fill] };
  }
  for (; next < events.length; next++) yield events[next].change;
}

/** Passes the postings up to each row, and hands the balances to a function there. */
function* balancesByRow({ currencies }: Ledger, { cash }: Tape, first: number, length: number) {
  const balances = new Float64Array(currencies.length);
  let posting = 0;
  for (let row = 0; row < length; row++) {
    for (; posting < cash.length && cash.bar[posting] <= first + row; posting++) {
      balances[cash.currency[posting]] += cash.amount[posting];
    }
    yield balances;
  }
}

/** The left fold of the postings of each currency up to each close, in base. */
function cashByRow(ledger: Ledger, tape: Tape, first: number, length: number): Float64Array {
  const column = new Float64Array(length);
  let row = 0;
  for (const balances of balancesByRow(ledger, tape, first, length)) {
    let cash = balances[0];
    for (let currency = 1; currency < balances.length; currency++) {
      if (balances[currency] !== 0) cash += balances[currency] * ledger.rateOf(currency, first + row);
    }
    column[row++] = cash;
  }
  return column;
}

function* holdings(feed: Feed, first: number, ledger: Ledger, tape: Tape): Generator<Holding> {
  const { holdings: changes } = tape;
  const held = new Float64Array(feed.assets.length);
  const inBase = (value: number, asset: number, bar: number) =>
    ledger.currencyOf[asset] === 0 ? value : value * ledger.rate(asset, bar);
  let change = 0;
  let bar = first;
  /** What is owed at the row, out of all that ever was, which comes in the order of its rows. */
  let waiting: Receivable[] = [];
  let arisen = 0;
  for (const balances of balancesByRow(ledger, tape, first, feed.time.length - first)) {
    while (change < changes.length && changes.bar[change] <= bar)
      held[changes.asset[change]] = changes.quantity[change++];
    for (let place = 1; place < balances.length; place++) {
      const quantity = balances[place];
      if (quantity === 0) continue;
      const price = ledger.rateOf(place, bar);
      const currency = ledger.currencies[place];
      yield { bar, asset: -1, kind: 'cash', currency, quantity, price, value: quantity * price };
    }
    for (const { index, multiplier, raw, currency, kind } of feed.assets) {
      const quantity = held[index];
      if (quantity === 0) continue;
      const price = raw.close[bar];
      const value = kind === 'future' ? 0 : inBase(quantity * multiplier * price, index, bar);
      yield { bar, asset: index, kind: 'position', currency, quantity, price, value };
    }
    while (arisen < ledger.owed.length && ledger.owed[arisen].from <= bar) waiting.push(ledger.owed[arisen++]);
    if (waiting.some(({ payRow }) => payRow <= bar)) waiting = waiting.filter(({ payRow }) => payRow > bar);
    for (const { asset, quantity, price, amount } of waiting) {
      const { currency } = feed.assets[asset];
      yield { bar, asset, kind: 'receivable', currency, quantity, price, value: inBase(amount, asset, bar) };
    }
    bar++;
  }
}
