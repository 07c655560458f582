// How a window is cut into what is fitted on and what is tested on, and the words for it.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { UserError } from '../../engine/index.js';
import { crossValidationOf, purgedFolds } from '../../sweep/out-of-sample/cross-validation.js';
import { LEAST, type Span } from '../../sweep/out-of-sample/fold.js';
import { walkForwardFolds, walkForwardOf } from '../../sweep/out-of-sample/walk-forward.js';

const rowsOf = (spans: readonly Span[]): number[] =>
  spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, k) => from + k));

const anyWalk = fc
  .record({
    first: fc.nat(20),
    fit: fc.integer({ min: 3, max: 40 }),
    test: fc.integer({ min: 3, max: 20 }),
    gap: fc.nat(6),
    more: fc.nat(10),
    rest: fc.nat(100),
    anchored: fc.boolean(),
  })
  .map(({ first, fit, test, gap, more, rest, anchored }) => ({
    window: { from: first, to: first + fit + gap + test + rest },
    walk: { fit, test, gap, anchored, every: test + more, inner: null },
  }));

describe('walk-forward', () => {
  test('fits before it tests, moves on evenly, and judges no session twice', () => {
    fc.assert(
      fc.property(anyWalk, ({ window, walk }) => {
        const folds = walkForwardFolds(window, walk);
        expect(folds.length).toBeGreaterThan(0);
        folds.forEach(({ fit: [fit, ...none], test: [judged, ...others] }, k) => {
          expect([...none, ...others]).toEqual([]);
          expect(fit.from).toBe(walk.anchored ? window.from : window.from + k * walk.every);
          expect(fit.to).toBe(window.from + walk.fit + k * walk.every);
          expect(judged.from).toBe(fit.to + walk.gap);
          const whole = judged.to - judged.from === walk.test;
          expect(whole || (k === folds.length - 1 && judged.to === window.to)).toBe(true);
          expect(judged.to - judged.from).toBeGreaterThanOrEqual(LEAST);
        });
        const judged = folds.flatMap(({ test }) => rowsOf(test));
        expect(new Set(judged).size).toBe(judged.length);
        expect(Math.max(...judged)).toBeLessThan(window.to);
      }),
    );
  });

  test('judges every session behind the first fit and gap, but for a last piece in which nothing can be traded', () => {
    fc.assert(
      fc.property(anyWalk, ({ window, walk }) => {
        const judged = walkForwardFolds(window, { ...walk, every: walk.test }).flatMap((fold) => rowsOf(fold.test));
        const wanted = rowsOf([{ from: window.from + walk.fit + walk.gap, to: window.to }]);
        expect(judged).toEqual(wanted.slice(0, judged.length));
        expect(wanted.length - judged.length).toBeLessThan(LEAST);
      }),
    );
  });

  test('reads its words', () => {
    const plain = { fit: 500, test: 60, gap: 0, anchored: false, every: 60, inner: null };
    expect(walkForwardOf('fit=500,test=60')).toEqual(plain);
    expect(walkForwardOf('test=60, anchored, fit=500 ,gap=5,every=90,inner=6:2')).toEqual({
      ...plain,
      gap: 5,
      anchored: true,
      every: 90,
      inner: { groups: 6, test: 2 },
    });
  });

  test.each([
    ['fit=500', 'test=… is missing.'],
    ['', 'its words are fit=…, test=…, gap=…, every=…, inner=…, anchored.'],
    ['fit=500,tset=60', 'there is no "tset": did you mean test?'],
    ['fit=500,test=60,fit=400', 'fit is there twice: give it once.'],
    ['fit=500,test=60,anchored=yes', 'anchored takes no value: leave "=yes" out.'],
    ['fit=500,test', 'give test a value, test=….'],
    ['fit=500,test=', 'give test a value, test=….'],
    ['fit=500,test=2', 'test is 2: give a whole number of at least 3.'],
    ['fit=5e2,test=60', 'fit is 5e2: give a whole number of at least 3.'],
    ['fit=-5,test=60', 'fit is -5: give a whole number of at least 3.'],
    ['fit=99999999999,test=60', 'fit is 99999999999: give a whole number of at least 3.'],
    ['fit=500,test=60,gap=1.5', 'gap is 1.5: give a whole number of at least 0.'],
    [
      'fit=500,test=60,every=20',
      'the tests would overlap and no session may be judged twice: give every=60 or more, or test=20 or less.',
    ],
    ['fit=500,test=60,inner=6', 'inner is 6: give groups and how many are tested, such as inner=6:2.'],
    ['fit=500,test=60,inner=6:6', 'inner is 6:6: 6 of 6 groups are tested: leave one or more to fit on.'],
    ['fit=500,test=60,inner=1:1', 'inner is 1:1: 1 groups cannot be split: give 2 or more.'],
    ['fit=500,test=60,inner=400:1', 'fit=500 cannot be cut into 400 groups of at least 3 sessions: give a longer fit.'],
  ])('says what is wrong with "%s"', (text, sentence) => {
    expect(() => walkForwardOf(text)).toThrow(new UserError(`--walk-forward is "${text}"; ${sentence}`));
  });

  test('says what would fit into a window that is too short', () => {
    const walk = walkForwardOf('fit=500,test=60,gap=5');
    expect(() => walkForwardFolds({ from: 100, to: 500 }, walk)).toThrow(
      '--walk-forward needs 500 + 5 + 60 = 565 sessions (fit, gap, test), and the window has 400: fit=335 would fit just once; choose them shorter, or an earlier --from.',
    );
    expect(() => walkForwardFolds({ from: 0, to: 60 }, walk)).toThrow('a shorter test and fit are needed too');
    expect(walkForwardFolds({ from: 0, to: 565 }, walk)).toHaveLength(1);
  });
});

