// What falls due before the market answers: pay dates, corporate actions, interest and borrow fees.

import { type Account, type Order, type Receivable } from './account.js';
import { dayOf, markBefore, termsOn } from './clock.js';
import { type Fixed, fixed, floorTo, larger, magnitude, ONE, over, product, times } from './fixed.js';
import { costsOf } from './fill.js';
import { end, kill, lives, refuse, tellExits } from './life.js';
import { close } from './position.js';
import { post, postAll } from './post.js';
import type { Action, ScenarioAsset } from './scenario.js';
import { roundLimit, roundStop } from './ticks.js';

const isWhole = (lot: number): boolean => fixed(lot) % ONE === 0n;

function pay(account: Account, row: number, { asset, kind, amount, withheld }: Receivable): void {
  const { currency } = account.scenario.assets[asset];
  const gross = { kind, amount: amount + withheld };
  const parts = withheld === 0n ? [gross] : [gross, { kind: 'withholding', amount: -withheld } as const];
  postAll(account, row, asset, currency, parts);
}

function payAll(account: Account, row: number): void {
  const due = account.receivables.filter(({ payRow }) => payRow === row);
  account.receivables = account.receivables.filter(({ payRow }) => payRow !== row);
  for (const receivable of due) pay(account, row, receivable);
}

/** Pays at once, or owes until the pay row. `amount` is what arrives after `withheld` was taken off. */
function owe(account: Account, row: number, receivable: Receivable): void {
  if (receivable.amount + receivable.withheld === 0n) return;
  if (receivable.payRow <= row) pay(account, row, receivable);
  else account.receivables.push(receivable);
}

const living = (account: Account, index: number): Order[] =>
  account.orders.filter((order) => order.asset === index && lives(order));

function distribute(account: Account, row: number, index: number, { value, payRow }: Action): void {
  const asset = account.scenario.assets[index];
  const terms = termsOn(asset, row);
  const gross = product(account.positions[index].quantity, fixed(value), fixed(asset.multiplier));
  const withheld = gross > 0n ? times(gross, fixed(terms.withholding)) : 0n;
  owe(account, row, { payRow, asset: index, kind: 'dividend', amount: gross - withheld, withheld });
  if (!terms.lowersOrders) return;
  for (const order of living(account, index)) {
    const isPurchase = order.side > 0 && (order.type === 'limit' || order.type === 'stop-limit');
    const isSale = order.side < 0 && ['stop', 'trailing-stop', 'stop-limit'].includes(order.type);
    if (!isPurchase && !isSale) continue;
    const lowered = (price: Fixed, round: typeof roundLimit): Fixed => {
      const rounded = price > fixed(value) ? round(price - fixed(value), terms, order.side) : 0n;
      return rounded > 0n ? rounded : price;
    };
    if (order.limit !== null) order.limit = lowered(order.limit, roundLimit);
    if (isSale && order.stop !== null) order.stop = lowered(order.stop, roundStop);
  }
}

function splitPosition(account: Account, row: number, index: number, ratio: Fixed): void {
  const asset = account.scenario.assets[index];
  const position = account.positions[index];
  if (position.quantity === 0n) return;
  position.quantity = times(position.quantity, ratio);
  position.average = over(position.average, ratio);
  position.fresh = times(position.fresh, ratio);
  for (const lot of position.lots) {
    lot.quantity = times(lot.quantity, ratio);
    lot.price = over(lot.price, ratio);
  }
  if (!isWhole(termsOn(asset, row).lot)) return;
  const fraction = position.quantity % ONE;
  if (fraction === 0n) return;
  const mark = markBefore(asset, row)!;
  close(position, fraction, mark, fixed(asset.multiplier));
  if (asset.kind === 'future') return;
  post(account, row, 'cash in lieu', index, asset.currency, product(fraction, mark, fixed(asset.multiplier)));
}

function splitOrder(account: Account, row: number, order: Order, ratio: Fixed): void {
  const terms = termsOn(account.scenario.assets[order.asset], row);
  const lot = fixed(terms.lot);
  if (order.limit !== null) order.limit = roundLimit(over(order.limit, ratio), terms, order.side);
  if (order.stop !== null) order.stop = roundStop(over(order.stop, ratio), terms, order.side);
  if (order.trail !== null) order.trail = over(order.trail, ratio);
  if (order.amount !== null) return;
  const left = times(order.left, ratio);
  const held = larger(0n, BigInt(-order.side) * account.positions[order.asset].quantity);
  const closing = held > 0n && left >= held ? held : 0n;
  const kept = closing + floorTo(left - closing, lot);
  if (kept < left) refuse(account, order, left - kept, 'not a whole number of lots', row);
  order.left = kept;
  if (kept > 0n) return;
  end(order, 'refused');
  if (order.filled === 0n) tellExits(account, order, left, row);
}

