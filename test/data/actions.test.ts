// Splits and distributions of actions.csv: which make sense beside the prices, and what several on one day come to.

import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, load, sentenceOf } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const BARS = ['date,close', '2024-01-02,4', '2024-01-03,4', '2024-01-05,4', '2024-01-08,4'];

function directory(name: string, actions: readonly string[], bars: readonly string[] = BARS): string {
  folder.write(join(name, 'bars/510300.csv'), ...bars);
  folder.write(join(name, 'actions.csv'), 'symbol,ex_date,kind,value,pay_date', ...actions);
  return join(folder.path, name);
}

const errors = async (path: string) => (await check([path])).filter(({ severity }) => severity === 'error');

describe('a distribution', () => {
  it.each([
    ['of the whole price', ['510300,2024-01-03,dividend,4,'], '2', '4'],
    ['above the price', ['510300,2024-01-05,dividend,50,2024-01-09'], '2', '50'],
    ['on a day without a bar', ['510300,2024-01-04,dividend,4,'], '2', '4'],
    ['after a split', ['510300,2024-01-05,split,4,', '510300,2024-01-08,dividend,9,'], '3', '9'],
    [
      'that only with another one takes all',
      ['510300,2024-01-05,dividend,3,', '510300,2024-01-05,dividend,1,'],
      '3',
      '1',
    ],
  ])('%s is found by check, where it stands', async (name, actions, line, value) => {
    const path = directory(name, actions);
    const all = await errors(path);
    const found = all.filter(({ file }) => file.endsWith('actions.csv'));
    expect(found).toHaveLength(1);
    // A split or another distribution that the prices do not show is a jump besides.
    if (actions.length === 1) expect(all).toEqual(found);
    const sentence = sentenceOf(found[0]);
    expect(sentence).toContain(
      `actions.csv:${line}: value "${value}" is not less than the price of 510300 before it, `,
    );
    const refusal = await load([path], { lenient: ['jumps'] }).catch((error: Error) => error.message);
    expect(refusal).toContain(sentence);
  });

  it('on one day with another is paid beside it, and both are adjusted for against the close before', async () => {
    const rows = ['510300,2024-01-05,dividend,0.3,2024-01-09', '510300,2024-01-05,dividend,0.1,'];
    const path = directory('both', rows);
    expect(await check([path])).toEqual([]);
    const [asset] = (await load([path])).feed.assets;
    expect(asset.actions.map(({ row, value }) => [row, value])).toEqual([
      [2, 0.3],
      [2, 0.1],
    ]);
    expect(asset.factor[2]).toBeCloseTo(4 / (4 - 0.4), 12);
  });

  it('of the same amount on the same day is paid twice, with a warning', async () => {
    const path = directory('same', ['510300,2024-01-05,dividend,0.1,', '510300,2024-01-05,dividend,0.1,']);
    expect((await check([path])).map((finding) => [finding.severity, sentenceOf(finding)])).toEqual([
      ['warning', expect.stringMatching(/actions\.csv:3: .*same dividend of 510300 as line 2, and both are paid/)],
    ]);
    expect((await load([path])).feed.assets[0].actions).toHaveLength(2);
  });
});

describe('a split', () => {
  it.each([2, 3])('on one day with another is an error (times %i)', async (ratio) => {
    const path = directory(`split${ratio}`, ['510300,2024-01-05,split,2,', `510300,2024-01-05,split,${ratio},`]);
    expect(sentenceOf((await errors(path))[0])).toMatch(
      /actions\.csv:3: ex_date "2024-01-05" has a second split of 510300, the first on line 2/,
    );
  });
});

describe('check', () => {
  const action = fc
    .record({
      symbol: fc.constantFrom('510300', '510300', '510500', 'XYZ'),
      day: fc.integer({ min: 1, max: 12 }),
      kind: fc.constantFrom('split', 'dividend', 'gift'),
      value: fc.constantFrom('-1', '0', '0.01', '1', '2', '3.9', '4', '5'),
      pay: fc.constantFrom('', '2024-01-03', '2024-01-09'),
    })
    .map(({ symbol, day, kind, value, pay }) => {
      const date = `2024-01-${String(day).padStart(2, '0')}`;
      return { text: `${symbol},${date},${kind},${value},${pay}`, isSound: kind !== 'gift' && symbol !== 'XYZ' };
    });

  it('finds an error exactly where load refuses', async () => {
    const seen = new Set<boolean>();
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 4 }), fc.boolean(), async (actions, blank) => {
        const rows = actions.filter(({ isSound }) => isSound || blank).map(({ text }) => text);
        const path = directory('fuzz', rows);
        folder.write('fuzz/bars/510500.csv', 'date,close', '2024-01-04,1', '2024-01-11,1');
        const options = { lenient: ['jumps'] };
        const found = (await check([path], options)).filter(({ severity }) => severity === 'error');
        const loaded = await load([path], options).then(
          () => true,
          () => false,
        );
        seen.add(loaded);
        expect(loaded).toBe(found.length === 0);
      }),
      { numRuns: 150 },
    );
    expect(seen.size).toBe(2);
  });

  it('finds that nothing is left to replay', async () => {
    const blank = folder.write('blank.csv', 'date,close', '2024-01-02,');
    expect(sentenceOf((await check([blank], { lenient: ['blank'] }))[0])).toMatch(
      /blank\.csv: has no row with a price/,
    );
    await expect(load([blank], { lenient: ['blank'] })).rejects.toThrow(/no row with a price/);
    const path = directory('unlisted', []);
    folder.write('unlisted/instruments.csv', 'symbol,name');
    expect((await errors(path)).map(sentenceOf)).toEqual([
      expect.stringMatching(/instruments\.csv: lists no instrument/),
    ]);
    await expect(load([path])).rejects.toThrow(/lists no instrument/);
  });
});
