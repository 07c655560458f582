// What the sampler that learns has learnt.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { random } from '../../../engine/index.js';
import { better } from '../../../sweep/samplers/better.js';
import { makeSampler, SAMPLERS } from '../../../sweep/samplers/index.js';
import { parzenOf } from '../../../sweep/samplers/parzen.js';
import type { Valid } from '../../../sweep/space/make-space.js';
import type { Point } from '../../../sweep/space/space.js';
import { type Score, searched, spaceOfSizes } from './spaces.js';

const pointsOf = (
  name: string,
  sizes: readonly number[],
  seed: number,
  score: Score,
  valid?: Valid,
): readonly Point[] =>
  searched(makeSampler(SAMPLERS[name], { space: spaceOfSizes(sizes, valid), trials: 150, seed, objectives: 1 }), score);

const SMOOTH: Record<string, { sizes: readonly number[]; score: (point: Point) => number; valid?: Valid }> = {
  'a hill': { sizes: [40, 40], score: ([a, b]) => -((a - 27) ** 2) - (b - 11) ** 2 },
  'a ridge': { sizes: [40, 40], score: ([a, b]) => -((a - b - 5) ** 2) - 0.1 * (a + b - 40) ** 2 },
  'half a hill': {
    sizes: [40, 40],
    score: ([a, b]) => -((a - 12) ** 2) - (b - 25) ** 2,
    valid: ({ d0, d1 }) => Number(d0) < Number(d1) || 'no',
  },
  'a hill that is not defined all over': {
    sizes: [40, 40],
    score: ([a, b]) => ((a + b) % 3 === 0 ? Number.NaN : -((a - 27) ** 2) - (b - 11) ** 2),
  },
  'a hill in four dimensions': {
    sizes: [20, 20, 20, 20],
    score: (point) => -point.reduce((sum, level, k) => sum + (level - [3, 15, 9, 18][k]) ** 2, 0),
  },
  'a hill of a million million million points': {
    sizes: [1e9, 1e9],
    score: ([a, b]) => -((a / 1e9 - 0.7) ** 2) - (b / 1e9 - 0.2) ** 2,
  },
};

describe('tpe', () => {
  it.each(Object.entries(SMOOTH))('finds the top of %s better than chance does', (_, { sizes, score, valid }) => {
    let [better, worse] = [0, 0];
    for (let seed = 0; seed < 30; seed++) {
      const [learnt, drawn] = ['tpe', 'random'].map((name) =>
        pointsOf(name, sizes, seed, (point) => [score(point)], valid).reduce((best, point) => {
          const found = score(point);
          return found > best ? found : best;
        }, Number.NEGATIVE_INFINITY),
      );
      if (learnt > drawn) better++;
      if (learnt < drawn) worse++;
    }
    // Were they alike, so few of so many that differ would be worse once in a thousand times (sign test).
    expect(signTest(better, worse)).toBeLessThan(0.001);
  });

  it('learns which name is the better one', () => {
    const counts = [0, 0];
    for (let seed = 0; seed < 10; seed++) {
      const points = pointsOf('tpe', [3, 1_000], seed, ([name, level]) => [(name === 1 ? 10 : 0) - level / 1_000]);
      for (const [name] of points.slice(32)) counts[name === 1 ? 0 : 1]++;
    }
    expect(counts[0]).toBeGreaterThan(2 * counts[1]);
  });

  it('finds both ends of a front of two objectives', () => {
    let [learnt, drawn] = [0, 0];
    for (let seed = 0; seed < 10; seed++) {
      const onFront = (name: string) => {
        const space = spaceOfSizes([60, 60]);
        const sampler = makeSampler(SAMPLERS[name], { space, trials: 200, seed, objectives: 2 });
        // The front is the row in which the second level is 30, from 10 to 50.
        const score: Score = ([a, b]) => [-((a - 10) ** 2) - (b - 30) ** 2, -((a - 50) ** 2) - (b - 30) ** 2];
        const found = searched(sampler, score).filter(([a, b]) => a >= 10 && a <= 50 && Math.abs(b - 30) <= 1);
        return new Set(found.map(([a]) => Math.floor((a - 10) / 8.2))).size === 5 ? found.length : 0;
      };
      learnt += onFront('tpe');
      drawn += onFront('random');
    }
    expect(learnt).toBeGreaterThan(3 * drawn);
  });

  it('asks in batches of the size that it is given', () => {
    const search = { space: spaceOfSizes([40, 40]), trials: 50, seed: 1, objectives: 1 };
    for (const [values, batch] of [
      [{}, 16],
      [{ batch: 7 }, 7],
    ] as const) {
      const sampler = makeSampler(SAMPLERS.tpe, search, values);
      const sizes: number[] = [];
      for (let points = [...sampler.ask()]; points.length > 0; points = [...sampler.ask()]) {
        sizes.push(points.length);
        sampler.tell(points.map(() => [1]));
      }
      expect(sizes).toEqual([...Array.from({ length: Math.floor(50 / batch) }, () => batch), 50 % batch]);
    }
    expect(() => makeSampler(SAMPLERS.tpe, search, { batch: 0 })).toThrow('Param "batch" is 0; give a number from 1');
  });

  it('is told of each batch, and of no other', () => {
    const sampler = makeSampler(SAMPLERS.tpe, { space: spaceOfSizes([9, 9]), trials: 81, seed: 1, objectives: 1 });
    const batch = [...sampler.ask()];
    expect(() => sampler.ask()).toThrow(RangeError);
    expect(() => sampler.tell([[1]])).toThrow(RangeError);
    sampler.tell(batch.map(() => [1]));
    expect([...sampler.ask()]).toHaveLength(16);
  });

  it('goes on at random where nothing has a score', () => {
    const space = spaceOfSizes([40, 40]);
    const search = { space, trials: 150, seed: 4, objectives: 1 };
    expect(searched(makeSampler(SAMPLERS.tpe, search), () => [Number.NaN])).toEqual(
      searched(makeSampler(SAMPLERS.random, search), () => [0]),
    );
  });
});

