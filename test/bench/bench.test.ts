// What stands around the measurements: options, tables, the laws of growth, the page that is made anew.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { UserError } from 'tidemark';
import { expect, onTestFinished, test } from 'vitest';

import { writeFigures } from './figures.js';
import { stepsOf } from './growth-law.js';
import { drawGrowth } from './growth-plot.js';
import { timed } from './measure.js';
import { optionsOf, PARTS } from './options.js';
import { assertOutputs } from './outputs.js';
import { timesOf } from './pair-times.js';
import { type Row, sharesOf } from './record.js';
import { entriesOf, inPasses, passesOf, rowsOf } from './speed.js';
import { speeds } from './table.js';
import type { Work } from './contenders/work.js';

const rowOf = (name: string, samples: readonly number[], limits: Row['limits'], target: Row['target'] = {}): Row => ({
  name,
  unit: 'ms',
  samples,
  work: 1e6,
  of: 'bars',
  limits,
  target,
});

test('parts run in their order, once, and all but two where none is named', () => {
  expect(optionsOf([]).parts).toEqual(PARTS.filter((part) => part !== 'data' && part !== 'page'));
  expect(optionsOf(['D', 'A', 'D', '--cpu', '--rounds', '4'])).toMatchObject({
    parts: ['A', 'D'],
    rounds: 4,
    unit: 'cpu ms',
  });
  expect(optionsOf(['--short'])).toMatchObject({ rounds: 3, isShort: true, unit: 'ms', json: null, docs: null });
});

test.each([['E'], ['--rounds', '0'], ['--rounds', '1.5'], ['--nonsense'], ['--json']])(
  'what the bench does not know is one sentence: %s %s',
  (...words) => expect(() => optionsOf(words)).toThrow(UserError),
);

test.each([[['A', 'C']], [['alloc', 'D']], [['A', 'B', 'C', 'D', '--only', 'when']]])(
  'a page does not lose the rows that are not measured: %s',
  (words) => {
    expect(() => optionsOf([...words, '--docs', 'page.md'])).toThrow(/measure all of them/);
    expect(() => optionsOf(words)).not.toThrow();
  },
);

test('what cannot be written is said in one sentence, before anything is measured', () => {
  expect(optionsOf(['alloc', 'growth', '--docs', 'page.md']).docs).toBe('page.md');
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-outputs-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const none = { json: null, docs: null, out: null };
  const [page, file] = [join(folder, 'page.md'), join(folder, 'new.json')];
  writeFileSync(page, 'no marks');
  expect(() => assertOutputs({ json: file, docs: null, out: join(folder, 'plots', 'here') })).not.toThrow();
  for (const wrong of [
    { ...none, json: join(folder, 'nowhere', 'new.json') },
    { ...none, json: folder },
    { ...none, docs: join(folder, 'missing.md') },
    { ...none, docs: page },
    { ...none, out: join(page, 'below a file') },
  ]) {
    expect(() => assertOutputs(wrong)).toThrow(UserError);
  }
});

test('contenders take turns, all rounds of each, the first beside the others', () => {
  const done: string[] = [];
  const group = {
    name: 'X',
    of: 'bars',
    contenders: { limit: () => done.push('limit'), one: () => done.push('one'), other: () => done.push('other') },
    targets: { one: { share: 0.5 } },
  };
  const rows = timed(3, group);
  const turn = ['limit', 'one', 'other'];
  // Two rounds more, which are not counted.
  expect(done).toEqual([...turn, ...turn, ...turn, ...turn, ...turn]);
  const { samples } = rows[0];
  expect(rows.map(({ name, limits, target }) => [name, limits, target])).toEqual([
    ['X: limit', null, {}],
    ['X: one', samples, { share: 0.5 }],
    ['X: other', samples, {}],
  ]);
  for (const row of rows) expect(row.samples).toHaveLength(3);
});

test('a pair takes turns, repeats and all, once both have ended the same', () => {
  const done: string[] = [];
  const end = { equity: 1e6, fills: 3 };
  const says = (name: string, ended = end) => {
    done.push(name);
    return ended;
  };
  const pair = { work: 5, limit: () => says('limit'), contender: () => says('one') };
  const { work, samples, limits } = timesOf(pair, 'one', 2, 3, 'ms');
  expect([work, samples.length, limits.length]).toEqual([10, 3, 3]);
  const turn = ['limit', 'limit', 'one', 'one'];
  // Five rounds more, which are not counted.
  expect(done).toEqual(['limit', 'one', ...Array.from({ length: 8 }, () => turn).flat()]);
  const wrong = { ...pair, contender: () => says('one', { equity: 2e6, fills: 3 }) };
  const said = 'one ends with 2000000 after 3 fills, the limit loop with 1000000 after 3 (run 0).';
  expect(() => timesOf(wrong, 'one', 2, 3, 'ms')).toThrow(new UserError(said));
});

test('passes share out the rounds, none has more than five or differs from another by more than one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (rounds) => {
      const passes = passesOf(rounds);
      expect(passes.reduce((sum, counted) => sum + counted, 0)).toBe(rounds);
      expect(Math.min(...passes)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...passes)).toBeLessThanOrEqual(5);
      expect(Math.max(...passes) - Math.min(...passes)).toBeLessThanOrEqual(1);
      expect(passes).toHaveLength(Math.ceil(rounds / 5));
    }),
  );
});

/** A work whose pairs nobody asks for. */
const workOf = (name: string, ...contenders: string[]): Work => ({
  name,
  about: name,
  of: 'bars',
  targets: Object.fromEntries(contenders.map((contender, k) => [contender, { share: k }])),
  pairOf: () => {
    throw new Error('this process measures nothing');
  },
});

