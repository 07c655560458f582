// Rounding to the tick, by hand.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { PLAIN_TERMS } from '../../engine/index.js';
import { tickAt, toNearestTick, toTick, withoutDust } from '../../engine/tick.js';

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

describe('toNearestTick', () => {
  it.each([
    [11.055, 0.01, 11.06],
    // 10.05 × 1.1 is 11.055000000000001 in doubles, 9.95 × 1.1 is 10.945.
    [10.05 * 1.1, 0.01, 11.06],
    [9.95 * 1.1, 0.01, 10.95],
    [0.0145, 0.001, 0.015],
    [1.2344999, 0.001, 1.234],
    [7, NaN, 7],
  ])('%f on ticks of %f is %f', (price, tick, rounded) => {
    expect(toNearestTick(price, tick)).toBe(rounded);
  });
});

describe('tickAt', () => {
  it('is the step of the band in which the price lies', () => {
    const ticks = [
      [0, 0.001],
      [0.25, 0.005],
      [0.5, 0.01],
    ] as const;
    const at = (price: number) => tickAt({ ...PLAIN_TERMS, ticks }, price);
    expect([0.2, 0.25, 0.3, 0.5, 90].map(at)).toEqual([0.001, 0.005, 0.005, 0.01, 0.01]);
    expect(tickAt({ ...PLAIN_TERMS, tick: 0.01 }, 3)).toBe(0.01);
  });
});

describe('withoutDust', () => {
  it.each([
    [20.72 - 0.12, 20.6],
    [3.3 + 0.05 + 0.06, 3.41],
    [10 / 3, 10 / 3],
    [4 * (20.72 - 0.12), 82.4],
    [NaN, NaN],
  ])('%f is %f', (price, decimal) => {
    expect(withoutDust(price)).toBe(decimal);
  });
});
