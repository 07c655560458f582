// What falls due on a row before the market answers: pay dates, splits, distributions.

import type { Feed, RowAction } from './feed.js';
import { tidy, wholeLots } from './lots.js';
import { markBefore } from './mark.js';
import type { Floor } from './floor.js';
import { STATUS, TYPE } from './order-columns.js';
import { termsAt } from './terms.js';
import { toTick } from './tick.js';

interface Due extends RowAction {
  readonly asset: number;
}

/** The corporate actions of a feed, in order, and how far they have been applied. */
export class Events {
  /** The next row on which something falls due; Infinity where nothing does. */
  next: number;
  readonly #due: readonly Due[];
  #at = 0;

  /** Only what falls after the first row concerns anyone: before it nothing is held. */
  constructor(feed: Feed, first: number) {
    const due: Due[] = [];
    for (const asset of feed.assets) {
      for (const action of asset.actions) if (action.row > first) due.push({ ...action, asset: asset.index });
    }
    this.#due = due.sort((a, b) => a.row - b.row || a.asset - b.asset);
    this.next = this.#due[0]?.row ?? Number.POSITIVE_INFINITY;
  }

  /** Applies what is due on the row: what was owed is paid, then splits and distributions take effect. */
  apply(floor: Floor, bar: number): void {
    pay(floor, bar);
    while (this.#at < this.#due.length && this.#due[this.#at].row <= bar) {
      const due = this.#due[this.#at++];
      if (due.kind === 'split') split(floor, due, bar);
      else distribute(floor, due, bar);
    }
    let next = this.#due[this.#at]?.row ?? Number.POSITIVE_INFINITY;
    for (const { payRow } of floor.ledger.receivables) next = Math.min(next, payRow);
    this.next = next;
  }
}

function pay({ ledger }: Floor, bar: number): void {
  const waiting = ledger.receivables;
  for (let k = 0; k < waiting.length;) {
    const { payRow, asset, amount } = waiting[k];
    if (payRow > bar) k++;
    else {
      ledger.post(bar, 'dividend', asset, amount);
      waiting.splice(k, 1);
    }
  }
}

function distribute({ ledger, feed }: Floor, { asset, value, payRow }: Due, bar: number): void {
  const quantity = ledger.quantity[asset];
  if (quantity === 0) return;
  const amount = quantity * value * feed.assets[asset].multiplier;
  if (payRow <= bar) ledger.post(bar, 'dividend', asset, amount);
  else ledger.owe({ asset, quantity, price: value, amount, from: bar, payRow });
}

function split(floor: Floor, { asset: index, value: factor }: Due, bar: number): void {
  const { ledger, feed, book, tape } = floor;
  const asset = feed.assets[index];
  const { lot, tick } = termsAt(asset, feed.time[bar]);
  if (ledger.quantity[index] !== 0) {
    ledger.split(bar, index, factor, lot);
    const quantity = ledger.quantity[index];
    const whole = Number.isInteger(lot) ? Math.trunc(quantity) : quantity;
    if (whole !== quantity) {
      const price = markBefore(asset, bar);
      ledger.move(bar, index, whole - quantity, price, lot);
      ledger.post(bar, 'cash in lieu', index, (quantity - whole) * price * asset.multiplier);
    }
  }
  const { orders } = tape;
  for (let k = 0; k < book.size; k++) {
    const row = book.rows[k];
    if (orders.asset[row] !== index || orders.status[row] !== STATUS.working) continue;
    const side = orders.side[row];
    const type = orders.type[row];
    if (type !== TYPE.market) {
      orders.limit[row] = toTick(orders.limit[row] / factor, tick, side > 0 ? -1 : 1);
      orders.stop[row] = toTick(orders.stop[row] / factor, tick, side > 0 ? 1 : -1);
    }
    cutToLots(floor, row, factor, lot, bar);
  }
  book.clear();
}

/** A working order for `factor` times as many units. What closes the whole opposite position may be odd; what else is no whole lot any
 *  more is refused. */
function cutToLots({ tape, book, ledger }: Floor, row: number, factor: number, lot: number, bar: number): void {
  const { orders } = tape;
  if (orders.notional[row] === orders.notional[row]) return;
  const left = tidy(orders.left[row] * factor, lot);
  const closable = Math.max(0, -orders.side[row] * ledger.quantity[orders.asset[row]]);
  const closing = left >= closable ? closable : 0;
  const kept = tidy(closing + wholeLots(left - closing, lot), lot);
  const cut = tidy(left - kept, lot);
  const isWhole = orders.quantity[row] === orders.left[row];
  // What an earlier split cut off stays in the units of that day, so that the parts of an order add up to it.
  orders.quantity[row] = isWhole ? left : tidy(orders.quantity[row] + left - orders.left[row], lot);
  orders.left[row] = cut === 0 ? left : kept;
  if (kept === 0) book.end(row, cut, 'not a whole number of lots', STATUS.refused, bar);
  else if (cut !== 0) tape.refusals.add(row, cut, 'not a whole number of lots', bar);
}
