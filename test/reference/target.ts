// Targets: a weight becomes one market order.

import { type Account, equityAt, kill, termsOn, atMost } from './account.js';
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

/** Orders what brings an asset to `weight` of the equity at the close of a row; nothing inside the no-trade band. */
export function target(account: Account, row: number, index: number, weight: number, band = 0): void {
  const asset = account.scenario.assets[index];
  const held = account.positions[index].quantity;
  const waiting = account.orders.filter((o) => o.asset === index && o.status === 'working' && o.type === 'market');
  let coming = 0n;
  for (const order of waiting) coming += BigInt(order.side) * (order.quantity ?? 0n);
  if (weight === 0 && held + coming === 0n && (held === 0n || Number.isFinite(asset.close[row]))) return;
  const given = {
    row,
    asset: index,
    notional: NaN,
    limit: NaN,
    stop: NaN,
    until: NaN,
    type: 'market',
    tif: 'day',
  } as const;
  const withdraw = (): void => {
    for (const order of waiting) kill(account, order, 'cancelled', 'replaced by a newer target', row);
  };
  if (Number.isNaN(weight) || Number.isNaN(asset.close[row])) {
    withdraw();
    place(account, { ...given, side: 1, quantity: NaN }, -1);
    return;
  }
  const unit = times(fixed(asset.close[row]), fixed(asset.multiplier));
  const equity = equityAt(account, row);
  const wanted = over(times(fixed(weight), equity), unit);
  const width = larger(fixed(termsOn(asset, row).lot) / 2n, over(times(fixed(band), equity), unit));
  const gap = magnitude(wanted - held - coming);
  if (weight !== 0 && atMost(account, gap, width, larger(magnitude(wanted), width))) return;
  const change = difference(account, row, index, held, wanted, unit);
  if (change === coming) return;
  withdraw();
  if (change === 0n) return;
  place(account, { ...given, side: change > 0n ? 1 : -1, quantity: toNumber(magnitude(change)) }, -1);
}

/** Targets for every asset of the feed: first the sales, then the purchases. */
export function rebalance(account: Account, row: number, weights: readonly number[]): void {
  const equity = equityAt(account, row);
  const isSale = account.scenario.assets.map((asset, index) => {
    if (Number.isNaN(asset.close[row])) return false;
    const unit = times(fixed(asset.close[row]), fixed(asset.multiplier));
    return over(times(fixed(weights[index]), equity), unit) < account.positions[index].quantity;
  });
  for (const sales of [true, false])
    weights.forEach((weight, index) => {
      if (isSale[index] === sales) target(account, row, index, weight);
    });
}
