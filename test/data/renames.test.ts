// Instruments that go by another symbol, and instruments that end.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, load, sentenceOf } from '../../data/index.js';
import { simulate, strategy } from '../../engine/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const bars = (...days: readonly (readonly [day: string, close: number])[]) => [
  'date,close,volume',
  ...days.map(([day, close]) => `2024-01-${day},${close},100`),
];
const OLD = bars(['02', 4], ['03', 5]);
const NEW = bars(['04', 6], ['05', 7]);
const HEAD = 'symbol,ex_date,kind,value,pay_date';
const RENAME = 'OLD,2024-01-04,rename,NEW,';

function directory(name: string, files: Readonly<Record<string, readonly string[]>> = {}): string {
  const all = { 'bars/OLD.csv': OLD, 'bars/NEW.csv': NEW, 'actions.csv': [HEAD, RENAME], ...files };
  for (const [file, rows] of Object.entries(all)) if (rows.length > 0) folder.write(join(name, file), ...rows);
  return join(folder.path, name);
}

describe('a renamed instrument', () => {
  it('is one under its newest symbol, with the bars of all', async () => {
    const path = directory('plain');
    expect(await check([path])).toEqual([]);
    const { feed, files } = await load([path]);
    expect(feed.assets).toHaveLength(1);
    expect(feed.assets[0]).toMatchObject({ symbol: 'NEW', formerly: ['OLD'], actions: [] });
    expect([...feed.assets[0].raw.close]).toEqual([4, 5, 6, 7]);
    expect(files.filter((file) => file.includes('bars'))).toHaveLength(2);
  });

  it('may be renamed again, and be chosen and acted upon by any of its names', async () => {
    const path = directory('again', {
      'bars/LAST.csv': bars(['08', 4]),
      'actions.csv': [
        HEAD,
        'NEW,2024-01-08,rename,LAST,',
        RENAME,
        'OLD,2024-01-08,split,2,',
        'NEW,2024-01-05,dividend,1,',
      ],
      'series/flow@OLD.csv': ['date,value', '2024-01-02,1'],
    });
    for (const name of ['OLD', 'NEW', 'LAST']) {
      const { feed } = await load([path], { assets: [name] });
      expect(feed.assets.map(({ symbol, formerly }) => [symbol, formerly])).toEqual([['LAST', ['OLD', 'NEW']]]);
      expect(feed.assets[0].actions.map(({ row, kind }) => [row, kind])).toEqual([
        [3, 'dividend'],
        [4, 'split'],
      ]);
      expect([...feed.series.keys()]).toEqual(['flow@LAST']);
    }
    expect((await load([path], { assets: ['OLD', 'LAST'] })).feed.assets).toHaveLength(1);
  });

  it('is found by a strategy under any of its names', async () => {
    const { feed } = await load([directory('plain')]);
    const found: string[] = [];
    const asks = strategy({
      about: 'Asks for an instrument by its names.',
      params: {},
      prepare: (_, universe) => {
        for (const name of ['OLD', 'NEW']) found.push(universe.asset(name).symbol);
        return () => {};
      },
    });
    simulate(asks, feed, { cash: 1 });
    expect(found).toEqual(['NEW', 'NEW']);
  });

  it.each([
    ['its newest', ['symbol,name,currency', 'OLD,Former,CNY', 'NEW,Present,CNY'], 'Present'],
    ['its former', ['symbol,name,currency', 'OLD,Former,CNY'], 'Former'],
  ])('takes the words of %s symbol', async (_, rows, name) => {
    const path = directory('words', { 'instruments.csv': rows });
    expect(await check([path])).toEqual([]);
    expect((await load([path])).feed.assets[0]).toMatchObject({ symbol: 'NEW', name, currency: 'CNY' });
  });

  it('may have all its bars under one symbol', async () => {
    folder.write('one/bars/OLD.csv', ...OLD);
    folder.write('one/actions.csv', HEAD, 'OLD,2024-01-03,rename,NEW,');
    const { feed } = await load([join(folder.path, 'one')]);
    expect(feed.assets[0]).toMatchObject({ symbol: 'NEW', formerly: ['OLD'] });
    expect([...feed.assets[0].raw.close]).toEqual([4, 5]);
  });

  it('jumps where its prices do, and the file is named', async () => {
    const path = directory('jump', { 'bars/NEW.csv': bars(['04', 2.5], ['05', 2.5]) });
    await expect(load([path])).rejects.toThrow(
      /NEW\.csv:2: close "2\.5" .*split of 2 for 1.*"NEW,2024-01-04,split,2,"/,
    );
    await expect(load([directory('former', { 'bars/OLD.csv': bars(['02', 4], ['03', 8]) })])).rejects.toThrow(
      /OLD\.csv:3: close "8"/,
    );
  });

  it.each([
    [
      'bars that overlap',
      { 'bars/OLD.csv': bars(['02', 4], ['04', 5]) },
      /actions\.csv:2: ex_date "2024-01-04" .*OLD has bars up to 2024-01-04 and NEW from 2024-01-04 on; remove the bars that overlap/,
    ],
    [
      'bars under the former symbol after it',
      { 'actions.csv': [HEAD, 'OLD,2024-01-03,rename,NEW,'] },
      /actions\.csv:2: .*OLD has bars up to 2024-01-03.*; correct the date/,
    ],
    [
      'bars under the new symbol before it',
      { 'actions.csv': [HEAD, 'OLD,2024-01-05,rename,NEW,'] },
      /actions\.csv:2: .*NEW from 2024-01-04 on; correct the date/,
    ],
    [
      'no new symbol',
      { 'actions.csv': [HEAD, 'OLD,2024-01-04,rename,,'] },
      /actions\.csv:2: value is no symbol; give the symbol that OLD has/,
    ],
    [
      'a symbol that is none',
      { 'actions.csv': [HEAD, 'OLD,2024-01-04,rename,a/b,'] },
      /actions\.csv:2: value "a\/b" is no symbol/,
    ],
    [
      'no date',
      { 'actions.csv': [HEAD, 'OLD,,rename,NEW,'] },
      /actions\.csv:2: ex_date is not a date; give the first day under the new symbol/,
    ],
    [
      'itself',
      { 'actions.csv': [HEAD, 'OLD,2024-01-04,rename,OLD,'] },
      /actions\.csv:2: value "OLD" is a name that OLD had before/,
    ],
    [
      'its former symbol',
      { 'actions.csv': [HEAD, RENAME, 'NEW,2024-01-05,rename,OLD,'] },
      /actions\.csv:3: value "OLD" is a name that NEW had before/,
    ],
    [
      'two new symbols',
      { 'actions.csv': [HEAD, RENAME, 'OLD,2024-01-05,rename,XYZ,'] },
      /actions\.csv:3: symbol "OLD" was renamed already, on line 2/,
    ],
    [
      'the new symbol of another',
      { 'actions.csv': [HEAD, RENAME, 'XYZ,2024-01-05,rename,NEW,'] },
      /actions\.csv:3: value "NEW" is the new name of OLD too, on line 2/,
    ],
    [
      'a stranger',
      { 'actions.csv': [HEAD, RENAME, 'XYZ,2024-01-05,rename,XYW,'] },
      /actions\.csv:3: symbol "XYZ" is no instrument of this directory/,
    ],
  ])('with %s is an error', async (_, files, says) => {
    const path = directory('wrong', files);
    const error = (await check([path])).find(({ severity }) => severity === 'error')!;
    expect(sentenceOf(error)).toMatch(says);
    await expect(load([path])).rejects.toThrow(says);
  });
});

