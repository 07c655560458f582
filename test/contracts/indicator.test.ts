// What every indicator promises, one suite for all.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { axisOf } from '../../engine/axis.js';
import { ColumnCache } from '../../engine/column-cache.js';
import * as engine from '../../engine/indicators/index.js';
import { sourceOf } from '../../engine/series.js';
import { INDICATORS } from './indicators.js';
import {
  PLENTY,
  any,
  bars,
  dense,
  firstOf,
  lengthOf,
  long,
  ownBy,
  seenFrom,
  seriesOn,
  short,
  sourcesOn,
  whole,
  window,
  withHoles,
} from './indicators/drawn.js';
import type { Seen } from './indicators/entry.js';

const isWithin = (a: number, b: number, tolerance: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= tolerance;

describe('the table of indicators', () => {
  it('names every indicator that there is', () => {
    // Those of a fund's published series have a second definition in test/engine/funds.test.ts.
    const names = [...Object.keys(INDICATORS).map((name) => name.split(/[:, ]/)[0]), 'netSubscription', 'premium'];
    expect(Object.keys(engine).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('shares no column between two that differ: in one cache each is what it is in a cache of its own', () => {
    const calls = Object.entries(INDICATORS).flatMap(([name, { make, also = [] }]) =>
      [make, ...also].flatMap((one, at) => [1, 2, 3, 4, 7].map((n) => ({ name: `${name} ${at} of ${n}`, one, n }))),
    );
    fc.assert(
      fc.property(fc.oneof(short, long), fc.shuffledSubarray(calls, { minLength: calls.length }), (seen, shuffled) => {
        const shared = dense(seen, new ColumnCache());
        for (const { name, one, n } of shuffled) {
          const together = sourceOf(one(shared, n)).own;
          const alone = sourceOf(one(dense(seen), n)).own;
          if (!together.every((x, k) => Object.is(x, alone[k]))) {
            throw new Error(`${name} is ${[...together].join(' ')}, and by itself ${[...alone].join(' ')}`);
          }
        }
      }),
      { seed: 1, numRuns: 10 },
    );
  });
});

describe.each(Object.entries(INDICATORS))('%s', (_, entry) => {
  const { make, value, needs, size, hasWindow, isShared } = entry;
  const ownOf = (seen: Seen, n: number) => ownBy(make, seen, n);

  it('is what its second definition says', () => {
    fc.assert(
      fc.property(any, window, (all, n) => {
        const own = ownOf(all, n);
        for (let k = 0; k < own.length; k += own.length > 100 ? 7 : 1) {
          const seen = firstOf(all, k + 1);
          const expected = value(seen, n);
          if (!isWithin(own[k], expected, 1e-9 * size(seen, n)))
            throw new Error(`after ${k + 1} observations it is ${own[k]}, should be ${expected}`);
        }
      }),
      { seed: 1, numRuns: 120 },
    );
  });

  it('is NaN until it has what it needs, and then a number', () => {
    fc.assert(
      fc.property(whole, window, (all, n) => {
        if (needs(n) === Infinity) return;
        ownOf(all, n).forEach((x, k) => expect(Number.isNaN(x)).toBe(k + 1 < needs(n)));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('gives a prefix for a prefix, to the bit, and so the same step by step as at once', () => {
    fc.assert(
      fc.property(short, window, (all, n) => {
        const own = ownOf(all, n);
        for (let length = 1; length <= own.length; length++) {
          expect(ownOf(firstOf(all, length), n)).toEqual(own.slice(0, length));
        }
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('gives a prefix of a long one too', () => {
    fc.assert(
      fc.property(whole, window, fc.nat(), (all, n, cut) => {
        const length = 1 + (cut % lengthOf(all));
        expect(ownOf(firstOf(all, length), n)).toEqual(ownOf(all, n).slice(0, length));
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it("counts the source's own observations, on whatever rows they lie", () => {
    fc.assert(
      fc.property(
        withHoles,
        window,
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 40, maxLength: 40 }),
        (all, n, steps) => {
          let row = -1;
          const rows = Int32Array.from(all.close, (_, k) => (row += steps[k]));
          const sparse = sourceOf(make(sourcesOn(all, axisOf(rows, row + 1), row + 1), n));
          expect(sparse.own).toEqual(ownOf(all, n));
          rows.forEach((at, k) => expect(sparse.column[at]).toBe(sparse.own[k]));
        },
      ),
      { seed: 1 },
    );
  });

  it('shares its column between equal calls', () => {
    const source = dense(seenFrom(fc.sample(bars(PLENTY, [100, 200], [9, 9]), { seed: 1, numRuns: 1 })[0]));
    const columns = [3, 3, 2].map((n) => sourceOf(make(source, n)).column);
    expect(columns[0] === columns[1]).toBe(isShared);
    if (hasWindow) expect(columns[0]).not.toBe(columns[2]);
  });

  it('asks for a whole number of bars', () => {
    if (!hasWindow) return;
    const source = dense(seenFrom([{ prices: [1, 2, 3, 4], volume: 1, other: 1, hole: 'none' }]));
    for (const n of [0, -1, 1.5, NaN, Infinity]) expect(() => make(source, n)).toThrow(/^\w+: .* bars?\b/);
  });
});

const LEVEL = Object.entries(INDICATORS).filter(([, { atHigherLevel }]) => atHigherLevel !== undefined);

describe.each(LEVEL)('%s', (_, { make, size, atHigherLevel }) => {
  it('keeps its digits where small moves lie on a high level', () => {
    const [unit, level] = [2 ** -20, 2 ** 20];
    // Both levels hold the moves exactly, and so an exact indicator has the same digits.
    fc.assert(
      fc.property(fc.oneof(bars(PLENTY, [1, 1000], [1, 40]), bars(PLENTY, [1, 3], [1, 40])), window, (drawn, n) => {
        const low = seenFrom(drawn, unit);
        const rise = atHigherLevel === 'the same' ? 0 : level;
        const [below, above] = [ownBy(make, low, n), ownBy(make, seenFrom(drawn, unit, level), n)];
        below.forEach((x, k) => {
          const tolerance = 1e-9 * size(firstOf(low, k + 1), n) + 4 * rise * Number.EPSILON;
          if (!isWithin(above[k] - rise, x, tolerance))
            throw new Error(`after ${k + 1} observations it is ${x}, and at the higher level ${above[k] - rise}`);
        });
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});

describe('indicators of several series', () => {
  it('have something new wherever one of their sources has', () => {
    const cache = new ColumnCache();
    const left = seriesOn([1, 2, 3], axisOf(Int32Array.of(0, 2, 4), 6), 6, cache);
    const right = seriesOn([10, 20], axisOf(Int32Array.of(1, 4), 6), 6, cache);
    const both = sourceOf(engine.combine([left, right], (a, b) => a + b));
    expect([...both.axis.rows]).toEqual([0, 1, 2, 4]);
    expect([...both.own]).toEqual([NaN, 11, 12, 23]);
    expect([...both.column]).toEqual([NaN, 11, 12, 12, 23, 23]);
  });

  it('cross on the row of the crossing only', () => {
    const cache = new ColumnCache();
    const axis = axisOf(Int32Array.of(0, 2, 4), 6);
    const cross = engine.crosses(seriesOn([1, 3, 1], axis, 6, cache), seriesOn([2, 2, 2], axis, 6, cache));
    expect([...sourceOf(cross).column]).toEqual([0, 0, 1, 0, -1, 0]);
  });

  it('correlate only the bars on which both have something new', () => {
    const cache = new ColumnCache();
    const left = seriesOn([1, 3, 2, 5, 4], axisOf(Int32Array.of(0, 1, 3, 4, 6), 7), 7, cache);
    const right = seriesOn([2, 9, 7, 4], axisOf(Int32Array.of(0, 2, 3, 6), 7), 7, cache);
    const both = sourceOf(engine.correlation(left, right, 2));
    expect([...both.axis.rows]).toEqual([0, 3, 6]);
    // Of the pairs 1 2, 2 7 and 4 4.
    expect([...both.own]).toEqual([NaN, expect.closeTo(1, 12), expect.closeTo(-1, 12)]);
    expect([...sourceOf(engine.beta(right, left, 2)).own]).toEqual([
      NaN,
      expect.closeTo(5, 12),
      expect.closeTo(-1.5, 12),
    ]);
  });

  it('fail without a series', () => expect(() => engine.indicator([], () => () => 1)).toThrow(RangeError));
});
