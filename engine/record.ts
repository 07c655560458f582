// The tape of a finished run, as the views that people read.

import type { Feed } from './feed.js';
import { finalLots, type HoldingChange } from './fifo.js';
import type { Ledger } from './ledger.js';
import type { Receivable } from './receivable.js';
import type { FinalPosition, Holding, Run } from './run.js';
import { RowsOf } from './rows.js';
import type { Tape } from './tape.js';

/** The result of a run. Nothing in it is computed before it is asked for, but the equity. */
export function record(
  feed: Feed,
  first: number,
  ledger: Ledger,
  tape: Tape,
  said: Pick<Run, 'notes' | 'series'>,
): Run {
  let cash: Float64Array | null = null;
  let positions: readonly FinalPosition[] | null = null;
  const length = feed.time.length - first;
  const { generation } = tape;

  /** The tape, as long as no later run was written over it. */
  function own(): Tape {
    if (tape.generation === generation) return tape;
    throw new RangeError(
      'this run was overwritten by a later one in the same buffer; read it before, or give each a buffer of its own',
    );
  }

  return {
    first,
    equity: ledger.equity,
    get cash() {
      return (cash ??= cashByRow(ledger, own(), first, length));
    },
    orders: new RowsOf(tape.orders.length, (row) => own().orders.at(row)),
    fills: new RowsOf(tape.fills.length, (row) => own().fill(row)),
    refusals: new RowsOf(tape.refusals.length, (row) => own().refusals.at(row)),
    cashflows: new RowsOf(tape.cash.length, (row) => own().cash.at(row)),
    get positions() {
      return (positions ??= feed.assets.map(({ index }) => positionOf(feed, ledger, own(), index)));
    },
    notes: said.notes,
    series: said.series,
    ambiguity: tape.ambiguity,
    holdings: () => holdings(feed, first, ledger, own(), own),
    quantities: new RowsOf(tape.holdings.length, (row) => own().holdings.at(row)),
  };
}

function positionOf(feed: Feed, ledger: Ledger, tape: Tape, index: number): FinalPosition {
  const last = feed.time.length - 1;
  return Object.freeze({
    quantity: ledger.quantity[index],
    sellable: ledger.sellable(index, last),
    averagePrice: ledger.averagePrice[index],
    realized: ledger.realized[index],
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

/** `check` fails where the tape is another run's by now. */
function* holdings(feed: Feed, first: number, ledger: Ledger, tape: Tape, check: () => void): Generator<Holding> {
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
    check();
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
