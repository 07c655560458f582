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
  if (wanted < held) {
    const closing = held > 0n && wanted < 0n ? held : 0n;
    return -(closing + floorLots(account, held - closing - wanted, lot));
  }
  const closing = held < 0n && wanted > 0n ? -held : 0n;
  const reserve = times(ONE + fixed(account.scenario.slippage), ONE + fixed(terms.commission) + fixed(terms.buyTax));
  const amount = times(wanted - held - closing, unit) - fixed(terms.commissionMinimum);
  return closing + floorLots(account, over(amount, times(unit, reserve)), lot);
}

/** Orders what brings an asset to `weight` of the equity at the close of a row; nothing inside the no-trade band. */
export function target(account: Account, row: number, index: number, weight: number, band = 0): void {
  const asset = account.scenario.assets[index];
  if (Number.isNaN(asset.close[row])) return;
  const unit = times(fixed(asset.close[row]), fixed(asset.multiplier));
  const equity = equityAt(account, row);
  const wanted = over(times(fixed(weight), equity), unit);
  const held = account.positions[index].quantity;
  const waiting = account.orders.filter((o) => o.asset === index && o.status === 'working' && o.type === 'market');
  let expected = held;
  for (const order of waiting) expected += BigInt(order.side) * (order.quantity ?? 0n);
  const width = larger(fixed(termsOn(asset, row).lot) / 2n, over(times(fixed(band), equity), unit));
  if (atMost(account, magnitude(wanted - expected), width, larger(magnitude(wanted), width))) return;
  for (const order of waiting) kill(account, order, 'cancelled', 'replaced by a newer target', row);
  const change = difference(account, row, index, held, wanted, unit);
  if (change === 0n) return;
  const given = { row, asset: index, notional: NaN, limit: NaN, stop: NaN, until: NaN } as const;
  const quantity = toNumber(magnitude(change));
  place(account, { ...given, side: change > 0n ? 1 : -1, quantity, type: 'market', tif: 'day' }, -1);
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