function delist(account: Account, row: number, index: number, { value, payRow }: Action): void {
  const asset = account.scenario.assets[index];
  const position = account.positions[index];
  for (const order of living(account, index))
    if (lives(order)) kill(account, order, 'expired', 'the instrument was delisted', row);
  const { quantity } = position;
  if (quantity === 0n) return;
  const isFuture = asset.kind === 'future';
  const price = isFuture ? over(position.settled, quantity) : fixed(value);
  close(position, quantity, price, fixed(asset.multiplier));
  position.settled = 0n;
  if (isFuture) return;
  const amount = product(quantity, price, fixed(asset.multiplier));
  owe(account, row, { payRow, asset: index, kind: 'delisting', amount, withheld: 0n });
}

function roll(account: Account, row: number, index: number, { value }: Action, place: number): void {
  const asset = account.scenario.assets[index];
  const terms = termsOn(asset, row);
  const position = account.positions[index];
  const by = fixed(value);
  for (const order of living(account, index)) {
    if (order.limit !== null) order.limit = roundLimit(order.limit + by, terms, order.side);
    if (order.stop !== null) order.stop = roundStop(order.stop + by, terms, order.side);
  }
  if (position.quantity === 0n) return;
  position.average += by;
  position.settled += times(position.quantity, by);
  for (const lot of position.lots) lot.price += by;
  const units = magnitude(position.quantity);
  const cost = (price: Fixed, isSale: boolean) => {
    const worth = product(units, price, fixed(asset.multiplier));
    const { commission, tax } = costsOf(terms, isSale ? -1 : 1, units, worth);
    return commission + tax;
  };
  const isLong = position.quantity > 0n;
  const before = markBefore(asset, row, place)!;
  const paid = cost(before, isLong) + cost(before + by, !isLong);
  if (paid !== 0n) post(account, row, 'roll', index, asset.currency, -paid);
}

function act(account: Account, row: number, index: number, asset: ScenarioAsset): void {
  asset.actions
    .filter((action) => action.row === row)
    .forEach((action, place) => {
      if (action.kind === 'dividend') distribute(account, row, index, action);
      if (action.kind === 'delisting') delist(account, row, index, action);
      if (action.kind === 'roll') roll(account, row, index, action, place);
      if (action.kind !== 'split') return;
      splitPosition(account, row, index, fixed(action.value));
      for (const order of living(account, index))
        if (lives(order)) splitOrder(account, row, order, fixed(action.value));
    });
}

const YEAR = fixed(365);

/** What has accrued between the row before and this one. */
function accrue(account: Account, row: number): void {
  const { scenario, balances, interest, fees, positions } = account;
  const days = fixed(dayOf(scenario, row) - dayOf(scenario, row - 1));
  for (const [currency, balance] of balances) {
    const rate = fixed(balance > 0n ? scenario.creditRate : scenario.debitRate);
    interest.set(currency, interest.get(currency)! + over(product(balance, rate, days), YEAR));
  }
  scenario.assets.forEach((asset, index) => {
    const { quantity } = positions[index];
    if (quantity >= 0n || asset.kind === 'future') return;
    const worth = product(quantity, fixed(asset.multiplier), fixed(asset.close[row - 1]));
    fees[index] += over(product(worth, fixed(termsOn(asset, row - 1).borrowFee), days), YEAR);
  });
}

function postInterest(account: Account, row: number): void {
  const { scenario, interest, fees } = account;
  const month = (at: number) => new Date(scenario.time[at]).getUTCMonth();
  const year = (at: number) => new Date(scenario.time[at]).getUTCFullYear();
  const isNew = month(row) !== month(row - 1) || year(row) !== year(row - 1);
  if (!isNew && row !== scenario.time.length - 1) return;
  for (const [currency, amount] of interest) {
    interest.set(currency, 0n);
    if (amount !== 0n) post(account, row, 'interest', -1, currency, amount);
  }
  scenario.assets.forEach(({ currency }, index) => {
    const amount = fees[index];
    fees[index] = 0n;
    if (amount !== 0n) post(account, row, 'borrow fee', index, currency, amount);
  });
}

/** All that falls due on a row after the first. */
export function fallDue(account: Account, row: number): void {
  // What accrues is that of the end of the row before; it is posted last.
  accrue(account, row);
  payAll(account, row);
  account.scenario.assets.forEach((asset, index) => act(account, row, index, asset));
  postInterest(account, row);
}
