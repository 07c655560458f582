// Targets: a weight becomes one market order.

import { type Account, type Order, equityAt, kill, termsOn, atMost } from './account.js';
import { type Fixed, fixed, larger, magnitude, ONE, over, times, toNumber, wholes } from './fixed.js';
import { place } from './place.js';

function floorLots(account: Account, quantity: Fixed, lot: Fixed): Fixed {
  if (quantity <= 0n) return 0n;
  const floored = wholes(quantity, lot) * lot;
  atMost(account, floored, quantity, larger(quantity, lot));
  atMost(account, floored + lot, quantity, larger(quantity, lot));
  return floored;
}

/** The signed quantity that a target orders, where `held` should become `wanted` (a fraction of units). */
function difference(account: Account, row: number, index: number, held: Fixed, wanted: Fixed, unit: Fixed): Fixed {
  const terms = termsOn(account.scenario.assets[index], row);
  const lot = fixed(terms.lot);
  if (wanted === 0n) return -held;
  const crosses = (held > 0n && wanted < 0n) || (held < 0n && wanted > 0n);
  const closing = crosses ? held : 0n;
  const rest = wanted - held + closing;
  const shrinks = !crosses && magnitude(wanted) < magnitude(held);
  if (rest < 0n || shrinks) {
    const floored = floorLots(account, magnitude(rest), lot);
    return (rest < 0n ? -floored : floored) - closing;
  }
  const reserve = times(ONE + fixed(account.scenario.slippage), ONE + fixed(terms.commission) + fixed(terms.buyTax));
  const amount = times(rest, unit) - fixed(terms.commissionMinimum);
  return floorLots(account, over(amount, times(unit, reserve)), lot) - closing;
}

const GIVEN = { notional: NaN, limit: NaN, stop: NaN, until: NaN, type: 'market', tif: 'day' } as const;

const waitingOf = (account: Account, index: number): Order[] =>
  account.orders.filter((o) => o.asset === index && o.status === 'working' && o.type === 'market');

/** Signed sum of the market orders that work on an asset; null while one of them is an amount of cash. */
function comingOf(account: Account, index: number): Fixed | null {
  let coming = 0n;
  for (const order of waitingOf(account, index)) {
    if (order.quantity === null) return null;
    coming += BigInt(order.side) * order.quantity;
  }
  return coming;
}

function replaceBy(account: Account, row: number, index: number, change: Fixed): void {
  for (const order of waitingOf(account, index)) kill(account, order, 'cancelled', 'replaced by a newer target', row);
  if (change === 0n) return;
  const quantity = toNumber(magnitude(change));
  place(account, { ...GIVEN, row, asset: index, side: change > 0n ? 1 : -1, quantity }, -1);
}

/** Whether what is held and coming is what is wanted: the no-trade band. */
function isThere(account: Account, row: number, index: number, weight: number, band: number): boolean {
  const asset = account.scenario.assets[index];
  const held = account.positions[index].quantity;
  const coming = comingOf(account, index);
  if (coming === null) return false;
  if (weight === 0) return held + coming === 0n && (held === 0n || Number.isFinite(asset.close[row]));
  if (Number.isNaN(weight) || Number.isNaN(asset.close[row])) return false;
  const unit = times(fixed(asset.close[row]), fixed(asset.multiplier));
  const equity = equityAt(account, row);
  const wanted = over(times(fixed(weight), equity), unit);
  const width = larger(fixed(termsOn(asset, row).lot) / 2n, over(times(fixed(band), equity), unit));
  return atMost(account, magnitude(wanted - held - coming), width, larger(magnitude(wanted), width));
}

/** Orders what brings an asset to `weight` of the equity at the close of a row. An equal order that waits is left alone, unless it has to
 *  stand behind newer ones (`again`). */
function aim(account: Account, row: number, index: number, weight: number, again: boolean): void {
  const asset = account.scenario.assets[index];
  if (Number.isNaN(weight) || Number.isNaN(asset.close[row])) {
    replaceBy(account, row, index, 0n);
    place(account, { ...GIVEN, row, asset: index, side: 1, quantity: NaN }, -1);
    return;
  }
  const unit = times(fixed(asset.close[row]), fixed(asset.multiplier));
  const wanted = over(times(fixed(weight), equityAt(account, row)), unit);
  const change = difference(account, row, index, account.positions[index].quantity, wanted, unit);
  if (change !== comingOf(account, index)) replaceBy(account, row, index, change);
  else if (again) renew(account, row, index);
}

/** Places the market purchases that wait again as they are, behind what has been placed since. */
function renew(account: Account, row: number, index: number): void {
  for (const order of waitingOf(account, index)) {
    if (order.side < 0) continue;
    kill(account, order, 'cancelled', 'replaced by a newer target', row);
    const size =
      order.quantity === null
        ? { quantity: NaN, notional: toNumber(order.notional!) }
        : { quantity: toNumber(order.quantity) };
    place(account, { ...GIVEN, ...size, row, asset: index, side: 1, tif: order.tif, until: order.until }, -1);
  }
}

/** Wants an asset at `weight` of the equity; nothing inside the no-trade band. */
export function target(account: Account, row: number, index: number, weight: number, band = 0): void {
  if (!isThere(account, row, index, weight, band)) aim(account, row, index, weight, false);
}

/** Targets for every asset of the feed: first the sales, then the purchases, which all stand behind a sale that was placed. */
export function rebalance(account: Account, row: number, weights: readonly number[]): void {
  const equity = equityAt(account, row);
  const there = weights.map((weight, index) => isThere(account, row, index, weight, 0));
  const sale = account.scenario.assets.map((asset, index) => {
    if (there[index] || Number.isNaN(asset.close[row])) return false;
    const unit = times(fixed(asset.close[row]), fixed(asset.multiplier));
    return over(times(fixed(weights[index]), equity), unit) < account.positions[index].quantity;
  });
  const before = account.orders.length;
  weights.forEach((weight, index) => {
    if (sale[index]) aim(account, row, index, weight, false);
  });
  const sold = account.orders.length > before;
  weights.forEach((weight, index) => {
    if (there[index]) {
      if (sold) renew(account, row, index);
    } else if (!sale[index]) aim(account, row, index, weight, sold);
  });
}
