// Successive halving: the rungs of a window, and who goes on.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UserError } from '../../engine/index.js';
import { rungsOf, survivors } from '../../sweep/halving.js';

describe('rungs', () => {
  it.each([
    [3, 5000, [555, 1666, 5000]],
    [3, 540, [60, 180, 540]],
    [3, 539, [179, 539]],
    [3, 180, [60, 180]],
    [3, 179, [179]],
    [2, 1000, [250, 500, 1000]],
    [4, 1000, [62, 250, 1000]],
    [3, 10, [10]],
  ])('of eta %d over %d rows', (eta, rows, rungs) => expect(rungsOf(eta, rows)).toEqual(rungs));

  it.each([1, 0, -3, 2.5, Number.NaN, Infinity])('are not there for eta %d', (eta) =>
    expect(() => rungsOf(eta, 1000)).toThrow(new UserError(`--halving is ${eta}; give a whole number of at least 2.`)),
  );
});

describe('those that go on', () => {
  it('are as many as the share says, none worse than one that stops, of equals the lower, what has no score last', () => {
    const score = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(Number.NaN, -Infinity, Infinity));
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.array(score, { maxLength: 30 }), (eta, scores) => {
        const on = survivors(eta, scores);
        expect(on).toHaveLength(Math.ceil(scores.length / eta));
        expect(on.toSorted((a, b) => a - b)).toEqual(on);
        const off = scores.map((_, k) => k).filter((k) => !on.includes(k));
        for (const a of on) {
          for (const b of off) {
            const [x, y] = [scores[a], scores[b]];
            expect(Number.isNaN(x) ? Number.isNaN(y) && a < b : Number.isNaN(y) || x > y || (x === y && a < b)).toBe(
              true,
            );
          }
        }
      }),
    );
  });

  it('reads columns too', () => expect(survivors(3, Float64Array.of(1, 5, 2, 7))).toEqual([1, 3]));
});
