// The slow moving-average cross against cases worked out by hand, and against the slow simulator.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixed, halfEven, toNumber } from './fixed.js';
import { simulateSlowly } from './simulate.js';
import { asset, order, scenario } from './small.js';
import { smaCrossSlowly } from './sma-cross.js';

const plain = { fast: 1, slow: 2, commission: 0, cash: 1000 };

describe('fixed point', () => {
  it('reads a double as the decimal that it prints as, and gives it back', () => {
    expect(fixed(0.1) + fixed(0.2)).toBe(fixed(0.3));
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (n, places) => {
        const x = n / 10 ** places;
        return toNumber(fixed(x)) === x + 0;
      }),
    );
  });

  it('rounds halves to even', () => {
    expect([1n, 3n, 5n, -1n, -3n].map((n) => halfEven(n, 2n))).toEqual([0n, 2n, 2n, 0n, -2n]);
    expect([halfEven(7n, 4n), halfEven(5n, 4n), halfEven(-7n, 4n)]).toEqual([2n, 1n, -2n]);
  });
});

describe('the slow moving-average cross', () => {
  it('buys after the cross up, sells after the cross down, at the next open', () => {
    // close against mean of two: - down, up at 2, down at 4.
    const close = [10, 9, 11, 12, 10, 10];
    const open = [10, 10, 10, 11.5, 12, 9];
    const { fills, equity } = smaCrossSlowly({ ...plain, open, close, shares: 10, commission: 0.001 });
    expect(fills.map(({ bar, side, quantity, price }) => [bar, side, quantity, price])).toEqual([
      [3, 1, 10, 11.5],
      [5, -1, 10, 9],
    ]);
    // 1000 - 115 - 0.115 = 884.885; + 90 - 0.09 = 974.795.
    expect(equity).toEqual([1000, 1000, 1000, 1004.885, 984.885, 974.795]);
  });

  it('takes the first sign for no cross, and keeps the last sign in a tie', () => {
    const rising = [10, 11, 12, 13];
    expect(smaCrossSlowly({ ...plain, open: rising, close: rising, shares: 1 }).fills).toEqual([]);
    // Down, tie, up: one cross. Up, tie, up: none.
    const tied = [10, 9, 9, 10, 10, 11, 11];
    expect(smaCrossSlowly({ ...plain, open: tied, close: tied, shares: 1 }).fills.map(({ bar }) => bar)).toEqual([4]);
  });

  it('spends all of the cash where shares is 0, and what there is where shares cost more', () => {
    const close = [10, 9, 11, 10];
    const given = { ...plain, open: close, close, commission: 0.001 };
    // 1000 / (10 × 1.001) = 99.9.
    expect(smaCrossSlowly({ ...given, shares: 0 }).fills[0].quantity).toBe(99);
    expect(smaCrossSlowly({ ...given, shares: 500 }).fills[0].quantity).toBe(99);
  });

  it('agrees with the slow simulator on the orders that it gave', () => {
    const price = fc.integer({ min: 100, max: 3000 }).map((cents) => cents / 100);
    const series = fc.array(fc.tuple(price, price), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(series, fc.constantFrom(0, 100), fc.constantFrom(0, 0.0005), (bars, shares, commission) => {
        const open = bars.map(([o]) => o);
        const close = bars.map(([, c]) => c);
        const cross = smaCrossSlowly({ open, close, fast: 2, slow: 3, shares, commission, cash: 5000.0007 });
        let cash = 5000.0007;
        const script = cross.fills.map(({ bar, side, quantity, cash: change }) => {
          const before = cash;
          cash += change;
          if (side < 0) return order({ row: bar - 1, side, quantity });
          return order({ row: bar - 1, ...(shares === 0 ? { notional: before } : { quantity: shares }) });
        });
        const bare = asset(
          bars.map(([o, c]) => [o, Math.max(o, c), Math.min(o, c), c] as const),
          { commission },
        );
        const run = simulateSlowly(scenario([bare], script, { cash: 5000.0007 }));
        expect(run.fills.map(({ bar, quantity }) => [bar, quantity])).toEqual(
          cross.fills.map(({ bar, quantity }) => [bar, quantity]),
        );
        run.equity.forEach((worth, row) => expect(worth).toBeCloseTo(cross.equity[row], 9));
      }),
    );
  });
});
