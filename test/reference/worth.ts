// What the account is worth at a close, and the daily settlement of futures.

import type { Account } from './account.js';
import { rateOn } from './clock.js';
import { type Fixed, fixed, product, times } from './fixed.js';
import { post } from './post.js';

/** What one unit of an asset is worth in base at the close of a row. */
export function unitAt({ scenario }: Account, index: number, row: number): Fixed {
  const asset = scenario.assets[index];
  return product(fixed(asset.close[row]), fixed(asset.multiplier), rateOn(scenario, asset.currency, row));
}

/** All cash in base at the close of a row. */
export function cashAt({ scenario, balances }: Account, row: number): Fixed {
  let cash = 0n;
  for (const [currency, balance] of balances) cash += times(balance, rateOn(scenario, currency, row));
  return cash;
}

/** Worth of the account in base at the close of a row: cash, positions, what is owed. */
export function equityAt(account: Account, row: number): Fixed {
  const { scenario, positions, receivables } = account;
  let equity = cashAt(account, row);
  positions.forEach(({ quantity }, index) => {
    if (quantity !== 0n && scenario.assets[index].kind !== 'future')
      equity += times(quantity, unitAt(account, index, row));
  });
  for (const { asset, amount } of receivables)
    equity += times(amount, rateOn(scenario, scenario.assets[asset].currency, row));
  return equity;
}

/** Pays each future the change of its worth since it was settled last. */
export function settleFutures(account: Account, row: number): void {
  account.scenario.assets.forEach((asset, index) => {
    const position = account.positions[index];
    if (asset.kind !== 'future' || Number.isNaN(asset.close[row])) return;
    const worth = times(position.quantity, fixed(asset.close[row]));
    const amount = times(worth - position.settled, fixed(asset.multiplier));
    position.settled = worth;
    if (amount !== 0n) post(account, row, 'settlement', index, asset.currency, amount);
  });
}