test('each contender has a process in each pass, and the samples of its own limit loop', () => {
  const works = [workOf('X', 'one', 'other'), workOf('Y', 'one')];
  const asked: string[] = [];
  const entries = entriesOf(works, '');
  inPasses(entries, 7, ({ work, contender }, rounds) => {
    const time = asked.push(`${work.name} ${contender} ${rounds}`);
    // As slow as the machine is at that time: both of them.
    const limits = Array.from({ length: rounds }, (_, k) => time * (1 + k));
    return { work: 9, limits, samples: limits.map((ms) => ms * (contender === 'one' ? 2 : 4)) };
  });
  expect(asked).toEqual(['X one 3', 'X other 3', 'Y one 3', 'X one 4', 'X other 4', 'Y one 4']);
  const rows = rowsOf(entries, 'cpu ms');
  expect(rows.map(({ name, work, of, unit, target }) => [name, work, of, unit, target])).toEqual([
    ['X: limit loop', 9, 'bars', 'cpu ms', {}],
    ['X: one', 9, 'bars', 'cpu ms', { share: 0 }],
    ['X: other', 9, 'bars', 'cpu ms', { share: 1 }],
    ['Y: limit loop', 9, 'bars', 'cpu ms', {}],
    ['Y: one', 9, 'bars', 'cpu ms', { share: 0 }],
  ]);
  const [limit, one, other] = rows;
  expect(one.limits).toEqual([1, 2, 3, 4, 8, 12, 16]);
  expect(other.limits).toEqual([2, 4, 6, 5, 10, 15, 20]);
  expect(limit.limits).toBeNull();
  expect(limit.samples).toEqual([...one.limits!, ...other.limits!]);
  expect(rows.map(sharesOf)).toEqual([[], Array(7).fill(0.5), Array(7).fill(0.25), [], Array(7).fill(0.5)]);
});

test('a name narrows the contenders of all works, and those that have none have no row', () => {
  const works = [workOf('X', 'one', 'other'), workOf('Y', 'one')];
  expect(entriesOf(works, 'oth').map(({ work, contender }) => [work.name, contender])).toEqual([['X', 'other']]);
  expect(entriesOf(works, 'X')).toEqual([]);
});

test('a table tells the speed, its share of the limit, and whether that is enough', () => {
  const limit = rowOf('limit', [10, 10, 10], null);
  // Beside rounds of its own: half as fast in the middle one of them, whatever others had for a limit.
  const rows = [limit, rowOf('one', [40, 20, 10], [8, 10, 9], { perSecond: 60e6, share: 0.5 })];
  const [, first, second] = speeds(rows).split('\n');
  expect(first.split(/ {2,}/)).toEqual(['limit', '100.0', '100.0', '100.0', '']);
  expect(second.split(/ {2,}/)).toEqual(['one', '50.0', '25.0', '100.0', '0.50', '60 M/s, 0.50', 'no, yes']);
});

test('a power law of any kind has its power for a slope, and every doubling costs the same', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      (power, unit) => {
        const sizes = Array.from({ length: 11 }, (_, k) => 1000 * 2 ** k);
        const found = stepsOf({ name: 'any', sizes, costs: sizes.map((size) => unit * size ** power) });
        expect(found.slope).toBeCloseTo(power, 6);
        expect(found.mean / 2 ** power).toBeCloseTo(1, 6);
        expect(found.most / 2 ** power).toBeCloseTo(1, 6);
      },
    ),
  );
  const jump = stepsOf({ name: 'jump', sizes: [1, 2, 4, 8], costs: [1, 2, 6, 12] });
  expect(jump).toMatchObject({ most: 3, from: 2 });
});

test('a picture has a dot for each size, all inside it', () => {
  const law = { name: 'bars', sizes: [1000, 2000, 4000], costs: [0.1, 0.3, 0.35] };
  const svg = drawGrowth([law, law]);
  const places = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)]);
  expect(places).toHaveLength(6);
  for (const place of places.flat()) expect(place >= 0 && place <= 300).toBe(true);
  expect(svg).not.toContain('NaN');
});

test('a page is made anew between its marks, what was not measured stays, a page without marks is refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-figures-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const page = join(folder, 'page.md');
  const marks = (name: string, table: string) => `<!-- ${name}: begin -->\n\n${table}\n\n<!-- ${name}: end -->`;
  const text = (speed: string) =>
    `before\n\n${marks('speed', speed)}\n\nbetween\n\n${marks('bytes', 'kept')}\n\nafter\n`;
  writeFileSync(page, text('old'));
  const rows = [
    rowOf('limit', [10, 20, 30], null),
    rowOf('one', [20, 40, 120], [10, 20, 30], { perSecond: 20e6, share: 0.6 }),
  ];
  const table = [
    '| work | of its limit loop | lowest to highest | M/s here | wanted | reached |',
    '| --- | --- | --- | --- | --- | --- |',
    '| limit | 1 |  | 50.0 |  |  |',
    '| one | 0.50 | 0.25 to 0.50 | 25.0 | 20 M/s, 0.6 | yes, no |',
  ].join('\n');
  for (let time = 0; time < 2; time++) {
    writeFigures(page, { rows, counts: [], laws: [] });
    expect(readFileSync(page, 'utf8')).toBe(text(table));
  }
  writeFileSync(page, 'nothing');
  expect(() => writeFigures(page, { rows, counts: [], laws: [] })).toThrow(UserError);
});
