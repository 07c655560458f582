// The probability of backtest overfitting against a slow reference that joins the rows of each half and ranks them by counting.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pbo, pboOfBlocks } from '../../../reports/luck/index.js';
import { partsOf } from './search.js';

/** All ways to choose half of the blocks, in lexicographic order. */
function halves(blocks: number): number[][] {
  const out: number[][] = [];
  const grow = (chosen: number[], from: number): void => {
    if (chosen.length === blocks / 2) out.push(chosen);
    else for (let b = from; b < blocks; b++) grow([...chosen, b], b + 1);
  };
  grow([], 0);
  return out;
}

function sharpe(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((a, b) => a + (b - mean) ** 2, 0);
  return squares < 1e-20 ? 0 : mean / Math.sqrt(squares / (values.length - 1));
}

function slowPbo(rows: readonly number[][], blocks: number, score: (values: readonly number[]) => number) {
  const trials = rows[0].length;
  const lambdas: number[] = [];
  const pairs: [number, number][] = [];
  const all: (readonly [inside: number[], outside: number[]])[] = [];
  for (const chosen of halves(blocks)) {
    const inside = rows.filter((_, t) => chosen.includes(Math.floor((t * blocks) / rows.length)));
    const outside = rows.filter((_, t) => !chosen.includes(Math.floor((t * blocks) / rows.length)));
    const scores = (part: readonly number[][]): number[] => rows[0].map((_, k) => score(part.map((row) => row[k])));
    const [first, second] = [scores(inside), scores(outside)];
    all.push([first, second]);
    const winner = first.indexOf(Math.max(...first));
    const below = second.filter((x) => x < second[winner]).length;
    const equal = second.filter((x) => x === second[winner]).length;
    const w = (below + (equal + 1) / 2) / (trials + 1);
    lambdas.push(Math.log(w / (1 - w)));
    pairs.push([first[winner], second[winner]]);
  }
  const mean = (of: (pair: [number, number]) => number): number =>
    pairs.reduce((sum, p) => sum + of(p), 0) / pairs.length;
  const [x, y] = [mean((p) => p[0]), mean((p) => p[1])];
  const slope = mean((p) => (p[0] - x) * (p[1] - y)) / mean((p) => (p[0] - x) ** 2);
  const tiny = 1e-9;
  return {
    pbo: lambdas.filter((l) => l <= tiny).length / lambdas.length,
    strict: lambdas.filter((l) => l < -tiny).length / lambdas.length,
    loss: mean((p) => Number(p[1] < 0)),
    slope,
    lambdas,
    pairs,
    all,
  };
}

const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

/** Whole numbers, so that sums are exact in any order and ties are ties; then others. */
const whole = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.constantFrom(2, 4, 6), fc.integer({ min: 0, max: 7 }))
  .chain(([trials, blocks, extra]) =>
    fc.record({
      blocks: fc.constant(blocks),
      rows: fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: trials, maxLength: trials }), {
        minLength: 2 * blocks + extra,
        maxLength: 2 * blocks + extra,
      }),
    }),
  );

describe('agrees with the slow reference', () => {
  it('for the mean, ties and odd cuts included', () =>
    fc.assert(
      fc.property(whole, ({ rows, blocks }) => {
        const slow = slowPbo(rows, blocks, total);
        const fast = pbo(rows, { blocks, metric: 'mean' });
        expect([...fast.lambdas].map((x, i) => Math.abs(x - slow.lambdas[i]) < 1e-12)).not.toContain(false);
        expect(fast.pbo).toBe(slow.pbo);
        expect(pbo(rows, { blocks, metric: 'mean', strict: true }).pbo).toBe(slow.strict);
        expect(fast.probabilityOfLoss).toBeCloseTo(slow.loss, 12);
        expect([...fast.outOfSample]).toEqual(slow.pairs.map(([, out]) => out));
        if (Number.isFinite(slow.slope) && !Number.isNaN(fast.slope)) expect(fast.slope).toBeCloseTo(slow.slope, 8);
        const by = pbo(rows, { blocks, metric: (returns) => total([...returns]) });
        expect([by.pbo, ...by.lambdas]).toEqual([fast.pbo, ...fast.lambdas]);
      }),
    ));

  // Where ratios tie, the last digit decides for one of them, and either is right.
  it('for the Sharpe ratio, constant columns and halves included', () =>
    fc.assert(
      fc.property(whole, fc.boolean(), ({ rows, blocks }, flat) => {
        const matrix = rows.map((row) => row.map((x, k) => (flat && k === 1 ? 0.01 : x * 0.01)));
        const { all } = slowPbo(matrix, blocks, sharpe);
        const fast = pbo(matrix, { blocks });
        const near = 1e-9;
        for (const [i, [inside, outside]] of all.entries()) {
          const winner = fast.winners[i];
          expect(Math.abs(fast.inSample[i] - Math.max(...inside))).toBeLessThan(near);
          expect(Math.abs(fast.inSample[i] - inside[winner])).toBeLessThan(near);
          expect(Math.abs(fast.outOfSample[i] - outside[winner])).toBeLessThan(near);
          const below = outside.filter((x) => x < outside[winner] - near).length;
          const above = outside.filter((x) => x > outside[winner] + near).length;
          const rank = (outside.length + 1) / (1 + Math.exp(-fast.lambdas[i]));
          expect(rank).toBeGreaterThan(below + 1 - near);
          expect(rank).toBeLessThan(outside.length - above + near);
        }
      }),
    ));

  it('for the Sharpe ratio of noise, to the last split', () => {
    for (const [rows, trials, blocks] of [
      [40, 3, 4],
      [41, 4, 6],
      [67, 7, 8],
      [33, 2, 2],
    ]) {
      const matrix = Array.from({ length: rows }, (_, t) =>
        Array.from({ length: trials }, (_, k) => Math.sin(t * 7.3 + k * k * 1.7 + t * t)),
      );
      const slow = slowPbo(matrix, blocks, sharpe);
      const fast = pbo(matrix, { blocks });
      expect(fast.pbo).toBe(slow.pbo);
      for (const [i, x] of slow.lambdas.entries()) expect(fast.lambdas[i]).toBeCloseTo(x, 12);
      for (const [i, [inside, outside]] of slow.pairs.entries()) {
        expect(fast.inSample[i]).toBeCloseTo(inside, 12);
        expect(fast.outOfSample[i]).toBeCloseTo(outside, 12);
      }
      expect(fast.slope).toBeCloseTo(slow.slope, 9);
      const own = pbo(matrix, { blocks, metric: (returns) => sharpe([...returns]) });
      expect([...own.lambdas]).toEqual([...fast.lambdas]);
      expect([...own.winners]).toEqual([...fast.winners]);
    }
  });
});

