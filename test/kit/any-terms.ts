// Arbitrary trading terms: costs, lots, ticks, price limits, settlement, margins and fees, all of them free to change on a row.

import * as fc from 'fast-check';

import type { MadeTerms } from './market.js';

/** What a law asks of its terms. */
export interface TermsShape {
  /** Commissions, taxes, minima; yes by default. */
  readonly costs?: boolean;
  /** Price limits, settlement of shares and cash, least purchases, tables of ticks, margins, borrow fees, changes of the lot; yes by
   *  default. */
  readonly rules?: boolean;
  /** Ticks of a half and short sales everywhere, and no rule, so that mirrored prices are exact; no by default. */
  readonly mirrored?: boolean;
}

const RARE_LIMITS = [NaN, NaN, NaN, 0.1, 0.02, 0.2];

/** What is drawn for the terms of one instrument up to a change, and again from it on. */
export const anyDrawnTerms = fc.record({
  commission: fc.constantFrom(0, 0.0003, 0.001),
  commissionMinimum: fc.constantFrom(0, 0, 5),
  commissionPerUnit: fc.constantFrom(0, 0, 0, 0.005),
  buyTax: fc.constantFrom(0, 0, 0.001),
  sellTax: fc.constantFrom(0, 0.0005, 0.0013),
  sellFeePerUnit: fc.constantFrom(0, 0, 0, 0.002),
  withholding: fc.constantFrom(0, 0, 0.1, 0.3),
  shareSettlement: fc.constantFrom(0 as const, 1 as const),
  cashSettlement: fc.constantFrom(0, 1, 2),
  proceedsBuy: fc.boolean(),
  priceLimit: fc.constantFrom(...RARE_LIMITS),
  freeSessions: fc.constantFrom(0, 0, 5),
  longMargin: fc.constantFrom(1, 0.5, 0.25),
  longMaintenance: fc.constantFrom(0, 0.25, 0.4),
  shortMaintenance: fc.constantFrom(0, 0.3, 1.2),
  borrowFee: fc.constantFrom(0, 0, 0.03),
  lowersOrders: fc.boolean(),
  lots: fc.constantFrom(1, 1, 1, 1, 2),
  leastLots: fc.constantFrom(1, 1, 1, 3),
});
type DrawnTerms = typeof anyDrawnTerms extends fc.Arbitrary<infer T> ? T : never;

/** The steps of prices: one everywhere, none, or one for each band of prices. */
export const STEPS: readonly Pick<Required<MadeTerms>, 'tick' | 'ticks'>[] = [
  { tick: 0.01, ticks: [] },
  { tick: NaN, ticks: [] },
  {
    tick: 0.01,
    ticks: [
      [0, 0.01],
      [12, 0.05],
      [20, 0.25],
    ],
  },
];

/** What is drawn once for an instrument. */
export interface Basis {
  readonly lot: number;
  /** Place in the list of steps. */
  readonly step: number;
  readonly shortMargin: number;
  readonly isFuture: boolean;
}

/** A margin of futures: what is asked of their terms in place of a purchase on credit. */
const FUTURE_MARGINS = { longMargin: 0.12, shortMargin: 0.15, longMaintenance: 0.1, shortMaintenance: 0.1 };

/** The terms that a draw becomes, from a row on. */
export function termsFrom(
  row: number,
  drawn: DrawnTerms,
  { lot: least, step, shortMargin, isFuture }: Basis,
  { costs = true, rules = true, mirrored = false }: TermsShape,
): MadeTerms {
  if (mirrored) return { row, lot: least, tick: 0.5, shortMargin: 1 };
  const { lots, leastLots, commission, commissionMinimum, commissionPerUnit, buyTax, sellTax, sellFeePerUnit } = drawn;
  const lot = least * (rules ? lots : 1);
  const price = { commission, commissionMinimum, commissionPerUnit, buyTax, sellTax, sellFeePerUnit };
  const { withholding, shareSettlement, cashSettlement, proceedsBuy, priceLimit, freeSessions } = drawn;
  const { longMargin, longMaintenance, shortMaintenance, borrowFee, lowersOrders } = drawn;
  return {
    row,
    lot,
    shortMargin,
    ...(rules ? STEPS[step] : STEPS[step % 2]),
    ...(costs && { ...price, withholding }),
    ...(costs && rules && { borrowFee }),
    ...(rules && {
      minimum: lot * leastLots,
      shareSettlement,
      cashSettlement,
      proceedsBuy,
      priceLimit,
      freeSessions,
      longMargin,
      longMaintenance,
      shortMaintenance,
      lowersOrders,
    }),
    ...(isFuture && { ...FUTURE_MARGINS, shareSettlement: 0, withholding: 0, borrowFee: 0, sellTax: 0 }),
  };
}
