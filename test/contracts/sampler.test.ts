// What every sampler promises, one suite for all.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { makeSampler, SAMPLERS, isSampler, type Search } from '../../sweep/samplers/index.js';
import type { Point } from '../../sweep/space/space.js';
import { anySpace, searched, spaceOfSizes } from '../sweep/samplers/spaces.js';

const anySearch = fc.record({
  space: anySpace,
  trials: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Number.POSITIVE_INFINITY)),
  seed: fc.oneof(fc.integer(), fc.string({ minLength: 1 })),
  objectives: fc.integer({ min: 1, max: 3 }),
});

/** Scores that depend on the point alone, some of them undefined. */
const scoreOf =
  (objectives: number) =>
  (point: Point): readonly number[] =>
    Array.from({ length: objectives }, (_, k) => {
      const value = point.reduce((sum, level, j) => sum - (level - 2 - k) * (level - j - k), 0);
      return value % 7 === 3 ? Number.NaN : value;
    });

describe.each(Object.entries(SAMPLERS))('the sampler %s', (name, declaration) => {
  const run = (search: Search) => searched(makeSampler(declaration, search), scoreOf(search.objectives));
  const check = (holds: (search: Search) => void) =>
    fc.assert(fc.property(anySearch, holds), { numRuns: 150, seed: 1 });

  it('is declared, says what it does, and documents its params', () => {
    expect(isSampler(declaration)).toBe(true);
    expect(declaration.about).toMatch(/^[A-Z].{20,}\.$/);
    for (const { about } of Object.values(declaration.params)) expect(about).toMatch(/^[^A-Z].{5,}[^.]$/);
  });

  it('asks for valid points of the space, none twice, as many as it may or as there are', () =>
    check((search) => {
      const valid = new Set([...search.space.points()].map((point) => point.join(' ')));
      const keys = run(search).map((point) => point.join(' '));
      for (const key of keys) expect(valid.has(key)).toBe(true);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).toHaveLength(Math.min(search.trials, valid.size));
    }));

  it('depends on its search alone: asked again, and in between another, it goes the same way', () =>
    check((search) => {
      const alone = run(search);
      const score = scoreOf(search.objectives);
      const two = [makeSampler(declaration, search), makeSampler(declaration, search)];
      const found: Point[][] = [[], []];
      for (let isOver = false; !isOver;) {
        const asked = two.map((sampler) => sampler.ask()[Symbol.iterator]());
        const batches: Point[][] = [[], []];
        let open = [0, 1];
        while (open.length > 0) {
          open = open.filter((k) => {
            const { done, value } = asked[k].next();
            if (!done) batches[k].push(value);
            return !done;
          });
        }
        batches.forEach((batch, k) => found[k].push(...batch));
        isOver = batches.every(({ length }) => length === 0);
        if (!isOver) two.forEach((sampler, k) => sampler.tell(batches[k].map(score)));
      }
      expect(found).toEqual([alone, alone]);
    }));

  it('yields batches of one size if it learns, all at once if it does not', () =>
    check((search) => {
      const sampler = makeSampler(declaration, search);
      const sizes: number[] = [];
      for (;;) {
        const points = [...sampler.ask()];
        if (points.length === 0) break;
        sizes.push(points.length);
        sampler.tell(points.map(scoreOf(search.objectives)));
      }
      if (!declaration.learns) {
        expect(sizes.length).toBeLessThan(2);
        expect(searched(makeSampler(declaration, search), () => [Number.NaN])).toEqual(run(search));
      } else {
        for (const size of sizes.slice(0, -1)) expect(size).toBe(sizes[0]);
        expect(sizes.at(-1) ?? 0).toBeLessThanOrEqual(sizes[0] ?? 0);
      }
      expect([...sampler.ask()]).toEqual([]);
    }));

  it('tries other points, or in another order, with another seed, but for the grid', () => {
    const space = spaceOfSizes([40, 40]);
    const ways = Array.from({ length: 20 }, (_, seed) => run({ space, trials: 64, seed, objectives: 1 }).join(';'));
    expect(new Set(ways).size).toBe(name === 'grid' ? 1 : 20);
  });

  it.each([
    ['two thousand million points', [50_000, 40_000]],
    ['more points than can be numbered', [2 ** 31, 2 ** 31, 2 ** 31]],
  ])('takes 1,000 of %s without looking at the rest', (_, sizes) => {
    let looked = 0;
    const space = spaceOfSizes(sizes, ({ d0, d1 }) => (looked++, Number(d0) <= Number(d1) || 'no'));
    for (const trials of [1_000, 1e15]) {
      const sampler = makeSampler(declaration, { space, trials, seed: 7, objectives: 1 });
      expect(searched(sampler, ([a, b]) => [-Math.abs(a - b / 2)], 1_000)).toHaveLength(1_000);
    }
    expect(looked).toBeLessThan(200_000);
  });
});

describe.each(Object.entries(SAMPLERS).filter(([name]) => name !== 'grid'))('the sampler %s', (_name, declaration) => {
  it('ends where hardly any point goes together', () => {
    let looked = 0;
    const space = spaceOfSizes([50_000, 40_000], () => (looked++, 'no'));
    const sampler = makeSampler(declaration, { space, trials: 100, seed: 1, objectives: 1 });
    expect(searched(sampler, () => [1])).toEqual([]);
    expect(looked).toBeLessThan(1_100_000);
  });
});