it('of block sums is that of the matrix', () => {
  const trials = Array.from({ length: 9 }, (_, k) =>
    Float64Array.from({ length: 160 }, (_, t) => Math.sin(t * t * 0.7 + k * 3.1)),
  );
  const matrix = Array.from({ length: 160 }, (_, t) => trials.map((trial) => trial[t]));
  const whole = pbo(matrix);
  const sums = trials.map((trial) => partsOf(trial, 16));
  const squares = trials.map((trial) =>
    partsOf(
      trial.map((x) => x * x),
      16,
    ),
  );
  const counts = Array.from({ length: 16 }, () => 10);
  const parts = pboOfBlocks({ trials: 9, counts, sums: (k) => sums[k], squares: (k) => squares[k] });
  expect(parts).toEqual(whole);
  expect(whole.lambdas).toHaveLength(12870);
});

describe('edges', () => {
  const rows = (trials: number, length = 16): number[][] =>
    Array.from({ length }, (_, t) => Array.from({ length: trials }, (_, k) => Math.cos(t * 5.1 + k)));

  it('one trial alone was not picked: the share is undefined, its splits are there', () => {
    const one = pbo(rows(1), { blocks: 4 });
    expect(one.pbo).toBeNaN();
    expect([...one.lambdas]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('trials that are all the same stand in the middle', () => {
    const same = pbo(
      rows(1).map(([x]) => [x, x, x, x]),
      { blocks: 4 },
    );
    expect(same.pbo).toBe(1);
    expect(new Set(same.lambdas)).toEqual(new Set([0]));
    expect(new Set(same.winners)).toEqual(new Set([0]));
    expect(
      pbo(
        rows(1).map(([x]) => [x, x]),
        { blocks: 4, strict: true },
      ).pbo,
    ).toBe(0);
  });

  it('one that is always best is not overfit; returns that never vary have no slope', () => {
    const clear = pbo(
      rows(5).map((row) => row.map((x, k) => 0.01 * x + (k === 3 ? 1 : 0))),
      { blocks: 4 },
    );
    expect(clear.pbo).toBe(0);
    expect(new Set(clear.winners)).toEqual(new Set([3]));
    const flat = pbo(
      rows(3).map(() => [0, 0.1, -0.1]),
      { blocks: 4 },
    );
    expect(flat.slope).toBeNaN();
    expect([...flat.inSample]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('a metric that is not defined is worse than any other', () => {
    const withNaN = pbo(rows(3), { blocks: 4, metric: (returns) => (returns[0] > 0.5 ? NaN : returns[0]) });
    expect(withNaN.lambdas.every((x) => Number.isFinite(x))).toBe(true);
  });

  it.each<[string, () => unknown, string]>([
    ['an odd number of blocks', () => pbo(rows(2), { blocks: 5 }), 'an even number'],
    ['no blocks', () => pbo(rows(2), { blocks: 0 }), 'an even number'],
    ['too many blocks', () => pbo(rows(2, 60), { blocks: 26 }), 'an even number'],
    ['fewer rows than blocks', () => pbo(rows(2, 6), { blocks: 8 }), 'cannot be cut'],
    ['no rows', () => pbo([]), 'without numbers'],
    ['another metric', () => pbo(rows(2), { metric: 'sortino' as 'sharpe' }), 'sharpe, mean or a function'],
    ['no columns', () => pbo([[], []]), 'without numbers'],
    ['rows of unlike length', () => pbo([[1, 2], [1]], { blocks: 2 }), 'row 1 has 1'],
    [
      'what is no number',
      () =>
        pbo(
          [
            [1, 2],
            [1, NaN],
          ],
          { blocks: 2 },
        ),
      'row 1, column 1 is NaN',
    ],
    [
      'an empty block',
      () => pboOfBlocks({ trials: 1, counts: [1, 0], sums: () => [1, 1], squares: () => [1, 1] }),
      'without rows',
    ],
    [
      'no trials',
      () => pboOfBlocks({ trials: 0, counts: [1, 1], sums: () => [1, 1], squares: () => [1, 1] }),
      'one or more',
    ],
  ])('refused: %s', (_, act, says) => {
    expect(act).toThrow(RangeError);
    expect(act).toThrow(says);
  });
});
