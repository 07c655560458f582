// What one walk over a curve tells is to the bit what each of those tells who look for one thing alone.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkCurve, walkReturns } from '../../../reports/metrics/curve-walk.js';
import { downsideDeviation, maxDrawdown, simpleReturns } from '../../../reports/metrics/index.js';
import { deviation, mean } from '../../../reports/statistics.js';

/** Steps of a curve that moves a little, with some that leave nothing, less than nothing, or no number. */
const step = fc.oneof(
  { weight: 60, arbitrary: fc.double({ min: 0.9, max: 1.12, noNaN: true }) },
  { weight: 3, arbitrary: fc.constant(1) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, -1, 1e-300, 1e300, Number.NaN, Infinity, -Infinity) },
);
const curve = fc.tuple(fc.constantFrom(1e6, 1, 0, -5), fc.array(step, { maxLength: 80 })).map(([from, steps]) => {
  let level = from;
  return Float64Array.from([1, ...steps], (x) => (level *= x));
});
const anything = fc.array(fc.double(), { maxLength: 8 }).map((list) => Float64Array.from(list));

describe('one walk', () => {
  it('over the equity has its returns, their mean, its own mean and its depth', () => {
    const seen = { sound: 0, unsound: 0, empty: 0, fallen: 0 };
    fc.assert(
      fc.property(fc.oneof({ weight: 5, arbitrary: curve }, anything), (equity) => {
        const { returns, meanReturn, meanEquity, depth } = walkCurve(equity);
        expect(returns).toEqual(simpleReturns(equity));
        expect(meanReturn).toBe(mean(returns));
        expect(meanEquity).toBe(mean(equity));
        expect(depth).toBe(maxDrawdown(equity));
        if (equity.length === 0) seen.empty++;
        else if (Number.isFinite(meanReturn)) seen.sound++;
        else seen.unsound++;
        if (depth < 0) seen.fallen++;
      }),
      { numRuns: 2000, seed: 61 },
    );
    for (const [what, often] of Object.entries(seen))
      expect({ what, often: often > 20 }).toEqual({ what, often: true });
  });

  it('over the returns has their deviation and what they fall short of a target', () => {
    const returns = fc.oneof(
      fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { maxLength: 60 }),
      fc.array(fc.constantFrom(0.01, 0.01 + 1e-17, -0.02), { maxLength: 6 }),
      fc.array(fc.double(), { maxLength: 6 }),
    );
    fc.assert(
      fc.property(returns, fc.constantFrom(0, 0.0001, -0.02), (list, target) => {
        const column = Float64Array.from(list);
        const found = walkReturns(column, mean(column), target);
        expect(found.deviation).toBe(deviation(column));
        expect(found.shortfall).toBe(downsideDeviation(column, target));
      }),
      { numRuns: 1000, seed: 62 },
    );
  });
});
