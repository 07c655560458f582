// What a holding that is merely held gains on a row: by its price, and by what it is entitled to.

import type { Asset, RowAction, Terms } from '../../engine/index.js';

/** A gain in quote currency. */
export interface HeldGain {
  /** By the price of the market, which falls by what is distributed. */
  readonly price: number;
  /** Distributions before tax; negative for a short position. */
  readonly income: number;
  /** Tax that is kept back of them, as a positive amount. */
  readonly withheld: number;
}

/** Nearer than this to a whole number, relative to it, a quantity is one. */
const NEAR = 1e-9;

/** Whole units where lots are whole; the fraction is paid for in cash. */
function afterSplit(units: number, lot: number): number {
  const nearest = Math.round(units);
  if (!Number.isInteger(lot) || Math.abs(units - nearest) <= NEAR * Math.max(1, Math.abs(units))) return units;
  return Math.trunc(units);
}

/** The gain of `held` units from the close before a row to its close, through the actions of the row; `lieu` is the cash that was paid on it
 *  for fractions of units. What is traded on the row is not in here. */
export function heldGain(
  { multiplier, raw, kind }: Asset,
  terms: Terms,
  actions: readonly RowAction[],
  row: number,
  held: number,
  lieu: number,
): HeldGain {
  const before = held * multiplier * raw.close[row - 1];
  let units = held;
  let income = 0;
  let withheld = 0;
  /** Worth that came by a new contract and not by a gain, and worth of what ended. */
  let rolled = 0;
  let redeemed = 0;
  for (const { kind: what, value } of actions) {
    const worth = units * value * multiplier;
    if (what === 'split') units = afterSplit(units * value, terms.lot);
    else if (what === 'roll') rolled += worth;
    else if (what === 'dividend') {
      income += worth;
      if (units > 0) withheld += worth * terms.withholding;
    } else {
      // A future ends at the price of its last settlement, which is that of the close before.
      redeemed += kind === 'future' ? before + rolled : worth;
      units = 0;
    }
  }
  const after = units === 0 ? redeemed : units * multiplier * raw.close[row];
  return { price: after + lieu - rolled - before, income, withheld };
}
