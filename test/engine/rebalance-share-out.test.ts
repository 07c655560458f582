// Purchases that are cut together, against the same rule in whole numbers, and by what it promises.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shareOut, type Wish } from '../../engine/share-out.js';

interface Whole {
  readonly lots: number;
  readonly lot: number;
  readonly minimumLots: number;
  /** In thousandths. */
  readonly price: number;
  readonly fixed: number;
}

const anyWish: fc.Arbitrary<Whole> = fc.record({
  lots: fc.integer({ min: 1, max: 60 }),
  lot: fc.constantFrom(1, 10, 100),
  minimumLots: fc.constantFrom(1, 1, 1, 2, 20),
  price: fc.integer({ min: 500, max: 90_000 }),
  fixed: fc.constantFrom(0, 0, 5000, 400_000),
});

/** Wishes, and a budget in thousandths that pays for some of them. */
const anyCase = fc
  .record({ wishes: fc.array(anyWish, { maxLength: 6 }), part: fc.integer({ min: -100, max: 1100 }) })
  .map(({ wishes, part }) => {
    const legal = wishes.map((wish) => ({ ...wish, lots: Math.max(wish.lots, wish.minimumLots) }));
    const cost = legal.reduce((sum, { lots, lot, price, fixed }) => sum + lots * lot * price + fixed, 0);
    return { wishes: legal, budget: Math.floor((cost * part) / 1000) };
  });

const wishOf = ({ lots, lot, minimumLots, price, fixed }: Whole): Wish => ({
  quantity: lots * lot,
  lot,
  minimum: minimumLots * lot,
  price: price / 1000,
  fixed: fixed / 1000,
});

const solve = (wishes: readonly Whole[], budget: number): number[] => shareOut(wishes.map(wishOf), budget / 1000);

/** What the given quantities cost, in thousandths. */
const costOf = (wishes: readonly Whole[], given: readonly number[]): number =>
  wishes.reduce((sum, { price, fixed }, k) => sum + (given[k] > 0 ? given[k] * price + fixed : 0), 0);

/** The same, in whole numbers: the share is a fraction of integers, and lots are counted up one at a time. */
function slowly(wishes: readonly Whole[], budget: number): number[] {
  const fixed = wishes.reduce((sum, wish) => sum + BigInt(wish.fixed), 0n);
  const variable = wishes.reduce((sum, { lots, lot, price }) => sum + BigInt(lots) * BigInt(lot) * BigInt(price), 0n);
  const money = BigInt(budget);
  if (fixed + variable <= money) return wishes.map(({ lots, lot }) => lots * lot);
  const numerator = money > fixed ? money - fixed : 0n;
  const given = wishes.map(({ lots, minimumLots }) => {
    let count = 0n;
    while ((count + 1n) * variable <= numerator * BigInt(lots)) count++;
    return count < BigInt(minimumLots) ? 0n : count;
  });
  const cutOff = wishes.map(({ lots }) => (numerator * BigInt(lots)) % variable);
  let left = money;
  wishes.forEach(({ lot, price, fixed: once }, k) => {
    if (given[k] > 0n) left -= given[k] * BigInt(lot) * BigInt(price) + BigInt(once);
  });
  const open = wishes.map((_, k) => k).filter((k) => given[k] + 1n >= BigInt(wishes[k].minimumLots));
  while (open.length > 0) {
    let best = 0;
    for (let k = 1; k < open.length; k++) if (cutOff[open[k]] > cutOff[open[best]]) best = k;
    const [k] = open.splice(best, 1);
    const { lots, lot, price, fixed: once } = wishes[k];
    if (given[k] === BigInt(lots)) continue;
    const cost = BigInt(lot) * BigInt(price) + (given[k] > 0n ? 0n : BigInt(once));
    if (cost > left) break;
    given[k]++;
    left -= cost;
  }
  return given.map((count, k) => Number(count) * wishes[k].lot);
}

describe('purchases cut together', () => {
  it('are what whole numbers say', () => {
    let cut = 0;
    fc.assert(
      fc.property(anyCase, ({ wishes, budget }) => {
        const given = solve(wishes, budget);
        expect(given).toEqual(slowly(wishes, budget));
        if (given.some((quantity, k) => quantity > 0 && quantity < wishes[k].lots * wishes[k].lot)) cut++;
      }),
      { seed: 1, numRuns: 5000 },
    );
    expect(cut).toBeGreaterThan(1000);
  });

  it('never cost more than the budget, and are whole where it is enough', () => {
    fc.assert(
      fc.property(anyCase, ({ wishes, budget }) => {
        const given = solve(wishes, budget);
        const wanted = wishes.map(({ lots, lot }) => lots * lot);
        if (costOf(wishes, wanted) <= budget) expect(given).toEqual(wanted);
        if (given.some((quantity) => quantity > 0))
          expect(costOf(wishes, given)).toBeLessThanOrEqual(budget * (1 + 1e-9));
        given.forEach((quantity, k) => expect(quantity).toBeLessThanOrEqual(wanted[k]));
      }),
      { seed: 2, numRuns: 1000 },
    );
  });

  it('each lie within one lot of their proportional share, or are too small to be bought', () => {
    fc.assert(
      fc.property(anyCase, ({ wishes, budget }) => {
        const fixed = wishes.reduce((sum, wish) => sum + wish.fixed, 0);
        const variable = wishes.reduce((sum, { lots, lot, price }) => sum + lots * lot * price, 0);
        const share = Math.min(1, Math.max(0, (budget - fixed) / variable));
        solve(wishes, budget).forEach((quantity, k) => {
          const { lots, lot, minimumLots } = wishes[k];
          const isTooSmall = quantity === 0 && share * lots < minimumLots * (1 + 1e-9);
          if (!isTooSmall) expect(Math.abs(quantity / lot - share * lots)).toBeLessThanOrEqual(1 + 1e-6);
        });
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('stand in any order, but for ties', () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), ({ wishes, budget }, turn) => {
        const count = wishes.length;
        const turned = wishes.map((_, k) => wishes[(k + turn) % count]);
        const [given, other] = [solve(wishes, budget), solve(turned, budget)];
        const words = (list: readonly Whole[], result: readonly number[]) =>
          list.map((wish, k) => `${JSON.stringify(wish)}: ${result[k]}`).sort();
        const fixed = wishes.reduce((sum, wish) => sum + wish.fixed, 0);
        const variable = wishes.reduce((sum, { lots, lot, price }) => sum + lots * lot * price, 0);
        const cutOff = wishes.map(({ lots }) =>
          Math.round((Math.max(0, ((budget - fixed) / variable) * lots) % 1) * 1e6),
        );
        // Equal fractions of a lot are a tie, which the feed's order decides.
        const differ = new Set(cutOff).size === count;
        if (differ) expect(words(turned, other)).toEqual(words(wishes, given));
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  it('of equal size give the lots that are left to the first', () => {
    const wish: Whole = { lots: 10, lot: 100, minimumLots: 1, price: 1000, fixed: 0 };
    expect(solve([wish, wish, wish], 2_000_000)).toEqual([700, 700, 600]);
  });
});