describe('an instrument that is delisted', () => {
  const ending = (...rows: readonly string[]) =>
    directory('ended', {
      'bars/OLD.csv': OLD,
      'bars/NEW.csv': bars(['02', 1], ['08', 1], ['09', 1], ['10', 1]),
      'actions.csv': [HEAD, ...rows],
    });

  it('is redeemed on the first row at or after its ex-date, and paid on its pay date', async () => {
    const path = ending('OLD,2024-01-05,delisting,4.5,2024-01-10');
    expect(await check([path])).toEqual([]);
    const { feed } = await load([path]);
    const old = feed.assets.find(({ symbol }) => symbol === 'OLD')!;
    expect(old.actions).toEqual([{ row: 2, kind: 'delisting', value: 4.5, payRow: 4 }]);
    // The mark stays; the adjusted series tells what a holder got.
    expect([...old.raw.close]).toEqual([4, 5, 5, 5, 5]);
    expect([...old.adjusted.close]).toEqual([4, 5, 4.5, 4.5, 4.5]);
  });

  it('may be worth nothing', async () => {
    const { feed } = await load([ending('OLD,2024-01-08,delisting,0,')]);
    expect([...feed.assets.find(({ symbol }) => symbol === 'OLD')!.adjusted.close]).toEqual([4, 5, 0, 0, 0]);
  });

  it.each([
    [
      'while it has bars',
      ['OLD,2024-01-03,delisting,4,'],
      /actions\.csv:2: ex_date "2024-01-03" is the delisting of OLD, which has bars up to 2024-01-03/,
    ],
    [
      'twice',
      ['OLD,2024-01-04,delisting,4,', 'OLD,2024-01-05,delisting,4,'],
      /actions\.csv:3: ex_date "2024-01-05" has a second delisting of OLD, the first on line 2/,
    ],
    [
      'before a dividend',
      ['OLD,2024-01-09,dividend,1,', 'OLD,2024-01-04,delisting,4,'],
      /actions\.csv:2: ex_date "2024-01-09" lies after the delisting of OLD on 2024-01-04/,
    ],
    ['for less than nothing', ['OLD,2024-01-04,delisting,-1,'], /actions\.csv:2: value "-1" is negative/],
    [
      'for a word',
      ['OLD,2024-01-04,delisting,all,'],
      /actions\.csv:2: value "all" is negative or not a number; give the cash per unit/,
    ],
    [
      'without a day',
      ['OLD,,delisting,4,'],
      /actions\.csv:2: ex_date is empty: a delisting has to have one; give the first day on which it is not listed/,
    ],
    [
      'with a dividend without an ex-date',
      ['OLD,,dividend,1,2024-01-05'],
      /actions\.csv:2: ex_date is empty: a dividend has to have one; give the first day on which the price is without the dividend/,
    ],
    ['with a roll', ['OLD,2024-01-03,roll,1,'], /actions\.csv:2: kind "roll" is a roll, and OLD is no future/],
    [
      'by a kind that is none',
      ['OLD,2024-01-04,merger,1,'],
      /actions\.csv:2: kind "merger" is no kind of action; write one of split, dividend, delisting, roll, rename/,
    ],
  ])('%s is an error', async (_, rows, says) => {
    const path = ending(...rows);
    const error = (await check([path])).find(({ severity }) => severity === 'error')!;
    expect(sentenceOf(error)).toMatch(says);
    await expect(load([path])).rejects.toThrow(says);
  });
});
