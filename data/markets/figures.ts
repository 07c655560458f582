// The figures of a row of terms, and the names of the rules that set them.

import type { Terms } from '../../engine/index.js';

/** Everything of a row but its day and its words. */
export type Figures = Omit<Terms, 'from' | 'source' | 'assumed'>;

/** The name of one figure. */
export type Figure = keyof Figures;

/** Each rule's figures, in the words of `Terms`. */
export const RULE_FIGURES = {
  lots: ['lot', 'minimum'],
  'price step': ['tick', 'ticks'],
  commission: ['commission', 'commissionPerUnit', 'commissionMinimum'],
  'stamp duty': ['buyTax', 'sellTax'],
  'transfer fee': ['buyTax', 'sellTax'],
  'SFC levy': ['buyTax', 'sellTax'],
  'AFRC levy': ['buyTax', 'sellTax'],
  'investor compensation levy': ['buyTax', 'sellTax'],
  'trading fee': ['buyTax', 'sellTax'],
  'settlement fee': ['buyTax', 'sellTax'],
  'SEC fee': ['sellTax'],
  'trading activity fee': ['sellFeePerUnit'],
  'resale of shares': ['shareSettlement'],
  'settlement of cash': ['cashSettlement'],
  'proceeds of a sale': ['proceedsBuy'],
  'price limit': ['priceLimit'],
  'first sessions': ['freeSessions'],
  credit: ['longMargin', 'longMaintenance'],
  'short sales': ['shortMargin', 'shortMaintenance'],
  margin: ['longMargin', 'shortMargin', 'longMaintenance', 'shortMaintenance'],
  'borrow fee': ['borrowFee'],
  withholding: ['withholding'],
  'orders on an ex-date': ['lowersOrders'],
} as const satisfies Readonly<Record<string, readonly Figure[]>>;

/** The name of a rule. */
export type RuleName = keyof typeof RULE_FIGURES;

/** The rules all of whose figures are among those given: what is said of them no longer holds where these are replaced. */
export function rulesWithin(figures: ReadonlySet<Figure>): readonly RuleName[] {
  return (Object.keys(RULE_FIGURES) as RuleName[]).filter((what) =>
    RULE_FIGURES[what].every((figure) => figures.has(figure)),
  );
}
