// State variables: what wanders keeps its spread, what is pulled crosses nothing, and percentiles come out as asked.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { random } from '../../../engine/index.js';
import { pullToRank, rankOf } from '../../../data/generator/rank.js';
import { pull, wander } from '../../../data/generator/wander.js';

const thousandths = fc.integer({ min: -100_000, max: 100_000 }).map((x) => x / 1000);
const values = fc.uniqueArray(thousandths, { minLength: 12, maxLength: 80 }).map((xs) => Float64Array.from(xs));

describe('pull', () => {
  it('puts the level at its centre, moves nothing beyond its reach, and lets nothing cross the level', () => {
    const place = fc.record({
      first: fc.nat(40),
      length: fc.nat(5),
      level: thousandths,
      reach: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(values, place, (before, { first, length, level, reach }) => {
        const last = first + length;
        const after = pull(before, { first, last, level, reach });
        after.forEach((value, k) => {
          if (k >= first && k <= last) expect(value).toBe(level);
          else if (k <= first - reach || k >= last + reach) expect(value).toBe(before[k]);
          else expect(Math.sign(value - level) * Math.sign(before[k] - level)).toBeGreaterThanOrEqual(0);
        });
      }),
    );
  });
});

describe('pullToRank', () => {
  it('gives the value the share of the earlier ones below it that was asked for', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (before, rank) => {
        const at = before.length - 2;
        const after = pullToRank(before, 1, at, rank, 3);
        expect(Math.abs(rankOf(after, 1, at) - rank)).toBeLessThanOrEqual(1 / (at - 1) + 1e-12);
        expect(after[0]).toBe(before[0]);
      }),
    );
  });
});

describe('wander', () => {
  it('keeps its standard deviation and persistence', () => {
    const path = wander(random(1, 'wander'), 100_000, 0.9, 2);
    const square = path.reduce((sum, x) => sum + x * x, 0) / path.length;
    const lagged = path.subarray(1).reduce((sum, x, k) => sum + x * path[k], 0) / path.length;
    expect(Math.abs(Math.sqrt(square) - 2)).toBeLessThan(0.1);
    expect(Math.abs(lagged / square - 0.9)).toBeLessThan(0.01);
  });
});