/** Probability of at most so many worse ones among those that differ, were both equally likely. */
function signTest(better: number, worse: number): number {
  const n = better + worse;
  let [term, sum] = [2 ** -n, 0];
  for (let k = 0; k <= worse; k++) {
    sum += term;
    term *= (n - k) / (k + 1);
  }
  return sum;
}

describe('the better trials', () => {
  const figure = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.constant(Number.NaN));

  it('are about a seventh, none worse than one that is not, of equals the lower', () => {
    fc.assert(
      fc.property(fc.array(figure.map((score) => [score])), (scores) => {
        const found = better(scores);
        const known = scores.filter(([score]) => !Number.isNaN(score)).length;
        expect(found).toHaveLength(Math.min(25, known, Math.ceil(0.15 * scores.length)));
        expect(found.toSorted((a, b) => a - b)).toEqual(found);
        const others = scores.map((_, k) => k).filter((k) => !found.includes(k) && !Number.isNaN(scores[k][0]));
        for (const a of found) {
          for (const b of others) {
            expect(scores[a][0] > scores[b][0] || (scores[a][0] === scores[b][0] && a < b)).toBe(true);
          }
        }
      }),
    );
  });

  it('of several scores are whole fronts, one below the other, the last one thinned', () => {
    const dominates = (a: readonly number[], b: readonly number[]) =>
      a.every((score, k) => score >= b[k]) && a.some((score, k) => score > b[k]);
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, figure), { maxLength: 60 }), (scores) => {
        const found = better(scores);
        const known = scores.map((_, k) => k).filter((k) => !scores[k].some(Number.isNaN));
        expect(found).toHaveLength(Math.min(25, known.length, Math.ceil(0.15 * scores.length)));
        expect(new Set(found).size).toBe(found.length);
        let left = known;
        let wanted = found.length;
        while (wanted > 0 && left.length > 0) {
          const front = left.filter((a) => !left.some((b) => dominates(scores[b], scores[a])));
          const taken = front.filter((k) => found.includes(k));
          expect(taken).toHaveLength(Math.min(front.length, wanted));
          wanted -= taken.length;
          left = left.filter((k) => !front.includes(k));
        }
        expect(wanted).toBe(0);
      }),
    );
  });
});

describe('a density over levels', () => {
  const dimension = fc.record({ size: fc.integer({ min: 1, max: 40 }), scale: fc.constantFrom('linear', 'names') });

  it('sums to 1, is above 0 everywhere, and highest where the points are', () => {
    fc.assert(
      fc.property(dimension, fc.array(fc.nat(), { maxLength: 20 }), fc.nat(), (of, any, other) => {
        const parzen = parzenOf(
          of,
          any.map((level) => level % of.size),
        );
        for (const added of [false, true]) {
          if (added) parzen.add(other % of.size);
          const densities = Array.from({ length: of.size }, (_, level) => parzen.density(level));
          expect(Math.min(...densities)).toBeGreaterThan(0);
          expect(densities.reduce((sum, density) => sum + density, 0)).toBeCloseTo(1, 9);
        }
        const one = parzenOf(of, [other % of.size]);
        for (let level = 0; level < of.size; level++) {
          expect(one.density(level)).toBeLessThanOrEqual(one.density(other % of.size));
        }
      }),
    );
  });

  it.each([
    [{ size: 7, scale: 'linear' }, [1, 5, 5]],
    [{ size: 7, scale: 'names' }, [1, 5, 5]],
    [{ size: 700, scale: 'log' }, [100, 650]],
  ] as const)('%j is drawn from as it says', (of, levels) => {
    const parzen = parzenOf(of, levels);
    const next = random(3, 'draw');
    const parts = Array.from({ length: 7 }, () => 0);
    const expected = Array.from({ length: 7 }, () => 0);
    const part = (level: number) => Math.floor((level * 7) / of.size);
    const draws = 20_000;
    let whole = 0;
    for (let level = 0; level < of.size; level++) whole += parzen.density(level);
    for (let level = 0; level < of.size; level++) expected[part(level)] += (parzen.density(level) * draws) / whole;
    for (let k = 0; k < draws; k++) parts[part(parzen.draw(next))]++;
    // Cells of a large dimension hold two levels, or three: the densities of levels are even only nearly.
    const distance = parts.reduce((sum, count, k) => sum + (count - expected[k]) ** 2 / expected[k], 0);
    expect(distance).toBeLessThan(30);
  });

  it('draws every level of a dimension that is larger than its cells', () => {
    const parzen = parzenOf({ size: 700, scale: 'linear' }, []);
    const next = random(3, 'draw');
    const drawn = new Set(Array.from({ length: 20_000 }, () => parzen.draw(next)));
    expect([drawn.size, Math.min(...drawn), Math.max(...drawn)]).toEqual([700, 0, 699]);
  });
});
