// How the points of samplers that do not learn are spread.

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { random, UserError } from '../../../engine/index.js';
import { makeSampler, SAMPLERS } from '../../../sweep/samplers/index.js';
import { permutation } from '../../../sweep/samplers/permutation.js';
import { SOBOL_DIMENSIONS, sobolSequence } from '../../../sweep/samplers/sobol-sequence.js';
import type { Point } from '../../../sweep/space/space.js';
import { searched, spaceOfSizes } from './spaces.js';

const pointsOf = (
  name: string,
  sizes: readonly number[],
  trials: number,
  seed: string | number = 1,
): readonly Point[] =>
  searched(makeSampler(SAMPLERS[name], { space: spaceOfSizes(sizes), trials, seed, objectives: 1 }), () => [0]);

/** Pearson's chi-squared of counts that should be equal, less its mean, in standard deviations. */
function unevenness(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const square = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  return (square - (counts.length - 1)) / Math.sqrt(2 * (counts.length - 1));
}

describe('a computed permutation', () => {
  it('has every number once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (size, seed) => {
        const order = permutation(size, random(seed, 'p'));
        const all = Array.from({ length: size }, (_, k) => order(k)).sort((a, b) => a - b);
        expect(all).toEqual(all.map((_, k) => k));
      }),
    );
  });

  it('stays inside up to 2^53, and is one-to-one there', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(), (any, seed) => {
        const size = Math.max(2, any);
        const order = permutation(size, random(seed, 'p'));
        const some = [0, 1, 2, Math.floor(size / 2), size - 2, size - 1].filter((number) => number < size);
        const images = some.map(order);
        for (const image of images) expect(Number.isSafeInteger(image) && image >= 0 && image < size).toBe(true);
        expect(new Set(images).size).toBe(new Set(some).size);
      }),
    );
  });

  it.each([2, 3, 4, 5, 6, 8])('of %d numbers has each pair of firsts equally often over seeds', (size) => {
    const rounds = 20_000;
    const pairs = Array.from({ length: size * size }, () => 0);
    for (let seed = 0; seed < rounds; seed++) {
      const order = permutation(size, random(seed, 'p'));
      pairs[order(0) * size + order(1)]++;
    }
    expect(unevenness(pairs.filter((_, k) => k % size !== Math.floor(k / size)))).toBeLessThan(4);
  });

  it('of 4 numbers has each of 24 orders equally often over seeds', () => {
    const orders = new Map<string, number>();
    for (let seed = 0; seed < 24_000; seed++) {
      const found = [0, 1, 2, 3].map(permutation(4, random(seed, 'p'))).join();
      orders.set(found, (orders.get(found) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    expect(unevenness([...orders.values()])).toBeLessThan(4);
  });

  it('of many numbers has no trend: neighbours lie anywhere', () => {
    const size = 1_000_003;
    const order = permutation(size, random(5, 'p'));
    const tenths = Array.from({ length: 100 }, () => 0);
    for (let k = 0; k < 40_000; k++) {
      const [a, b] = [order(k), order(k + 1)].map((image) => Math.floor((image / size) * 10));
      tenths[a * 10 + b]++;
    }
    expect(unevenness(tenths)).toBeLessThan(4);
  });
});

describe('the grid', () => {
  it('tries the first points in order, the last dimension fastest', () =>
    expect(pointsOf('grid', [2, 3], 4)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
    ]));
});

/** Squared L2 star discrepancy of points in the unit cube. Source: T. T. Warnock, 1972. */
function discrepancy(points: readonly (readonly number[])[]): number {
  const n = points.length;
  const product = (row: readonly number[], of: (x: number, k: number) => number) =>
    row.reduce((whole, x, k) => whole * of(x, k), 1);
  const single = points.reduce((sum, row) => sum + product(row, (x) => (1 - x * x) / 2), 0);
  const double = points.reduce(
    (sum, row) => sum + points.reduce((part, other) => part + product(row, (x, k) => 1 - Math.max(x, other[k])), 0),
    0,
  );
  return 3 ** -points[0].length - (2 / n) * single + double / n ** 2;
}

