// The bridge: any set of windows that do not contradict each other is met, and nothing else moves.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UserError, normal, random } from '../../../engine/index.js';
import { condition } from '../../../data/generator/condition.js';
import { toDecimals, toDecimalsKeepingSums } from '../../../data/generator/to-decimals.js';

const LENGTH = 60;
// Fractions of whole numbers: doubles drawn by their bits are nearly all next to zero.
const finite = (size: number) => fc.integer({ min: -1_000_003, max: 1_000_003 }).map((x) => (x / 1_000_003) * size);
const column = (entry: fc.Arbitrary<number>) =>
  fc.array(entry, { minLength: LENGTH, maxLength: LENGTH }).map((xs) => Float64Array.from(xs));
const path = column(finite(0.1));
const variances = column(fc.integer({ min: 1, max: 1000 }).map((x) => x / 100_000));

const span = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);
const sumOf = (values: Float64Array, steps: readonly number[]) => steps.reduce((sum, k) => sum + values[k], 0);

// Windows that start at different places are independent whatever their ends, so they may overlap and nest at will.
const windows = fc
  .uniqueArray(fc.tuple(fc.nat(LENGTH - 2), fc.integer({ min: 1, max: 30 }), finite(0.6)), {
    selector: ([from]) => from,
    maxLength: 6,
  })
  .map((all) => all.map(([from, size, total]) => ({ steps: span(from, Math.min(LENGTH, from + size)), total })));

describe('condition', () => {
  it('meets every window and leaves all other steps alone', () => {
    fc.assert(
      fc.property(path, variances, windows, (steps, spread, given) => {
        const moved = condition(steps, spread, given);
        for (const { steps: members, total } of given)
          expect(Math.abs(sumOf(moved, members) - total)).toBeLessThan(1e-11);
        const inside = new Set(given.flatMap((window) => window.steps));
        for (let k = 0; k < LENGTH; k++) if (!inside.has(k)) expect(moved[k]).toBe(steps[k]);
      }),
    );
  });

  it('gives to each step of a single window by its variance', () => {
    fc.assert(
      fc.property(path, variances, finite(0.5), (steps, spread, total) => {
        const members = span(5, 45);
        const moved = condition(steps, spread, [{ steps: members, total }]);
        const missing = total - sumOf(steps, members);
        for (const k of members) {
          expect(moved[k] - steps[k]).toBeCloseTo((missing * spread[k]) / sumOf(spread, members), 10);
        }
      }),
    );
  });

  it('does nothing where the sums are right already', () => {
    fc.assert(
      fc.property(path, variances, (steps, spread) => {
        const right = [span(3, 20), span(10, 40)].map((members) => ({ steps: members, total: sumOf(steps, members) }));
        const moved = condition(steps, spread, right);
        for (let k = 0; k < LENGTH; k++) expect(moved[k]).toBeCloseTo(steps[k], 12);
      }),
    );
  });

  it('draws from the law of a bridge: over many paths the middle has the variance t (1 - t)', () => {
    const middles = Array.from({ length: 4000 }, (_, n) => {
      const next = random('bridge', String(n));
      const steps = Float64Array.from({ length: 20 }, () => normal(next) / Math.sqrt(20));
      const moved = condition(steps, new Float64Array(20).fill(1), [{ steps: span(0, 20), total: 0 }]);
      return sumOf(moved, span(0, 10));
    });
    const variance = middles.reduce((sum, x) => sum + x * x, 0) / middles.length;
    expect(Math.abs(variance - 0.25)).toBeLessThan(0.02);
  });

  it('refuses windows that repeat or contradict each other', () => {
    const steps = new Float64Array(10);
    const spread = steps.map(() => 1);
    const twice = [0, 1].map((total) => ({ steps: span(2, 5), total }));
    const third = [span(0, 4), span(4, 8), span(0, 8)].map((members) => ({ steps: members, total: 1 }));
    for (const given of [twice, third, [{ steps: [], total: 1 }]]) {
      expect(() => condition(steps, spread, given)).toThrow(UserError);
    }
  });
});

describe('toDecimalsKeepingSums', () => {
  it('keeps the sums of nested windows to the last decimal and moves no value by more than two units', () => {
    fc.assert(
      fc.property(path, fc.integer({ min: 1, max: 6 }), (raw, decimals) => {
        const scale = 10 ** decimals;
        const sets = [span(10, 20), span(5, 30), span(40, 55)];
        const given = sets.map((steps) => ({ steps, total: Math.round(sumOf(raw, steps) * scale) / scale }));
        const rounded = toDecimalsKeepingSums(raw, decimals, given);
        for (const { steps, total } of given) {
          const units = steps.reduce((sum, k) => sum + Math.round(rounded[k] * scale), 0);
          expect(units - Math.round(total * scale)).toBe(0);
        }
        rounded.forEach((value, k) => {
          expect(value).toBe(toDecimals(value, decimals));
          expect(Math.abs(value - raw[k]) * scale).toBeLessThan(2);
        });
      }),
    );
  });

  it('moves no value of a single window by a whole unit: what rounding moved most is given back first', () => {
    fc.assert(
      fc.property(path, (raw) => {
        const steps = span(5, 50);
        const total = toDecimals(sumOf(raw, steps), 3);
        const rounded = toDecimalsKeepingSums(raw, 3, [{ steps, total }]);
        rounded.forEach((value, k) => expect(Math.abs(value - raw[k]) * 1000).toBeLessThan(1 + 1e-9));
      }),
    );
  });

  it('says so where a sum cannot be reached', () => {
    const same = [0, 1].map((total) => ({ steps: [1, 2], total }));
    expect(() => toDecimalsKeepingSums(new Float64Array(4), 2, same)).toThrow(UserError);
  });
});
