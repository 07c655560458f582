// The daily settlement of futures: what they gain or lose is paid each day, so that they are worth nothing over night.

import type { Asset } from './feed.js';
import type { Floor } from './floor.js';
import { commissionOf, taxOf, termsOn } from './terms.js';

/** Pays for each future what its units have gained since they were last settled, or traded since. */
export function settleFutures({ feed, ledger }: Floor, bar: number): void {
  for (const { index, multiplier, raw } of feed.assets) {
    if (!ledger.isFuture[index]) continue;
    const held = ledger.quantity[index];
    if (held === 0 && ledger.basis[index] === 0) continue;
    const worth = held * multiplier * raw.close[bar];
    const gain = worth - ledger.basis[index];
    // The basis is a sum of trades: what rounding leaves of it, less than a billionth of a unit, is no gain.
    const least = Math.max(1e-9 * multiplier * raw.close[bar], 1e-12 * Math.abs(worth));
    ledger.basis[index] = worth;
    if (Math.abs(gain) > least) ledger.post(bar, 'settlement', index, ledger.currencyOf[index], gain);
  }
  ledger.settled();
}

/** Takes a holding from one contract into the next, which is `by` dearer: its price moves, and two trades are paid for. `mark` is the price
 *  before. */
export function rollOver({ ledger, feed }: Floor, asset: Asset, by: number, mark: number, bar: number): void {
  const { index, multiplier } = asset;
  const held = ledger.quantity[index];
  if (held === 0) return;
  ledger.shift(bar, index, by);
  const terms = termsOn(asset, feed, bar);
  const quantity = Math.abs(held);
  const costOf = (side: number, price: number): number => {
    const value = quantity * price * multiplier;
    return commissionOf(terms, quantity, value) + taxOf(terms, side, quantity, value);
  };
  const cost = costOf(-Math.sign(held), mark) + costOf(Math.sign(held), mark + by);
  if (cost !== 0) ledger.post(bar, 'roll', index, ledger.currencyOf[index], -cost);
}
