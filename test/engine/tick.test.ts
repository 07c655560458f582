// Rounding to the tick, by hand.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toTick } from '../../engine/tick.js';

describe('toTick', () => {
  it.each([
    [10.014, 0.01, -1, 10.01],
    [10.014, 0.01, 1, 10.02],
    [10.01, 0.01, 1, 10.01],
    [0.3 + 1e-12, 0.1, 1, 0.3],
    [0.3 - 1e-12, 0.1, -1, 0.3],
    // 4.35 / 0.01 is 434.99999999999994 in doubles.
    [4.35, 0.01, -1, 4.35],
    [1.0005, 0.001, -1, 1],
    [17, 5, -1, 15],
    [17, 5, 1, 20],
    [0.004, 0.01, -1, 0],
    [12.3456789, NaN, 1, 12.3456789],
    [NaN, 0.01, 1, NaN],
  ] as const)('%f on ticks of %f towards %i is %f', (price, tick, direction, rounded) => {
    expect(toTick(price, tick, direction)).toBe(rounded);
  });

  it('gives the decimal that a file would show, and leaves it there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.constantFrom(10, 100, 1000), (ticks, perUnit) => {
        const price = Number((ticks / perUnit).toFixed(3));
        for (const direction of [1, -1] as const) expect(toTick(price, 1 / perUnit, direction)).toBe(price);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
