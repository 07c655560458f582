// The arithmetic of a holding, by hand, for a multiplier of 10.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyFill } from '../../engine/position.js';

describe('a fill', () => {
  it.each([
    ['opens', 0, NaN, 100, 8, 100, 8, 0],
    ['opens short', 0, NaN, -100, 8, -100, 8, 0],
    ['averages', 100, 8, 300, 12, 400, 11, 0],
    ['averages a short', -100, 8, -100, 10, -200, 9, 0],
    ['closes a part: 100 × (12 − 8) × 10', 300, 8, -100, 12, 200, 8, 4000],
    ['closes all: 300 × (7 − 8) × 10', 300, 8, -300, 7, 0, NaN, -3000],
    ['covers: 100 × (8 − 7) × 10', -100, 8, 100, 7, 0, NaN, 1000],
    ['crosses zero: 100 × (9 − 8) × 10, and 50 short at 9', 100, 8, -150, 9, -50, 9, 1000],
    ['crosses back: 50 × (9 − 6) × 10, and 20 long at 6', -50, 9, 70, 6, 20, 6, 1500],
  ] as const)('%s', (_, quantity, average, delta, price, after, averagePrice, realized) => {
    expect(applyFill(quantity, average, delta, price, 10, 1)).toEqual({ quantity: after, averagePrice, realized });
  });

  it('in two parts at one price is the same position', () => {
    const whole = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(whole, whole, whole, fc.integer({ min: 1, max: 99 }), (held, first, second, price) => {
        if (first * second < 0) return;
        const start = held === 0 ? NaN : 20;
        const one = applyFill(held, start, first, price, 1, 1);
        const two = applyFill(one.quantity, one.averagePrice, second, price, 1, 1);
        const once = applyFill(held, start, first + second, price, 1, 1);
        if (first === 0 || second === 0) return;
        expect(two.quantity).toBe(once.quantity);
        expect(one.realized + two.realized).toBeCloseTo(once.realized, 9);
        if (once.quantity !== 0) expect(two.averagePrice).toBeCloseTo(once.averagePrice, 9);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
