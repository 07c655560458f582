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

/** A posting and what it brings about, given the balance of its currency before. */
export function changesOf(account: Account, row: number, kind: Flow, currency: string, amount: Fixed): Change[] {
  const { base, conversion, conversionSpread } = account.scenario;
  const changes: Change[] = [{ kind, currency, amount }];
  if (currency === base || amount === 0n) return changes;
  const rate = conversionRate(account, currency, row);
  const spread = fixed(conversionSpread);
  const after = account.balances.get(currency)! + amount;
  const exchanged = conversion === 'automatic' ? amount : after < 0n ? after : 0n;
  if (exchanged === 0n) return changes;
  const inBase = times(times(magnitude(exchanged), rate), exchanged > 0n ? ONE - spread : ONE + spread);
  changes.push({ kind: 'conversion', currency, amount: -exchanged });
  changes.push({ kind: 'conversion', currency: base, amount: exchanged > 0n ? inBase : -inBase });
  return changes;
}

/** Changes cash by one posting, with what it brings about, and records it. */
export function post(account: Account, row: number, kind: Flow, asset: number, currency: string, amount: Fixed): void {
  for (const change of changesOf(account, row, kind, currency, amount)) {
    account.balances.set(change.currency, account.balances.get(change.currency)! + change.amount);
    account.cashflows.push({ bar: row, asset: change.kind === kind ? asset : -1, ...change });
  }
}
