// The comparison of two records: chance gets no verdict, a change does, broken input one sentence.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { normal, random, UserError } from 'tidemark';
import { expect, onTestFinished, test, vi } from 'vitest';

import { compare } from './compare/index.js';
import { grownCounts, judge, ofMedians } from './compare/judge.js';
import { ratioInterval } from './compare/ratio-interval.js';
import { readRecord } from './compare/read-record.js';
import { median } from './measure.js';
import { type BenchRecord, type Count, type Row, SCHEMA } from './record.js';

const rowOf = (name: string, samples: readonly number[], limits: Row['limits'] = null): Row => ({
  name,
  unit: 'ms',
  samples,
  work: 1,
  of: 'bars',
  limits,
  target: {},
});

/** A row beside a limit that takes the same time in each round. */
const besideLimit = (name: string, samples: readonly number[]): Row =>
  rowOf(
    name,
    samples,
    samples.map(() => 1),
  );

const recordWith = (rows: readonly Row[], counts: readonly Count[] = []): BenchRecord => ({
  schema: SCHEMA,
  node: 'v0',
  cpu: 'none',
  commit: null,
  rows,
  counts,
});

/** Times as they are on a busy machine: a level, noise of a twentieth, and a long tail upwards. */
function times(purpose: string, rounds: number, level = 100): number[] {
  const next = random('bench', purpose);
  return Array.from({ length: rounds }, () => level * Math.exp(0.05 * Math.abs(normal(next))));
}

const someTimes = fc.array(fc.double({ min: 0.1, max: 1e4, noNaN: true }), { minLength: 10, maxLength: 30 });
const RESAMPLING = { confidence: 0.95, resamples: 400, seed: 'test' };

test('the interval holds the ratio, turns with the sides, and scales with either', () => {
  fc.assert(
    fc.property(someTimes, someTimes, fc.integer({ min: 1, max: 1000 }), (first, second, seed) => {
      const length = Math.min(first.length, second.length);
      const [a, b] = [first.slice(0, length), second.slice(0, length)];
      const { ratio, low, high } = ratioInterval(a, b, { ...RESAMPLING, seed: `${seed}` });
      expect(ratio).toBe(median(b) / median(a));
      expect(low).toBeLessThanOrEqual(high);
      const lowest = Math.min(...b) / Math.max(...a);
      expect(low).toBeGreaterThanOrEqual(lowest);
      const turned = ratioInterval(b, a, { ...RESAMPLING, seed: `${seed}` });
      expect(turned.low * high).toBeCloseTo(1, 9);
      expect(turned.high * low).toBeCloseTo(1, 9);
      const doubled = ratioInterval(
        a,
        b.map((ms) => 2 * ms),
        { ...RESAMPLING, seed: `${seed}` },
      );
      expect(doubled.low / low).toBeCloseTo(2, 9);
    }),
    { numRuns: 50 },
  );
});

test('the interval covers the true ratio about as often as it says, and is the same each time', () => {
  const covers = (k: number): boolean => {
    // The median of the absolute normal lies at 0.6745, on both sides: the true ratio is that of the levels.
    const { low, high } = ratioInterval(times(`a ${k}`, 15), times(`b ${k}`, 15, 120), RESAMPLING);
    return low <= 1.2 && 1.2 <= high;
  };
  const share = Array.from({ length: 300 }, (_, k) => covers(k)).filter(Boolean).length / 300;
  expect(share).toBeGreaterThan(0.92);
  // One that always covers would tell nothing.
  expect(share).toBeLessThan(1);
  expect(ratioInterval(times('a', 15), times('b', 15), RESAMPLING)).toEqual(
    ratioInterval(times('a', 15), times('b', 15), RESAMPLING),
  );
});

test('what slows both of a pair is no difference', () => {
  const drift = times('drift', 30).map((ms, k) => ms * (1 + k));
  const before = recordWith([
    rowOf('limit', drift),
    rowOf(
      'engine',
      drift.map((ms, k) => (2 + 0.001 * (k % 3)) * ms),
      drift,
    ),
  ]);
  const slowed = drift.map((ms) => 3 * ms);
  const after = recordWith([
    rowOf('limit', slowed),
    rowOf(
      'engine',
      slowed.map((ms, k) => (2 + 0.001 * (k % 5)) * ms),
      slowed,
    ),
  ]);
  expect(judge(before, after, 0.05).map(({ verdict }) => verdict)).toEqual(['slower', 'no difference']);
});

test('a shift of a tenth is found, and its direction told; equal samples have none', () => {
  const before = recordWith([besideLimit('one', times('one', 20))]);
  const slower = recordWith([besideLimit('one', times('another', 20, 110))]);
  expect(judge(before, slower, 0.05)).toMatchObject([{ verdict: 'slower', isRegression: true }]);
  expect(judge(slower, before, 0.05)).toMatchObject([{ verdict: 'faster', isRegression: false }]);
  expect(judge(before, before, 0.05)).toMatchObject([{ ratio: 1, low: 1, high: 1, verdict: 'no difference' }]);
  // A shift that is sure and small is told, and is no regression.
  const little = recordWith([
    besideLimit(
      'one',
      before.rows[0].samples.map((ms) => 1.02 * ms),
    ),
  ]);
  expect(judge(before, little, 0.05)).toMatchObject([{ verdict: 'slower', isRegression: false }]);
});

