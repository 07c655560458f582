// Targets: a weight becomes one market order.

import { type Account, type Order, atMost } from './account.js';
import { rateOn, termsOn, volumeBefore } from './clock.js';
import { slippageOf } from './fill.js';
import { type Fixed, fixed, floorTo, larger, magnitude, ONE, over, times, toNumber } from './fixed.js';
import { kill, lives } from './life.js';
import { heldAfter } from './margin-call.js';
import { place } from './place.js';
import { equityAt, unitAt } from './worth.js';

/** Whole lots in a quantity; none in one that is not positive. */
export function floorLots(account: Account, quantity: Fixed, lot: Fixed): Fixed {
  if (quantity <= 0n) return 0n;
  const floored = floorTo(quantity, lot);
  atMost(account, floored, quantity, larger(quantity, lot));
  atMost(account, floored + lot, quantity, larger(quantity, lot));
  return floored;
}

/** What a unit of a purchase costs in base beside the minimum commission, where `quantity` is bought. */
export function costOfUnit(account: Account, row: number, index: number, quantity: Fixed): Fixed {
  const { scenario } = account;
  const asset = scenario.assets[index];
  const terms = termsOn(asset, row);
  const close = fixed(asset.close[row]);
  const slipped = ONE + over(slippageOf(account, close, quantity, volumeBefore(asset, row + 1, row)), close);
  const value = times(times(unitAt(account, index, row), slipped), ONE + fixed(terms.commission) + fixed(terms.buyTax));
  const cost = value + times(fixed(terms.commissionPerUnit), rateOn(scenario, asset.currency, row));
  return asset.currency === scenario.base ? cost : times(cost, ONE + fixed(scenario.conversionSpread));
}

/** The minimum commission of an order in base. */
export const leastCommission = ({ scenario }: Account, row: number, index: number): Fixed => {
  const asset = scenario.assets[index];
  return times(fixed(termsOn(asset, row).commissionMinimum), rateOn(scenario, asset.currency, row));
};

/** The signed quantity that a target orders, where `held` should become `wanted` (a fraction of units). */
function difference(account: Account, row: number, index: number, held: Fixed, wanted: Fixed): Fixed {
  const terms = termsOn(account.scenario.assets[index], row);
  const lot = fixed(terms.lot);
  if (wanted === 0n) return -held;
  const crosses = (held > 0n && wanted < 0n) || (held < 0n && wanted > 0n);
  const closing = crosses ? held : 0n;
  const rest = wanted - held + closing;
  const shrinks = !crosses && magnitude(wanted) < magnitude(held);
  if (rest <= 0n || shrinks) {
    const floored = floorLots(account, magnitude(rest), lot);
    return (rest < 0n ? -floored : floored) - closing;
  }
  const amount = times(rest, unitAt(account, index, row)) - leastCommission(account, row, index);
  const lots = floorLots(account, over(amount, costOfUnit(account, row, index, rest)), lot);
  return (lots < fixed(terms.minimum) ? 0n : lots) - closing;
}

const GIVEN = {
  notional: NaN,
  limit: NaN,
  stop: NaN,
  trail: NaN,
  trailRate: NaN,
  until: NaN,
  type: 'market',
  tif: 'day',
  group: 0,
} as const;

const waitingOf = (account: Account, index: number): Order[] =>
  account.orders.filter((o) => o.asset === index && lives(o) && o.type === 'market' && o.origin === 'strategy');

/** Signed sum of the market orders that work on an asset; null while one of them is an amount of cash. */
function comingOf(account: Account, index: number): Fixed | null {
  let coming = 0n;
  for (const order of waitingOf(account, index)) {
    if (order.amount !== null) return null;
    coming += BigInt(order.side) * order.left;
  }
  return coming;
}

/** Cancels the market orders that work on an asset. */
export function clear(account: Account, row: number, index: number): void {
  for (const order of waitingOf(account, index))
    if (lives(order)) kill(account, order, 'cancelled', 'replaced by a newer target', row);
}

/** Places a market order for a signed quantity. */
export function placeFor(account: Account, row: number, index: number, change: Fixed): Order {
  const quantity = toNumber(magnitude(change));
  return place(account, { ...GIVEN, row, asset: index, side: change > 0n ? 1 : -1, quantity }, -1);
}

const hasPrice = (account: Account, row: number, index: number): boolean =>
  !Number.isNaN(account.scenario.assets[index].close[row]);

/** The quantity that a weight comes to, a fraction of units. */
export const wantedOf = (account: Account, row: number, index: number, weight: number): Fixed =>
  over(times(fixed(weight), equityAt(account, row)), unitAt(account, index, row));

/** Whether what is held and coming is what is wanted: the no-trade band. */
function isThere(account: Account, row: number, index: number, weight: number, band: number): boolean {
  const asset = account.scenario.assets[index];
  const held = heldAfter(account, index);
  const coming = comingOf(account, index);
  if (coming === null) return false;
  if (weight === 0) return held + coming === 0n && (held === 0n || hasPrice(account, row, index));
  if (Number.isNaN(weight) || !hasPrice(account, row, index)) return false;
  const unit = unitAt(account, index, row);
  const wanted = wantedOf(account, row, index, weight);
  const least = fixed(termsOn(asset, row).lot) / 2n;
  const width = larger(least, over(times(fixed(band), equityAt(account, row)), unit));
  return atMost(account, magnitude(wanted - held - coming), width, larger(magnitude(wanted), width));
}

/** What a target wants ordered: null where nothing is to be done, NaN where that cannot be told. */
export function wishOf(
  account: Account,
  row: number,
  index: number,
  weight: number,
  band: number,
): Fixed | null | 'none' {
  if (isThere(account, row, index, weight, band)) return null;
  if (Number.isNaN(weight) || !hasPrice(account, row, index)) return 'none';
  const held = heldAfter(account, index);
  return difference(account, row, index, held, wantedOf(account, row, index, weight));
}

/** Orders what a target wants, unless the market orders that work come to just that. */
export function grant(account: Account, row: number, index: number, wish: Fixed | 'none'): void {
  if (wish === 'none') {
    clear(account, row, index);
    place(account, { ...GIVEN, row, asset: index, side: 1, quantity: NaN }, -1);
    return;
  }
  if (wish === comingOf(account, index)) return;
  clear(account, row, index);
  if (wish !== 0n) placeFor(account, row, index, wish);
}

/** Whether the market orders that work on an asset come to just what is wanted. */
export const isComing = (account: Account, index: number, wish: Fixed): boolean => wish === comingOf(account, index);

/** Places the market purchases that wait again as they are, behind what has been placed since. */
export function renew(account: Account, row: number, index: number): void {
  for (const order of waitingOf(account, index)) {
    if (order.side < 0 || order.group !== null) continue;
    const left = order.left;
    kill(account, order, 'cancelled', 'replaced by a newer target', row);
    const size =
      order.amount === null ? { quantity: toNumber(left) } : { quantity: NaN, notional: toNumber(order.amount) };
    place(account, { ...GIVEN, ...size, row, asset: index, side: 1, tif: order.tif, until: order.until }, -1);
  }
}

/** Wants an asset at `weight` of the equity; nothing inside the no-trade band. */
export function target(account: Account, row: number, index: number, weight: number, band = 0): void {
  const wish = wishOf(account, row, index, weight, band);
  if (wish !== null) grant(account, row, index, wish);
}
