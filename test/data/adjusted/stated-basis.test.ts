// The basis that instruments.csv states: what a run is told of it, and what it refuses.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BASES, type Basis } from '../../../data/basis.js';
import { writeDataset } from '../../../data/generator/write-dataset.js';
import { check, load, sentenceOf } from '../../../data/index.js';
import { read } from '../../../data/read.js';
import { datasets } from '../datasets.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let made = 0;

/** A fund at about 4 on four days, of a basis, with actions. */
function directory(basis: string, ...actions: readonly string[]): string {
  const name = `basis-${(made += 1)}`;
  folder.write(
    join(name, 'bars/510300.csv'),
    'date,close',
    '2024-01-02,4',
    '2024-01-03,4.1',
    '2024-01-04,4',
    '2024-01-05,4.02',
  );
  folder.write(join(name, 'instruments.csv'), 'symbol,name,basis', `510300,CSI 300 ETF,${basis}`);
  folder.write(join(name, 'actions.csv'), 'symbol,ex_date,kind,value,pay_date', ...actions);
  return join(folder.path, name);
}

const errorsOf = async (path: string) =>
  (await check([path])).filter(({ severity }) => severity === 'error').map(sentenceOf);

const DIVIDEND = '510300,2024-01-04,dividend,0.1,';
const SPLIT = '510300,2024-01-04,split,1.02,';

describe('a stated basis', () => {
  it('that is raw, or empty, changes nothing', async () => {
    const notes = await Promise.all(
      ['', 'raw'].map(async (basis) => (await load([directory(basis, DIVIDEND, SPLIT)])).notes),
    );
    expect(notes[0]).toEqual(notes[1]);
    expect(notes[0].join(' ')).not.toMatch(/basis|adjusted/);
  });

  it.each([
    ['split-adjusted', /510300: its prices are adjusted for splits, so lots, price steps/],
    ['total-return', /510300: its prices are adjusted back for splits and distributions/],
    ['forward', /510300: its prices are adjusted forward/],
    ['unknown', /510300: what its prices were adjusted for is not known/],
  ])('of %s is told by a run', async (basis, said) => {
    const { notes } = await load([directory(basis)]);
    expect(notes.filter((note) => said.test(note))).toHaveLength(1);
  });

  it('of distributions that were taken off stops a run, which --lenient basis lets pass and tells', async () => {
    const path = directory('subtractive');
    await expect(load([path])).rejects.toThrow(
      /instruments\.csv:2: basis "subtractive" says that distributions were taken off.*--lenient basis/,
    );
    const { notes } = await load([path], { lenient: ['basis'] });
    expect(notes.join(' ')).toMatch(/returns in the past are wrong, which was accepted \(--lenient basis\)/);
  });

  it.each(['total-return', 'forward'])('of %s refuses a distribution that would be counted twice', async (basis) => {
    const [error, ...more] = await errorsOf(directory(basis, DIVIDEND));
    expect(error).toMatch(
      /actions\.csv:2: ex_date "2024-01-04" is a dividend of 510300 that its prices, whose basis is/,
    );
    expect(error).toMatch(new RegExp(`${basis}, contain already; remove the row`));
    expect(more).toEqual([]);
  });

  it('counts only what moved the prices that are there: neither the first day nor what follows the last', async () => {
    const outside = ['510300,2024-01-02,dividend,0.1,', '510300,2024-01-06,dividend,0.1,'];
    expect(await errorsOf(directory('total-return', ...outside))).toEqual([]);
  });

  it('of split-adjusted leaves distributions to the list, and refuses splits, however small', async () => {
    expect(await errorsOf(directory('split-adjusted', DIVIDEND))).toEqual([]);
    const path = directory('split-adjusted', DIVIDEND, SPLIT);
    expect(await errorsOf(path)).toEqual([expect.stringMatching(/is a split of 510300 that.*--lenient twice/)]);
    const { feed, notes } = await load([path], { lenient: ['twice'] });
    expect(feed.assets[0].actions.map(({ kind }) => kind)).toEqual(['dividend']);
    expect(notes.join(' ')).toMatch(/contain the splits of 2024-01-04, which were not applied/);
  });

  it('that is no basis is refused, and what it may be is said', async () => {
    for (const word of ['adjusted', 'RAW', '__proto__', 'toString']) {
      const [error] = await errorsOf(directory(word));
      expect(error).toContain(
        `instruments.csv:2: basis "${word}" is no price basis; write one of ${Object.keys(BASES).join(', ')}`,
      );
    }
  });

  it('is written and read again; what states none is written as before', async () => {
    const bases = fc.array(fc.option(fc.constantFrom(...(Object.keys(BASES) as Basis[]))), {
      minLength: 4,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(datasets, bases, async (dataset, given) => {
        const stated = dataset.instruments.flatMap(({ symbol }, at) =>
          given[at] === null ? [] : [[symbol, given[at]] as const],
        );
        const [plain, marked] = ['plain', 'marked'].map((name) => join(folder.path, `${name}-${(made += 1)}`));
        writeDataset(plain, { ...dataset, actions: [], generated: 'made up' });
        writeDataset(marked, { ...dataset, actions: [], generated: 'made up', bases: new Map(stated) });
        const head = (path: string) => readFileSync(join(path, 'instruments.csv'), 'utf8').split('\n')[0];
        expect(head(plain)).not.toContain('basis');
        expect(head(marked).endsWith(',basis')).toBe(stated.length > 0);
        const { dataset: back } = await read([marked], { lenient: ['basis', 'jumps'] });
        expect([...(back.bases ?? [])].sort()).toEqual(stated.toSorted());
      }),
      { numRuns: 20 },
    );
  });
});