test('a limit that became slower is the machine, and no regression', () => {
  const before = recordWith([rowOf('limit', times('one', 20))]);
  const slower = recordWith([rowOf('limit', times('another', 20, 150))]);
  expect(judge(before, slower, 0.05)).toMatchObject([{ verdict: 'slower', isRegression: false }]);
});

test('of many rows that are equal, few comparisons accuse any', () => {
  const side = (k: number, which: string) =>
    recordWith(Array.from({ length: 8 }, (_, row) => rowOf(`row ${row}`, times(`${which} ${k} ${row}`, 12))));
  const accused = Array.from({ length: 15 }, (_, k) => judge(side(k, 'before'), side(k, 'after'), 0)).filter((rows) =>
    rows.some(({ verdict }) => verdict !== 'no difference'),
  );
  expect(accused.length).toBeLessThanOrEqual(2);
});

test('too few rounds are no verdict', () => {
  const before = recordWith([rowOf('one', [1, 1, 1, 1, 1])]);
  const after = recordWith([rowOf('one', [9, 9, 9, 9, 9])]);
  expect(judge(before, after, 0.05)).toMatchObject([{ verdict: 'too few', isRegression: false }]);
});

test('counts that grow are told', () => {
  const of = (value: number) => recordWith([], [{ name: 'bytes', value, slack: 0.5 }]);
  expect(grownCounts(of(0), of(0.4), 0.05)).toEqual([]);
  expect(grownCounts(of(0), of(1), 0.05)).toMatchObject([{ name: 'bytes', value: 1, was: 0 }]);
  expect(grownCounts(of(200), of(205), 0.05)).toEqual([]);
  expect(grownCounts(of(200), of(220), 0.05)).toHaveLength(1);
  expect(grownCounts(of(200), of(100), 0.05)).toEqual([]);
});

test('records of several processes become one, a sample for each', () => {
  const records = [recordWith([rowOf('one', [1, 2, 9]), rowOf('gone', [1])]), recordWith([rowOf('one', [4, 4])])];
  expect(ofMedians(records).rows).toEqual([rowOf('one', [2, 4])]);
  // Each beside the limit of its own process.
  const paired = [[3, 1, 2] as const, [9, 7, 8] as const].map((limits) =>
    recordWith([rowOf('one', [5, 6, 7], limits)]),
  );
  expect(ofMedians(paired).rows).toEqual([rowOf('one', [6, 6], [2, 8])]);
});

/** A file in a folder of its own. */
function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-compare-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'record.json');
  writeFileSync(path, text);
  return path;
}

const BROKEN: Readonly<Record<string, string>> = {
  'is no JSON': '{',
  'is no record of the bench': '[]',
  'has a row without a name': JSON.stringify(recordWith([null as unknown as Row])),
  'has no times of "one"': JSON.stringify(recordWith([rowOf('one', [0])])),
  'does not say how much work "one" was': JSON.stringify(recordWith([{ ...rowOf('one', [1]), work: 0 }])),
  'names a row twice': JSON.stringify(recordWith([rowOf('one', [1]), rowOf('one', [1])])),
  'has not the same rounds of "one" and of its limit': JSON.stringify(recordWith([rowOf('one', [1, 2], [1])])),
  'has a count that is none': JSON.stringify(
    recordWith([], [{ name: 'bytes', value: '3' as unknown as number, slack: 0 }]),
  ),
};

test.each(Object.entries(BROKEN))('a file that %s is refused in one sentence', (fault, text) => {
  const path = fileWith(text);
  expect(() => readRecord(path)).toThrow(
    new UserError(`${path} ${fault}; write one with "npm run bench -- --json ${path}".`),
  );
});

test('what an older bench wrote is refused in one sentence', () => {
  const path = fileWith(JSON.stringify({ ...recordWith([rowOf('one', [1])]), schema: 1 }));
  expect(() => readRecord(path)).toThrow(
    new UserError(
      `${path} was written by another version of the bench; write one with "npm run bench -- --json ${path}".`,
    ),
  );
});

test('any text is a record or is refused in one sentence', () => {
  const path = fileWith('');
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      writeFileSync(path, text);
      expect(() => readRecord(path)).toThrow(UserError);
    }),
    { numRuns: 200 },
  );
});

test('the exit code tells a regression', () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const before = fileWith(JSON.stringify(recordWith([besideLimit('one', times('one', 20))])));
  const after = fileWith(JSON.stringify(recordWith([besideLimit('one', times('other', 20, 115))])));
  expect(compare([before, before])).toBe(0);
  expect(compare([before, after])).toBe(1);
  expect(compare([after, before])).toBe(0);
  expect(compare([before, after, '--threshold', '0.5'])).toBe(0);
  for (const words of [
    [],
    [before],
    [before, after, 'A'],
    ['--run', before],
    [before, after, '--pairs', '1'],
    ['--nonsense'],
  ]) {
    expect(() => compare(words)).toThrow(UserError);
  }
  const empty = fileWith(JSON.stringify(recordWith([])));
  expect(() => compare([before, empty])).toThrow('The two records have nothing in common; measure the same parts.');
  expect(() => compare(['--run', '/nowhere', '/nowhere'])).toThrow(/There is no .*bench\.js; run "npm run build"/);
});
