// Combinatorial purged cross-validation against its rules, asked row by row.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embargoRows, purgedSplits } from '../../../reports/luck/index.js';

const cases = fc
  .record({
    groups: fc.integer({ min: 2, max: 7 }),
    extra: fc.integer({ min: 0, max: 30 }),
    purge: fc.nat(4),
    embargo: fc.nat(5),
  })
  .chain(({ groups, extra, ...more }) =>
    fc.record({
      groups: fc.constant(groups),
      rows: fc.constant(groups + extra),
      test: fc.integer({ min: 1, max: groups - 1 }),
      purge: fc.constant(more.purge),
      embargo: fc.constant(more.embargo),
    }),
  );

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe('splits', () => {
  it('leave to fit on what no test, label or embargo reaches', () =>
    fc.assert(
      fc.property(cases, (of) => {
        const { rows, groups, test, purge, embargo } = of;
        const { splits } = purgedSplits(of);
        expect(splits).toHaveLength(Math.round(choose(groups, test)));
        for (const split of splits) {
          const tested = (row: number): boolean => split.groups.includes(Math.floor((row * groups) / rows));
          const train = [...Array(rows).keys()].filter((row) => {
            if (tested(row)) return false;
            for (let other = 0; other < rows; other++) {
              if (!tested(other)) continue;
              // Labels of p rows overlap where rows are no more than p apart; the embargo follows the last label of a test.
              if (Math.abs(row - other) <= purge) return false;
              const last = !tested(other + 1) || other + 1 === rows;
              if (last && row > other && row <= other + purge + embargo) return false;
            }
            return true;
          });
          expect(split.train).toEqual(train);
          expect(split.test).toEqual([...Array(rows).keys()].filter(tested));
        }
      }),
    ));

  it('come in the order of what they test', () => {
    const { splits } = purgedSplits({ rows: 8, groups: 4, test: 2 });
    expect(splits.map(({ groups }) => groups.join(''))).toEqual(['01', '02', '03', '12', '13', '23']);
  });

  it('know labels of unlike length', () => {
    const labelEnds = [0, 1, 2, 7, 4, 9, 6, 7, 8, 9, 10, 11];
    const { splits } = purgedSplits({ rows: 12, groups: 3, test: 1, labelEnds, embargo: 1 });
    // Row 3's label reaches into the second group; row 5's label reaches to row 9, and the embargo over row 10.
    expect(splits[1].train).toEqual([0, 1, 2, 11]);
    const purge = purgedSplits({ rows: 12, groups: 3, test: 2, purge: 1 });
    const same = purgedSplits({ rows: 12, groups: 3, test: 2, labelEnds: Array.from({ length: 12 }, (_, i) => i + 1) });
    expect(same).toEqual(purge);
  });
});

it('paths test every group once, and every test is in one path', () =>
  fc.assert(
    fc.property(cases, (of) => {
      const { splits, paths } = purgedSplits(of);
      expect(paths).toHaveLength(Math.round((of.test * choose(of.groups, of.test)) / of.groups));
      const seen = new Set<string>();
      for (const path of paths) {
        expect(path).toHaveLength(of.groups);
        for (const [group, split] of path.entries()) {
          expect(splits[split].groups).toContain(group);
          seen.add(`${group} ${split}`);
        }
      }
      expect(seen.size).toBe(paths.length * of.groups);
      expect(seen.size).toBe(splits.length * of.test);
    }),
  ));

it('an embargo is a share of the rows, rounded up, and not by the last digit', () => {
  expect(embargoRows(0.01, 1250)).toBe(13);
  expect(embargoRows(0.07, 100)).toBe(7);
  expect(embargoRows(1 / 12, 12)).toBe(1);
  expect(embargoRows(0, 100)).toBe(0);
  expect(() => embargoRows(1, 100)).toThrow(RangeError);
});

it.each<[string, object]>([
  ['all groups tested', { test: 3 }],
  ['none tested', { test: 0 }],
  ['one group', { groups: 1 }],
  ['more groups than rows', { rows: 2 }],
  ['half a purge', { purge: 0.5 }],
  ['an embargo below 0', { embargo: -1 }],
  ['an embargo as a share', { embargo: 0.01 }],
  ['label ends of other rows', { labelEnds: [1, 2] }],
  ['a label that ends before its row', { labelEnds: [0, 1, 2, 3, 4, 5, 5, 7, 8, 9, 10, 11] }],
  ['a label that ends nowhere', { labelEnds: [0, 1, NaN, 3, 4, 5, 6, 7, 8, 9, 10, 11] }],
])('refused: %s', (_, more) =>
  expect(() => purgedSplits({ rows: 12, groups: 3, test: 2, ...more })).toThrow(RangeError),
);
