// What corporate actions do to prices.

import type { Action } from '../engine/index.js';

type Kind = Action['kind'];

/** The order of actions on one ex-date: distributions are paid on the units held before a split, and what ends a holding comes last. */
const RANK: Readonly<Record<Kind, number>> = { dividend: 0, split: 1, roll: 2, delisting: 3 };

/** Negative where the first kind takes effect before the second on one ex-date. */
export const inRank = (a: Kind, b: Kind): number => RANK[a] - RANK[b];

/** The last price of an instrument as an action leaves it: divided by a split, less a distribution, plus what the next contract is higher.
 *  A delisting leaves it as it is. Where no price can come out of it, it is zero or negative. */
export function markAfter(kind: Kind, value: number, mark: number): number {
  if (kind === 'split') return mark / value;
  if (kind === 'dividend') return mark - value;
  return kind === 'roll' ? mark + value : mark;
}

/** The price before an action, from the last price as the action leaves it: the way back of `markAfter`. */
export function markBefore(kind: Kind, value: number, mark: number): number {
  if (kind === 'split') return mark * value;
  if (kind === 'dividend') return mark + value;
  return kind === 'roll' ? mark - value : mark;
}

/** What the units of a holder who reinvests come to for one unit before an action, `mark` being the last price before it: k for a split,
 *  c / (c - d) for a distribution, c / (c + v) for a roll, v / c for a delisting. */
export function growthOf(kind: Kind, value: number, mark: number): number {
  if (kind === 'split') return value;
  if (kind === 'delisting') return value / mark;
  return mark / markAfter(kind, value, mark);
}
