// Purchases that cost more than there is, cut together.

import { purchasable } from './lots.js';

/** A purchase before it is cut. Money in one currency. */
export interface Wish {
  /** Units wanted, a whole number of lots. */
  readonly quantity: number;
  readonly lot: number;
  /** Least purchase. */
  readonly minimum: number;
  /** What each unit takes. */
  readonly price: number;
  /** What it takes beside, if anything is bought. */
  readonly fixed: number;
}

/** Fractions of a lot are told apart as far as rounding errors let them. */
const GRID = 1e9;

/** How much of each wish the budget pays for: all of it, or each its proportional share in whole lots, and single lots of what that leaves,
 *  to those first of which the largest fraction of a lot was cut off (ties: in the given order). One pass over the wishes, so it ends. */
export function shareOut(wishes: readonly Wish[], budget: number): number[] {
  let fixed = 0;
  let variable = 0;
  for (const wish of wishes) {
    fixed += wish.fixed;
    variable += wish.quantity * wish.price;
  }
  if (fixed + variable <= budget) return wishes.map(({ quantity }) => quantity);
  const share = Math.min(1, Math.max(0, (budget - fixed) / variable));
  const given = wishes.map(({ quantity, lot, minimum }) =>
    Math.min(quantity, purchasable(share * quantity, lot, minimum)),
  );
  let left = budget;
  wishes.forEach((wish, k) => (left -= given[k] > 0 ? wish.fixed + given[k] * wish.price : 0));
  const cutOff = ({ quantity, lot }: Wish): number => {
    const lots = (share * quantity) / lot;
    return Math.round((lots - Math.floor(lots + 1 / GRID)) * GRID);
  };
  const inOrder = wishes
    .map((wish, k) => ({ wish, k, fraction: cutOff(wish) }))
    .filter(({ wish, k }) => given[k] < wish.quantity && given[k] + wish.lot >= wish.minimum * (1 - 1 / GRID))
    .sort((a, b) => b.fraction - a.fraction || a.k - b.k);
  for (const { wish, k } of inOrder) {
    const cost = wish.lot * wish.price + (given[k] > 0 ? 0 : wish.fixed);
    if (cost > left) break;
    given[k] += wish.lot;
    left -= cost;
  }
  return given;
}