/** The rows that may be fitted on, row by row: none that is tested, lies within the purge of a test, or in the embargo behind that. */
function allowed(rows: number, tested: readonly number[], purge: number, embargo: number): number[] {
  const isTested = new Set(tested);
  const isOut = (row: number) =>
    tested.some((test) => {
      if (Math.abs(row - test) <= purge) return true;
      // The embargo follows the last row of a test.
      return !isTested.has(test + 1) && row > test && row <= test + purge + embargo;
    });
  return Array.from({ length: rows }, (_, row) => row).filter((row) => !isOut(row));
}

const anySplits = fc
  .record({
    groups: fc.integer({ min: 2, max: 7 }),
    drawn: fc.nat(20),
    first: fc.nat(30),
    more: fc.nat(120),
    purge: fc.nat(4),
    embargo: fc.constantFrom(0, 0, 0.01, 0.03),
  })
  .map(({ groups, drawn, first, more, purge, embargo }) => ({
    window: { from: first, to: first + 20 * groups + more },
    options: { groups, test: 1 + (drawn % (groups - 1)), purge, embargo },
  }));

describe('combinatorial purged cross-validation', () => {
  test('fits on all that is neither tested nor near it, cut at the ends of the groups', () => {
    fc.assert(
      fc.property(anySplits, ({ window, options }) => {
        const { from } = window;
        const rows = window.to - from;
        const { folds, groups } = purgedFolds(window, options);
        expect(rowsOf(groups)).toEqual(rowsOf([window]));
        for (const { fit, test: tests } of folds) {
          const tested = rowsOf(tests).map((row) => row - from);
          const embargo = Math.ceil(Number((options.embargo * rows).toFixed(9)));
          const wanted = allowed(rows, tested, options.purge, embargo).map((row) => row + from);
          const fitted = rowsOf(fit);
          // A piece in which nothing can be traded is missing.
          const missing = wanted.filter((row) => !fitted.includes(row));
          expect(fitted.every((row) => wanted.includes(row))).toBe(true);
          for (const row of missing) {
            const group = groups.find((each) => row >= each.from && row < each.to)!;
            const piece = wanted.filter((each) => each >= group.from && each < group.to);
            expect(piece.length).toBeLessThan(2 * LEAST);
          }
          for (const span of fit) {
            expect(groups.some((group) => span.from >= group.from && span.to <= group.to)).toBe(true);
            expect(span.to - span.from).toBeGreaterThanOrEqual(LEAST);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('tests each choice of groups once, and each path tests every group once', () => {
    const { folds, paths, groups } = purgedFolds({ from: 10, to: 70 }, crossValidationOf('groups=6,test=2'));
    expect(folds).toHaveLength(15);
    expect(paths).toHaveLength(5);
    const used = paths.flatMap((path) =>
      path.map((split, group) => {
        expect(folds[split].test).toContainEqual(groups[group]);
        return `${split} ${group}`;
      }),
    );
    expect(new Set(used).size).toBe(30);
  });

  test('is the published example of 12 rows', () => {
    const splits = (text: string) =>
      purgedFolds({ from: 0, to: 12 }, crossValidationOf(`groups=3,test=2${text}`)).folds.map(({ fit }) => rowsOf(fit));
    expect(splits('')).toEqual([
      [8, 9, 10, 11],
      [4, 5, 6, 7],
      [0, 1, 2, 3],
    ]);
    expect(splits(',embargo=0.08')).toEqual([
      [9, 10, 11],
      [5, 6, 7],
      [0, 1, 2, 3],
    ]);
    expect(() => splits(',purge=1')).toThrow(
      'leaves nothing to fit on: purge 1 and embargo 0 take all of the 12 sessions',
    );
  });

  test('reads its words', () => {
    expect(crossValidationOf('groups=6,test=2')).toEqual({ groups: 6, test: 2, purge: 0, embargo: 0 });
    expect(crossValidationOf('groups=10,test=1,purge=5,embargo=.01')).toEqual({
      groups: 10,
      test: 1,
      purge: 5,
      embargo: 0.01,
    });
  });

  test.each([
    ['groups=6', 'test=… is missing.'],
    ['groups=1,test=1', '1 groups cannot be split: give 2 or more.'],
    ['groups=6,test=6', '6 of 6 groups are tested: leave one or more to fit on.'],
    ['groups=6,test=0', 'no group is tested: give a test of 1 or more.'],
    ['groups=20,test=10', '10 of 20 groups make 184756 splits, above 1000: give fewer groups.'],
    ['groups=6,test=2,embargo=1', 'embargo is 1: give a share of the window from 0 to below 1, such as 0.01.'],
    ['groups=6,test=2,embargo=5%', 'embargo is 5%: give a share of the window from 0 to below 1, such as 0.01.'],
    ['groups=6,test=2,purge=-1', 'purge is -1: give a whole number of at least 0.'],
  ])('says what is wrong with "%s"', (text, sentence) => {
    expect(() => crossValidationOf(text)).toThrow(new UserError(`--cross-validation is "${text}"; ${sentence}`));
  });

  test('says that the window is too short', () => {
    expect(() => purgedFolds({ from: 0, to: 17 }, crossValidationOf('groups=6,test=2'))).toThrow(
      'The window has 17 sessions, too few for 6 groups of at least 3; choose fewer groups, or an earlier --from.',
    );
  });
});
