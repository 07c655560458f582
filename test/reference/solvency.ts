// What can be paid: the tests that what opens a position has to pass.

import { type Account, atMost } from './account.js';
import { conversionRate, markBefore, sessionsSince, termsOn } from './clock.js';
import { type Fixed, fixed, larger, magnitude, ONE, over, product, times } from './fixed.js';
import { changesOf } from './post.js';
import type { ScenarioAsset } from './scenario.js';

/** A fill whose consequences are judged. */
export interface Trial {
  readonly asset: number;
  /** Signed. */
  readonly change: Fixed;
  readonly price: Fixed;
  readonly cash: Fixed;
}

/** What of a currency is proceeds of sales that do not buy yet. */
function locked(account: Account, currency: string, row: number): Fixed {
  const { scenario } = account;
  if (scenario.account === 'margin') return 0n;
  let sum = 0n;
  for (const sale of account.unsettled) {
    const settled = sessionsSince(scenario, scenario.assets[sale.asset], sale.row, row) >= sale.sessions;
    if (sale.currency === currency && !settled) sum += sale.amount;
  }
  return sum;
}

/** The usable balances on a row, each in its currency, after a posting that is only thought of. */
function usable(account: Account, row: number, asset: ScenarioAsset | null, cash: Fixed): Map<string, Fixed> {
  const balances = new Map(account.balances);
  if (asset !== null)
    for (const { currency, amount } of changesOf(account, row, 'fill', asset.currency, cash))
      balances.set(currency, balances.get(currency)! + amount);
  for (const [currency, balance] of balances) balances.set(currency, balance - locked(account, currency, row));
  return balances;
}

/** What a position of a value adds to free cash beyond the cash that it cost. */
export function credit(account: Account, asset: ScenarioAsset, quantity: Fixed, value: Fixed, row: number): Fixed {
  const { leverage } = account.scenario;
  const terms = termsOn(asset, row);
  const shortMargin = Number.isNaN(terms.shortMargin) ? ONE : fixed(terms.shortMargin);
  if (asset.kind === 'future') return -times(quantity > 0n ? fixed(terms.longMargin) : shortMargin, value);
  if (quantity < 0n) return -times(ONE + shortMargin, value);
  if (leverage <= 1) return 0n;
  return times(ONE - larger(fixed(terms.longMargin), over(ONE, fixed(leverage))), value);
}

/** What a future has lost since it was last settled, in base at the rate; also where it is closed already. */
function lostSince(account: Account, index: number, quantity: Fixed, price: Fixed, trial: Trial | null): Fixed {
  const { settled } = account.positions[index];
  const traded = trial === null ? 0n : times(trial.change, trial.price);
  const { multiplier } = account.scenario.assets[index];
  return larger(0n, times(settled + traded - times(quantity, price), fixed(multiplier)));
}

/** Free cash after a fill that is only thought of (null: as it is), the usable balances in base and in the instrument's currency, in
 *  base, and the size of what they are differences of. `priceOf` (null: what was paid) and `rateOf` value what does not trade. */
export function freeCash(
  account: Account,
  row: number,
  trial: Trial | null,
  priceOf: (asset: ScenarioAsset) => Fixed | null,
  rateOf: (currency: string) => Fixed,
): { readonly base: Fixed; readonly own: Fixed; readonly free: Fixed; readonly size: Fixed } {
  const { scenario } = account;
  const trading = trial === null ? null : scenario.assets[trial.asset];
  const balances = usable(account, row, trading, trial?.cash ?? 0n);
  const parts = [...balances].map(([currency, balance]) => times(balance, rateOf(currency)));
  for (const { asset, amount } of account.receivables)
    if (amount < 0n) parts.push(times(amount, rateOf(scenario.assets[asset].currency)));
  scenario.assets.forEach((asset, index) => {
    const own = trial?.asset === index;
    const quantity = account.positions[index].quantity + (own ? trial.change : 0n);
    if (quantity === 0n && (asset.kind !== 'future' || account.positions[index].settled === 0n)) return;
    const price = own ? trial.price : (priceOf(asset) ?? account.positions[index].average);
    const value = product(magnitude(quantity), fixed(asset.multiplier), price, rateOf(asset.currency));
    if (quantity !== 0n) parts.push(credit(account, asset, quantity, value, row));
    if (asset.kind === 'future')
      parts.push(-times(lostSince(account, index, quantity, price, own ? trial : null), rateOf(asset.currency)));
  });
  const free = parts.reduce((sum, part) => sum + part, 0n);
  const own = trading === null ? parts[0] : times(balances.get(trading.currency)!, rateOf(trading.currency));
  return {
    base: parts[0],
    own,
    free,
    size: parts.map(magnitude).reduce(larger, magnitude(trial?.cash ?? 0n)),
  };
}

/** Whether both tests hold after a fill. */
export function isCovered(account: Account, row: number, trial: Trial): boolean {
  const { base, own, free, size } = freeCash(
    account,
    row,
    trial,
    (asset) => (account.isDecided ? fixed(asset.close[row]) : markBefore(asset, row)),
    (currency) => conversionRate(account, currency, row),
  );
  // What is converted as it arises leaves just nothing, which is no edge.
  const isOwnEnough = own === 0n || atMost(account, 0n, own, size);
  const withoutCredit = account.scenario.leverage > 1 || (atMost(account, 0n, base, size) && isOwnEnough);
  return withoutCredit && atMost(account, 0n, free, size);
}
