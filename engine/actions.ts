// What a corporate action does to holdings and to working orders.

import type { Asset, RowAction } from './feed.js';
import type { Floor } from './floor.js';
import { rollOver } from './futures.js';
import { tidy, wholeLots } from './lots.js';
import { markBefore } from './mark.js';
import { TYPE } from './order-columns.js';
import { termsOn } from './terms.js';
import { tickAt, toTick, withoutDust } from './tick.js';

/** An action of an asset. */
export interface Due extends RowAction {
  readonly asset: number;
}

/** Lets an action take effect on its row. */
export function act(floor: Floor, due: Due, bar: number): void {
  const asset = floor.feed.assets[due.asset];
  switch (due.kind) {
    case 'split':
      split(floor, asset, due.value, bar);
      break;
    case 'dividend':
      distribute(floor, asset, due, bar);
      break;
    case 'delisting':
      delist(floor, asset, due, bar);
      break;
    case 'roll':
      rollOver(floor, asset, due.value, markBefore(asset, bar) - due.value, bar);
      eachWorking(floor, asset, (row) => reprice(floor, row, asset, (price) => price + due.value, bar));
  }
}

function distribute(floor: Floor, asset: Asset, { value, payRow }: Due, bar: number): void {
  const { ledger, feed } = floor;
  const { index, multiplier } = asset;
  const terms = termsOn(asset, feed, bar);
  const quantity = ledger.quantity[index];
  if (quantity !== 0) {
    const gross = quantity * value * multiplier;
    const tax = quantity > 0 ? gross * terms.withholding : 0;
    owe(
      floor,
      { asset: index, kind: 'dividend', quantity, price: value, amount: gross - tax, gross, tax, payRow },
      bar,
    );
  }
  if (terms.lowersOrders) {
    eachWorking(floor, asset, (row) => {
      if (!isLowered(floor, row)) return;
      const { stop, side } = floor.tape.orders;
      const kept = stop[row];
      reprice(floor, row, asset, (price) => price - value, bar);
      // The stop of a purchase lies above the market.
      if (side[row] > 0) stop[row] = kept;
    });
  }
}

/** Posts what is due at once, and notes what is paid later. */
function owe({ ledger }: Floor, due: Omit<Parameters<Floor['ledger']['owe']>[0], 'from'>, bar: number): void {
  if (due.payRow > bar) {
    ledger.owe({ ...due, from: bar });
    return;
  }
  ledger.receive(bar, due);
}

/** What rests below the market is lowered by a distribution: purchases at a limit and sales at a stop. */
function isLowered({ tape: { orders } }: Floor, row: number): boolean {
  const type = orders.type[row];
  if (orders.side[row] > 0) return type === TYPE.limit || type === TYPE['stop-limit'];
  return type === TYPE.stop || type === TYPE['trailing-stop'] || type === TYPE['stop-limit'];
}

function split(floor: Floor, asset: Asset, factor: number, bar: number): void {
  const { ledger, feed, tape, book } = floor;
  const { index } = asset;
  const { lot } = termsOn(asset, feed, bar);
  if (ledger.quantity[index] !== 0) {
    ledger.split(bar, index, factor, lot);
    const quantity = ledger.quantity[index];
    const whole = Number.isInteger(lot) ? Math.trunc(quantity) : quantity;
    if (whole !== quantity) {
      const price = markBefore(asset, bar);
      ledger.redeem(bar, index, whole - quantity, price, lot);
      const amount = (quantity - whole) * price * asset.multiplier;
      // What the fraction of a future has gained is settled with the rest of the day.
      if (!ledger.isFuture[index]) ledger.post(bar, 'cash in lieu', index, ledger.currencyOf[index], amount);
    }
  }
  eachWorking(floor, asset, (row) => {
    const distance = tape.orders.trails.get(row);
    tape.orders.keep(row);
    if (distance) tape.orders.trails.set(row, { ...distance, trail: distance.trail / factor });
    reprice(floor, row, asset, (price) => price / factor, bar);
  });
  eachWorking(floor, asset, (row) => cutToLots(floor, row, factor, lot, bar));
  book.clear();
}

function delist(floor: Floor, asset: Asset, { value, payRow }: Due, bar: number): void {
  const { ledger, book, feed } = floor;
  const { index, multiplier } = asset;
  eachWorking(floor, asset, (row) => book.end(row, 'expired', 'the instrument was delisted', bar));
  book.clear();
  const quantity = ledger.quantity[index];
  if (quantity === 0) return;
  const { lot } = termsOn(asset, feed, bar);
  if (ledger.isFuture[index]) {
    ledger.redeem(bar, index, -quantity, ledger.basis[index] / (quantity * multiplier), lot);
    ledger.basis[index] = 0;
    return;
  }
  ledger.redeem(bar, index, -quantity, value, lot);
  const gross = quantity * value * multiplier;
  owe(floor, { asset: index, kind: 'delisting', quantity, price: value, amount: gross, gross, tax: 0, payRow }, bar);
}

function eachWorking({ book, tape: { orders } }: Floor, { index }: Asset, visit: (row: number) => void): void {
  for (let k = 0, { size } = book; k < size; k++) {
    const row = book.rows[k];
    if (orders.asset[row] === index && orders.isAlive(row)) visit(row);
  }
}

/** Moves an order's limit and stop, rounded to the tick against the trader as at placement; a price that would not be positive stays. */
function reprice(
  { tape: { orders }, feed }: Floor,
  row: number,
  asset: Asset,
  move: (price: number) => number,
  bar: number,
): void {
  const terms = termsOn(asset, feed, bar);
  const side = orders.side[row];
  orders.keep(row);
  const moved = (price: number, direction: 1 | -1): number => {
    const to = withoutDust(move(price));
    const rounded = toTick(to, tickAt(terms, to), direction);
    return rounded > 0 ? rounded : price;
  };
  orders.limit[row] = moved(orders.limit[row], side > 0 ? -1 : 1);
  orders.stop[row] = moved(orders.stop[row], side > 0 ? 1 : -1);
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
  // What has died or was filled before stays in the units of its day, so that the parts of an order add up to it.
  orders.quantity[row] = tidy(orders.quantity[row] + left - orders.left[row], lot);
  orders.left[row] = left;
  if (cut !== 0) book.trim(row, cut, 'not a whole number of lots', bar);
}
