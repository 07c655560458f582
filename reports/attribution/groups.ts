// By what a run can be taken apart: instrument, market, currency, kind.

import { type Contribution, type Effects, sumOfEffects } from './effects.js';

/** By what segments are formed. */
export const GROUPINGS = ['instrument', 'market', 'currency', 'kind'] as const;
/** One of the groupings. */
export type Grouping = (typeof GROUPINGS)[number];

/** What tells an instrument's segments. */
export interface Placed {
  readonly symbol: string;
  readonly market: string;
  readonly currency: string;
  readonly kind: string;
}

/** The segment of all cash, where segments are not currencies. */
export const CASH_SEGMENT = 'cash';

/** The segment of an instrument. */
export const segmentOf = (by: Grouping, { symbol, market, currency, kind }: Placed): string =>
  ({ instrument: symbol, market, currency, kind })[by];

/** The segment of a balance: cash is a segment of its own, but a currency's balance belongs to its currency. */
export const segmentOfCash = (by: Grouping, currency: string): string => (by === 'currency' ? currency : CASH_SEGMENT);

/** The effects of a segment. */
export interface GroupEffects extends Effects {
  readonly name: string;
}

/** The contributions added up by market, currency or kind, in order of first appearance; `assets` are those of the feed. A balance stands in `cash`, or
 *  in its currency. Money in base currency. */
export function contributionsBy(
  by: Grouping,
  contributions: readonly Contribution[],
  assets: readonly Placed[],
): GroupEffects[] {
  const groups = new Map<string, Contribution[]>();
  for (const each of contributions) {
    const { name, asset } = each;
    const segment = asset < 0 ? segmentOfCash(by, name.slice('cash:'.length)) : segmentOf(by, assets[asset]);
    groups.set(segment, [...(groups.get(segment) ?? []), each]);
  }
  return Array.from(groups, ([name, each]) => ({ name, ...sumOfEffects(each) }));
}