describe('the Sobol sequence', () => {
  // Points 100 and 1023 of scipy.stats.qmc.Sobol(40, scramble=False, bits=32), times 2^32, SciPy 1.17.1.
  const PINNED = [
    [
      100,
      [
        1778384896, 1107296256, 3321888768, 3120562176, 3791650816, 3187671040, 100663296, 2046820352, 2717908992,
        2986344448, 1979711488, 2919235584, 2046820352, 3657433088, 1375731712, 2113929216, 2919235584, 3187671040,
        3590324224, 1442840576, 3254779904, 1711276032, 33554432, 2113929216, 100663296, 33554432, 4060086272,
        2852126720, 1040187392, 3120562176, 3053453312, 1778384896, 1107296256, 1107296256, 1577058304, 2852126720,
        4194304000, 2046820352, 3858759680, 570425344,
      ],
    ],
    [
      1023,
      [
        4194304, 3233808384, 2629828608, 624951296, 801112064, 1883242496, 599785472, 2654994432, 1480589312,
        3653238784, 2915041280, 155189248, 557842432, 2856321024, 1556086784, 1992294400, 1346371584, 3762290688,
        2512388096, 1371537408, 3720347648, 79691776, 3409969152, 843055104, 1027604480, 1614807040, 2185232384,
        3267362816, 3611295744, 1866465280, 3988783104, 2638217216, 1941962752, 3753902080, 1430257664, 3711959040,
        4047503360, 4240441344, 3871342592, 2998927360,
      ],
    ],
  ] as const;

  it.each(PINNED)('is that of Joe and Kuo: point %d in 40 dimensions', (number, expected) => {
    expect(SOBOL_DIMENSIONS).toBe(expected.length);
    let at = 0;
    for (const point of sobolSequence(new Uint32Array(expected.length))) {
      if (at++ === number) {
        expect([...point]).toEqual(expected);
        return;
      }
    }
  });

  it('puts one of the first 256 points into each cell of a 16 by 16 grid, whatever the seed', () => {
    for (let seed = 0; seed < 20; seed++) {
      // The whole grid would be filled by what comes after: the first 256 points of a finer one tell.
      const cells = pointsOf('sobol', [1024, 1024], 256, seed).map(([a, b]) => `${a >> 6},${b >> 6}`);
      expect(new Set(cells).size).toBe(256);
    }
  });

  it.each([2, 3, 5])('is more even than chance in %d dimensions, on average and nearly always', (width) => {
    const sizes = Array.from({ length: width }, () => 100_000);
    const of = (name: string, seed: number) =>
      discrepancy(pointsOf(name, sizes, 128, seed).map((point) => point.map((level) => (level + 0.5) / 100_000)));
    let less = 0;
    for (let seed = 0; seed < 20; seed++) if (of('sobol', seed) < of('random', seed)) less++;
    // 17 of 20 by chance alone: one in 780.
    expect(less).toBeGreaterThanOrEqual(17);
  });

  it('is refused beyond the dimensions that it has, with another way', () => {
    const space = spaceOfSizes(Array.from({ length: 41 }, () => 2));
    expect(() => makeSampler(SAMPLERS.sobol, { space, trials: 9, seed: 1, objectives: 1 })).toThrow(
      new UserError('--sampler sobol takes at most 40 dimensions and here are 41; give --sampler latin-hypercube.'),
    );
  });
});

describe('the Latin hypercube', () => {
  it('has one point in each stratum of each dimension, where there are as many levels', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000 }), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(),
        (more, trials, seed) => {
          const sizes = more.map((size) => size + trials - 1);
          const points = pointsOf('latin-hypercube', sizes, trials, seed);
          sizes.forEach((size, k) => {
            const levels = points.map((point) => point[k]).sort((a, b) => a - b);
            levels.forEach((level, stratum) => {
              expect(level).toBeGreaterThanOrEqual(Math.floor((stratum * size) / trials));
              expect(level).toBeLessThan(Math.floor(((stratum + 1) * size) / trials));
            });
          });
        },
      ),
    );
  });

  it('has each level once where there are as many levels as points, however they divide', () => {
    for (let trials = 1; trials <= 120; trials++) {
      const levels = pointsOf('latin-hypercube', [trials, 10_000], trials, 1).map(([level]) => level);
      expect(levels.toSorted((a, b) => a - b)).toEqual(Array.from({ length: trials }, (_, level) => level));
    }
  });

  it('gives each level as many points as the others, or one more, where there are fewer levels', () => {
    for (let seed = 0; seed < 50; seed++) {
      const points = pointsOf('latin-hypercube', [3, 10_000], 20, seed);
      const counts = [0, 1, 2].map((level) => points.filter(([a]) => a === level).length);
      expect(counts.toSorted((a, b) => a - b)).toEqual([6, 7, 7]);
    }
  });

  it('joins strata of different dimensions at random', () => {
    const counts = Array.from({ length: 16 }, () => 0);
    for (let seed = 0; seed < 2_000; seed++) {
      const [[a, b]] = pointsOf('latin-hypercube', [4, 4], 4, seed);
      counts[a * 4 + b]++;
    }
    expect(unevenness(counts)).toBeLessThan(4);
  });
});

describe('random points', () => {
  it('are as likely as any other', () => {
    const counts = Array.from({ length: 12 }, () => 0);
    for (let seed = 0; seed < 6_000; seed++) {
      const [[a, b]] = pointsOf('random', [3, 4], 1, seed);
      counts[a * 4 + b]++;
    }
    expect(unevenness(counts)).toBeLessThan(4);
  });
});
