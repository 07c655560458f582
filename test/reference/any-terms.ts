// Arbitrary trading terms.

import * as fc from 'fast-check';
import type { Terms } from './scenario.js';
import { FREE } from './small.js';

const RULES = {
  commission: [0, 0.0003, 0.0005, 0.003],
  commissionPerUnit: [0, 0, 0, 0.01],
  commissionMinimum: [0, 0, 5, 20],
  buyTax: [0, 0, 0.001],
  sellTax: [0, 0.0005, 0.0013],
  sellFeePerUnit: [0, 0, 0.003],
  longMargin: [1, 0.5, 0.25],
  longMaintenance: [0, 0.25, 0.4],
  shortMaintenance: [0, 0.3, 0.6],
  borrowFee: [0, 0.01, 0.03],
  withholding: [0, 0.1, 0.3],
  cashSettlement: [0, 1, 2],
  proceedsBuy: [true, false],
  lowersOrders: [false, true],
} as const;

type Rule = keyof typeof RULES;
const NAMES = Object.keys(RULES) as Rule[];

/** One draw for each rule that may change on a day, and for those that hold throughout. */
export const anyTerms = fc.record({
  draws: fc.array(fc.nat(11), { minLength: NAMES.length, maxLength: NAMES.length }),
  lot: fc.constantFrom(1, 100, 100, 200),
  lots: fc.constantFrom(1, 1, 1, 2),
  tick: fc.constantFrom('0.01', '0.01', '0.001', 'none', 'by price'),
  shorts: fc.constantFrom(NaN, NaN, 0.5, 0.3, 1),
  limit: fc.constantFrom(NaN, NaN, 0.05, 0.05, 0.1, 0.2),
  free: fc.constantFrom(0, 0, 3),
  settlement: fc.constantFrom<0 | 1>(0, 1),
});
/** What was drawn. */
export type TermsShape = typeof anyTerms extends fc.Arbitrary<infer T> ? T : never;

const TICKS = [
  [0, 0.01],
  [10, 0.02],
  [20, 0.05],
] as const;

const changing = ({ draws }: TermsShape): Partial<Terms> =>
  Object.fromEntries(NAMES.map((name, k) => [name, RULES[name][draws[k] % RULES[name].length]]));

/** Terms from row 0 on and others from a row on; a future has margins, no lots and no share settlement. */
export function termsOf(shape: TermsShape, later: TermsShape, change: number, isFuture: boolean): Terms[] {
  const byPrice = shape.tick === 'by price';
  const kept = {
    lot: isFuture ? 1 : shape.lot,
    minimum: isFuture ? 1 : shape.lot * shape.lots,
    tick: byPrice || shape.tick === 'none' ? NaN : Number(shape.tick),
    ticks: byPrice ? TICKS : [],
    // Without a step there is no day's limit to come near to.
    priceLimit: byPrice || shape.tick === 'none' ? NaN : shape.limit,
    freeSessions: shape.free,
    shortMargin: isFuture ? 0.15 : shape.shorts,
    shareSettlement: isFuture ? 0 : shape.settlement,
    ...(isFuture && { longMargin: 0.12, longMaintenance: 0.1, shortMaintenance: 0.1 }),
  } as const;
  return [
    { ...FREE, ...changing(shape), ...kept },
    { ...FREE, ...changing(later), ...kept, fromRow: change },
  ];
}
