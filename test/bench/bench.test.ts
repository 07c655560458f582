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
import { narrowed, timed } from './measure.js';
import { optionsOf, PARTS } from './options.js';
import type { Row } from './record.js';
import { speeds } from './table.js';

const rowOf = (name: string, samples: readonly number[], limit: string | null, target: Row['target'] = {}): Row => ({
  name,
  unit: 'ms',
  samples,
  work: 1e6,
  of: 'bars',
  limit,
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

test('contenders take turns, all rounds and repeats of each', () => {
  const done: string[] = [];
  const group = {
    name: 'X',
    work: 5,
    of: 'bars',
    repeats: 2,
    contenders: { limit: () => done.push('limit'), one: () => done.push('one'), other: () => done.push('other') },
    targets: { one: { share: 0.5 } },
  };
  const rows = timed(3, group);
  const turn = ['limit', 'limit', 'one', 'one', 'other', 'other'];
  // Two rounds more, which are not counted.
  expect(done).toEqual([...turn, ...turn, ...turn, ...turn, ...turn]);
  expect(rows.map(({ name, limit, work, samples, target }) => [name, limit, work, samples.length, target])).toEqual([
    ['X: limit', null, 10, 3, {}],
    ['X: one', 'X: limit', 10, 3, { share: 0.5 }],
    ['X: other', 'X: limit', 10, 3, {}],
  ]);
  expect(Object.keys(narrowed(group, 'oth').contenders)).toEqual(['limit', 'other']);
});

test('a table tells the speed, its share of the limit, and whether that is enough', () => {
  const limit = rowOf('limit', [10, 10, 10], null);
  const rows = [limit, rowOf('one', [40, 20, 10], 'limit', { perSecond: 60e6, share: 0.5 })];
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
  const rows = [rowOf('limit', [10, 20, 30], null), rowOf('one', [20, 40, 120], 'limit', { share: 0.5 })];
  const table = [
    '| work | of its limit loop | lowest to highest | M/s here | wanted |',
    '| --- | --- | --- | --- | --- |',
    '| limit | 1 |  | 50.0 |  |',
    '| one | 0.50 | 0.25 to 0.50 | 25.0 | 0.5 |',
  ].join('\n');
  for (let time = 0; time < 2; time++) {
    writeFigures(page, { rows, counts: [], laws: [] });
    expect(readFileSync(page, 'utf8')).toBe(text(table));
  }
  writeFileSync(page, 'nothing');
  expect(() => writeFigures(page, { rows, counts: [], laws: [] })).toThrow(UserError);
});
