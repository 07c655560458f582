// Whole lots, by hand.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isWhole, largest, tidy, wholeLots } from '../../engine/lots.js';

describe('lots', () => {
  it('are counted down to whole ones, but for a rounding error', () => {
    expect(wholeLots(250, 100)).toBe(200);
    expect(wholeLots(99.999, 100)).toBe(0);
    expect(wholeLots(300 - 1e-9, 100)).toBe(300);
    // 0.3 / 0.1 is 2.9999999999999996 in doubles.
    expect(wholeLots(0.3, 0.1)).toBeCloseTo(0.3, 15);
  });

  it('tell a whole number of themselves', () => {
    expect([200, 0, 0.5, 150, 1e-12].map((quantity) => isWhole(quantity, 100))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(isWhole(0.3, 0.1)).toBe(true);
  });

  it('leave a unit that only rounding took away', () => {
    expect(tidy(1600 * 1.1, 100)).toBe(1760);
    expect(tidy(-(3 * 1.1), 1)).toBe(-(3 * 1.1));
    expect(tidy(10.5, 1)).toBe(10.5);
    expect(tidy(0.1 + 0.2 - 3 * 0.1, 0.1)).toBe(0);
    expect(tidy(0.3, 0.1)).toBe(3 * 0.1);
    expect(isWhole(600_000_000.4, 1)).toBe(false);
  });
});

describe('the largest that fits', () => {
  it('is where the test stops to hold, and asks it next to there', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (most, edge) => {
        const asked = new Set<number>();
        const found = largest(most, (n) => {
          asked.add(n);
          return n <= edge;
        });
        expect(found).toBe(Math.min(most, edge));
        if (edge < most) expect(asked.has(edge + 1)).toBe(true);
        expect(asked.size).toBeLessThan(16);
      }),
      { seed: 1 },
    );
  });

  it('is none where there is none', () => expect(largest(0, () => true)).toBe(0));
});
