// Postings: every change of cash, and the conversions that it brings about.

import type { Account } from './account.js';
import { conversionRate } from './clock.js';
import { type Fixed, fixed, magnitude, ONE, times } from './fixed.js';
import type { Flow } from './scenario.js';

/** One change of a balance. */
export interface Change {
  readonly kind: Flow;
  readonly currency: string;
  readonly amount: Fixed;
}

/** What a change of the balance of a currency to be, by an amount, brings about. */
export function conversionsOf(account: Account, row: number, currency: string, amount: Fixed): Change[] {
  const { base, conversion, conversionSpread } = account.scenario;
  if (currency === base || amount === 0n) return [];
  const rate = conversionRate(account, currency, row);
  const spread = fixed(conversionSpread);
  const after = account.balances.get(currency)! + amount;
  const exchanged = conversion === 'automatic' ? amount : after < 0n ? after : 0n;
  if (exchanged === 0n) return [];
  const inBase = times(times(magnitude(exchanged), rate), exchanged > 0n ? ONE - spread : ONE + spread);
  return [
    { kind: 'conversion', currency, amount: -exchanged },
    { kind: 'conversion', currency: base, amount: exchanged > 0n ? inBase : -inBase },
  ];
}

/** A posting and what it brings about, given the balance of its currency before. */
export function changesOf(account: Account, row: number, kind: Flow, currency: string, amount: Fixed): Change[] {
  return [{ kind, currency, amount }, ...conversionsOf(account, row, currency, amount)];
}

/** Changes cash by postings that belong together, converts what they come to, and records all. */
export function postAll(
  account: Account,
  row: number,
  asset: number,
  currency: string,
  parts: readonly { readonly kind: Flow; readonly amount: Fixed }[],
): void {
  const total = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const own = parts.map(({ kind, amount }) => ({ asset, kind, currency, amount }));
  const others = conversionsOf(account, row, currency, total).map((change) => ({ asset: -1, ...change }));
  for (const { asset: of, ...change } of [...own, ...others]) {
    account.balances.set(change.currency, account.balances.get(change.currency)! + change.amount);
    account.cashflows.push({ bar: row, asset: of, ...change });
  }
}

/** Changes cash by one posting, with what it brings about, and records it. */
export function post(account: Account, row: number, kind: Flow, asset: number, currency: string, amount: Fixed): void {
  postAll(account, row, asset, currency, [{ kind, amount }]);
}
