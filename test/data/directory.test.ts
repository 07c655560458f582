// Data directories: what lies in them, what is wrong with them, and what a run is told.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe as suite, expect, it } from 'vitest';
import { audit, check, describe, load, sentenceOf } from '../../data/index.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
const at = (name: string) => join(folder.path, name);
const BARS = [
  'date,open,high,low,close,volume',
  '2024-01-02,4,4,4,4,100',
  '2024-01-03,4,4,4,4,100',
  '2024-01-04,2,2,2,2,100',
];
const SPLIT = '510300,2024-01-04,split,2,';

/** A directory with one fund that splits, and whatever else is given. */
function directory(name: string, files: Readonly<Record<string, readonly string[]>> = {}): string {
  const all = { 'bars/510300.csv': BARS, 'actions.csv': ['symbol,ex_date,kind,value,pay_date', SPLIT], ...files };
  for (const [file, rows] of Object.entries(all)) folder.write(join(name, file), ...rows);
  return at(name);
}

const first = async (path: string) => sentenceOf((await check([path]))[0]);

suite('a data directory', () => {
  it('needs no instruments.csv', async () => {
    const { feed, base, files, notes } = await load([directory('plain')]);
    expect(feed.assets[0]).toMatchObject({
      symbol: '510300',
      market: 'XSHG',
      kind: 'etf',
      currency: 'CNY',
      periodsPerYear: 244,
    });
    expect([...feed.assets[0].adjusted.close]).toEqual([4, 4, 4]);
    expect(feed.assets[0].actions).toEqual([{ row: 2, kind: 'split', value: 2, payRow: 2 }]);
    expect([base, files.length]).toEqual(['CNY', 2]);
    expect(notes).toEqual(feed.notes);
  });

  it('takes words about instruments, in the order of the list', async () => {
    const path = directory('words', {
      'bars/ABC.csv': BARS.slice(0, 3),
      'instruments.csv': ['symbol,name,currency,lot,tick,kind,class', 'ABC,Alpha,CNY,10,0.05,etf,bond', '510300,,,,,,'],
    });
    const { feed } = await load([path]);
    expect(feed.assets.map(({ symbol }) => symbol)).toEqual(['ABC', '510300']);
    expect(feed.assets[0]).toMatchObject({ name: 'Alpha', currency: 'CNY', class: 'bond', market: 'none' });
    expect(feed.assets[0].terms[0]).toMatchObject({ lot: 10, tick: 0.05, shortMargin: 1 });
    expect(feed.assets[1]).toMatchObject({ name: '510300', index: 1 });
  });

  it('lets options replace lots, commissions and the end', async () => {
    const { feed } = await load([directory('options')], { lot: 1, commission: 0.001, to: '2024-01-03' });
    expect(feed.time).toHaveLength(2);
    for (const row of feed.assets[0].terms)
      expect(row).toMatchObject({ lot: 1, commission: 0.001, commissionMinimum: 0 });
    await expect(load([at('options')], { commission: 1.5 })).rejects.toThrow(/commission is 1.5/);
  });

  it('names what a generator made wherever it is shown', async () => {
    const path = directory('made', { 'generated.json': ['{"note": "Made by a generator."}'] });
    const { feed, notes } = await load([path]);
    expect(feed.generated).toBe(true);
    expect(notes).toContain('Made by a generator.');
    await expect(load([directory('unsaid', { 'generated.json': ['{}'] })])).rejects.toThrow(/has no "note"/);
  });

  it('reads series with the time of their publication', async () => {
    const path = directory('series', {
      'series/fear.csv': ['date,value,published', '2024-01-02,20,2024-01-02', '2024-01-03,30,2024-01-03T06:00:00Z'],
      'series/flow@510300.csv': ['Date,Value', '2024-01-02,-1', '2024-01-03,'],
      'series/ratio.csv': ['date,symbol,value', '2024-01-02,510300,1', '2024-01-02,XYZ,2', '2024-01-03,510300,3'],
    });
    const { feed, notes } = await load([path]);
    expect([...feed.series.keys()].sort()).toEqual(['fear', 'flow@510300', 'ratio@510300', 'ratio@XYZ']);
    const fear = feed.series.get('fear')!;
    // A day of publication is over at midnight UTC; 06:00 UTC is before the decision at 07:00 of the same day.
    expect([[...fear.axis.rows], fear.publicationAssumed]).toEqual([[1, 1], false]);
    expect([...feed.series.get('flow@510300')!.values]).toEqual([-1]);
    expect(notes.join(' ')).toContain('Series flow@510300: 1 of 2 dates carry no value');
    const { rows } = await describe([path]);
    expect(rows.find(({ symbol }) => symbol === 'fear')).toMatchObject({
      what: 'series',
      first: '2024-01-02',
      bars: 2,
    });
  });

  it('chooses instruments', async () => {
    const path = directory('choice', { 'bars/SPY.csv': BARS.slice(0, 3) });
    expect((await load([path], { assets: ['SPY'] })).feed.assets.map(({ symbol }) => symbol)).toEqual(['SPY']);
    await expect(load([path], { assets: ['QQQ'] })).rejects.toThrow(/no instrument QQQ: they hold 510300, SPY/);
  });

  it('asks for the currency of the account where its instruments have several', async () => {
    const path = directory('two', { 'bars/SPY.csv': BARS.slice(0, 3) });
    await expect(load([path])).rejects.toThrow(
      /several currencies \(510300 in CNY; SPY in USD\): say with --base in which one the account is kept/,
    );
    expect(await check([path])).toMatchObject([
      { severity: 'warning', file: path, what: expect.stringContaining('510300 in CNY; SPY in USD') },
    ]);
    expect((await load([path], { assets: ['SPY'] })).base).toBe('USD');
    await expect(load([directory('base')], { base: 'USD' })).rejects.toThrow(
      /no rate of CNY in USD, which 510300 needs/,
    );
    await expect(load([at('base')], { base: 'XXZ' })).rejects.toThrow(/currency "XXZ"/);
  });

  it('takes quotes in the currency of the account only where nothing tells another of any instrument', async () => {
    const alone = folder.write('own/ABC.csv', ...BARS.slice(0, 3));
    expect((await load([alone], { base: 'EUR' })).feed.assets[0].currency).toBe('EUR');
    await expect(load([alone], { base: 'XXZ' })).rejects.toThrow(/currency "XXZ"/);
    // A rate of 1 that nobody gave would stay unseen.
    await expect(load([directory('told'), alone], { base: 'CNY' })).rejects.toThrow(
      /no rate of USD in CNY, which ABC needs/,
    );
  });

  it.each([
    ['NYSE', 'XNYS'],
    ['ARCA', 'XNYS'],
    ['ARCX', 'XNYS'],
    ['AMEX', 'XNYS'],
    ['NASDAQ', 'XNAS'],
    ['Nasdaq', 'XNAS'],
  ])('may call a market %s, which is read as %s and noted', async (alias, market) => {
    const path = directory('alias', {
      'bars/510300.csv': BARS.slice(0, 3),
      'instruments.csv': ['symbol,market,kind', `510300,${alias},etf`],
      'actions.csv': ['symbol,ex_date,kind,value'],
    });
    const { feed, notes } = await load([path]);
    expect(feed.assets[0]).toMatchObject({ market, currency: 'USD' });
    expect(notes).toContain(`510300: its market "${alias}" in instruments.csv was read as ${market}.`);
  });

  it('joins with single files, each named by itself or by SYMBOL=path', async () => {
    const path = folder.write('single/prices.csv', ...BARS.slice(0, 3));
    const { feed } = await load([directory('joined'), `512880=${path}`]);
    expect(feed.assets.map(({ symbol }) => symbol)).toEqual(['510300', '512880']);
    await expect(load([at('joined'), `510300=${path}`])).rejects.toThrow(/510300 is given twice/);
    expect((await load([path])).feed.assets[0].symbol).toBe('prices');
  });
});

suite('a bad data directory', () => {
  it.each([
    [
      'bars that are missing',
      'gone',
      { 'instruments.csv': ['symbol', '510300', '512880'] },
      /instruments\.csv:3: symbol "512880" has no file of bars; put its bars into bars\/512880\.csv/,
    ],
    [
      'a currency that is none',
      'euro',
      { 'instruments.csv': ['symbol,currency', '510300,EUX'] },
      /instruments\.csv:2: .*currency "EUX" of 510300 is not known/,
    ],
    [
      'a market that is none',
      'mars',
      { 'instruments.csv': ['symbol,market', '510300,MARS'] },
      /instruments\.csv:2: .*market "MARS" is not known: use one of XSHG, XSHE/,
    ],
    [
      'a kind that is none',
      'kind',
      { 'instruments.csv': ['symbol,kind', '510300,fund'] },
      /instruments\.csv:2: .*kind "fund" of 510300/,
    ],
    [
      'a lot of zero',
      'lot',
      { 'instruments.csv': ['symbol,lot', '510300,0'] },
      /instruments\.csv:2: lot "0" is not a positive number/,
    ],
    [
      'an instrument twice',
      'twice',
      { 'instruments.csv': ['symbol', '510300', '510300'] },
      /instruments\.csv:3: symbol "510300" is there twice, first on line 2/,
    ],
    [
      'no symbol column',
      'nameless',
      { 'instruments.csv': ['code', '510300'] },
      /instruments\.csv:1: "code" has no column "symbol"/,
    ],
    [
      'an action of a stranger',
      'stranger',
      { 'actions.csv': ['symbol,ex_date,kind,value', 'XYZ,2024-01-03,split,2'] },
      /actions\.csv:2: symbol "XYZ" is no instrument of this directory/,
    ],
    [
      'a ratio of zero',
      'ratio',
      { 'actions.csv': ['symbol,ex_date,kind,value', '510300,2024-01-03,split,0'] },
      /actions\.csv:2: value "0" is not a positive number/,
    ],
    [
      'an action of no kind',
      'gift',
      { 'actions.csv': ['symbol,ex_date,kind,value', '510300,2024-01-03,gift,1'] },
      /actions\.csv:2: kind "gift"/,
    ],
    [
      'an ex-date that is none',
      'ex',
      { 'actions.csv': ['symbol,ex_date,kind,value', '510300,soon,split,2'] },
      /actions\.csv:2: ex_date "soon" is not a date/,
    ],
    [
      'pay before ex',
      'pay',
      { 'actions.csv': ['symbol,ex_date,kind,value,pay_date', '510300,2024-01-03,dividend,1,2024-01-02'] },
      /actions\.csv:2: pay_date "2024-01-02" is before the ex-date/,
    ],
    [
      'a split on the wrong day',
      'early',
      { 'actions.csv': ['symbol,ex_date,kind,value', '510300,2024-01-03,split,2'] },
      /510300\.csv:3: close "4" on 2024-01-03 is 2 times.*after the split of 2 that the actions have there/,
    ],
    [
      'a split that prices lack',
      'double',
      {
        'bars/510300.csv': BARS.slice(0, 3),
        'actions.csv': ['symbol,ex_date,kind,value', '510300,2024-01-03,split,2'],
      },
      /do not show that split; remove the split from actions\.csv/,
    ],
    [
      'a series without values',
      'valueless',
      { 'series/fear.csv': ['date,level', '2024-01-02,1'] },
      /fear\.csv:1: "date,level" has no column "value"/,
    ],
    [
      'a series of words',
      'words2',
      { 'series/fear.csv': ['date,value', '2024-01-02,high'] },
      /fear\.csv:2: value "high" is not a number/,
    ],
    [
      'a series out of order',
      'disorder',
      { 'series/fear.csv': ['date,value', '2024-01-03,1', '2024-01-02,1'] },
      /fear\.csv:3: date "2024-01-02" is before a row above it/,
    ],
    [
      'a date twice in a series',
      'again',
      { 'series/fear.csv': ['date,value', '2024-01-03,1', '2024-01-03,2'] },
      /fear\.csv:3: date "2024-01-03" is there twice, first on line 2/,
    ],
    [
      'a value published before its date',
      'prophet',
      { 'series/fear.csv': ['date,value,published', '2024-01-03,1,2023-01-03'] },
      /fear\.csv:2: published "2023-01-03" is before the date/,
    ],
  ])('%s', async (_, name, files, says) => {
    const path = directory(name, files);
    expect(await first(path)).toMatch(says);
    await expect(load([path])).rejects.toThrow(says);
  });

  it('a folder with nothing in it', async () => {
    mkdirSync(at('nothing'));
    await expect(load([at('nothing')])).rejects.toThrow(/nothing is not a data directory/);
  });

  it('Parquet bars', async () => {
    folder.write('parquet/bars/510300.parquet', 'PAR1');
    await expect(load([at('parquet')])).rejects.toThrow(
      /510300\.parquet: cannot be read as Parquet; write it anew, or convert it to CSV/,
    );
  });

  it('bars of two frequencies', async () => {
    const path = directory('mixed', {
      'bars/510500.csv': ['datetime,close', '2024-01-02 10:00,4', '2024-01-02 11:00,4'],
    });
    await expect(load([path])).rejects.toThrow(
      /510300\.csv: holds daily bars, while .*510500\.csv holds intraday ones/,
    );
  });

  it.each([
    ['a market that is none', ['symbol,market', '510300,MARS', '510500,'], /market "MARS"/],
    ['a lot that is none', ['symbol,lot', '510300,0', '510500,'], /lot "0"/],
    ['bars that are missing', ['symbol', '510500', '510300', '512880'], /"512880" has no file of bars/],
    ['a header without symbols', ['code', '510300'], /no column "symbol"/],
    ['a column twice', ['symbol,lot,lot', '510300,1,1'], /two columns "lot" \(columns 2 and 3\)/],
  ])('with %s is told once, not again for each action', async (_, rows, says) => {
    const path = directory('cascade', {
      'instruments.csv': rows,
      'bars/510500.csv': BARS.slice(0, 3),
      'actions.csv': ['symbol,ex_date,kind,value', SPLIT, '512880,2024-01-04,split,2'].slice(
        0,
        Math.max(2, rows.length - 1),
      ),
    });
    const found = await check([path]);
    expect(found.map(sentenceOf)).toEqual([expect.stringMatching(says)]);
  });

  it('bars that no row lists are only warned of', async () => {
    const path = directory('unlisted', { 'instruments.csv': ['symbol', '510300'], 'bars/510500.csv': BARS });
    expect(await check([path])).toMatchObject([{ severity: 'warning', what: expect.stringContaining('510500') }]);
  });

  it.each(['series', 'calendars', 'sources'])('%s as a file is warned of, and nothing is read of it', async (name) => {
    const path = directory(`file-${name}`, { [name]: ['x'] });
    expect((await check([path])).map(sentenceOf)).toEqual([`${join(path, name)}: is not read; did you mean ${name}/?`]);
    await expect(load([path])).resolves.toBeDefined();
    const { findings } = await audit([path], { now: Date.UTC(2025, 0, 1) });
    expect(findings.filter((finding) => finding.check === 'slips')).toHaveLength(1);
  });

  it.each([
    ['action.csv', 'actions.csv'],
    ['Fxs.csv', 'fx.csv'],
    ['instrument.csv', 'instruments.csv'],
    ['instruments.json', 'instruments.csv'],
    ['instruments.tsv', 'instruments.csv'],
    ['generate.json', 'generated.json'],
    ['bars.csv', 'bars/'],
    ['calendar/XSHG.csv', 'calendars/'],
    ['Series/pe.csv', 'series/'],
    ['serie/pe.csv', 'series/'],
  ])('%s is warned of: it is not read, and %s was meant', async (file, meant) => {
    const path = directory(`slip-${file.replaceAll('/', '-')}`, { [file]: ['note'] });
    const warning = `${join(path, file.split('/')[0])}: is not read; did you mean ${meant}?`;
    expect((await check([path])).map((finding) => [finding.severity, sentenceOf(finding)])).toEqual([
      ['warning', warning],
    ]);
    expect((await load([path])).notes).toContain(warning);
  });

  it('what is no slip of a known name is left alone, and what is read is no slip', async () => {
    const notes = { 'README.md': [''], 'notes.txt': [''], 'trades.csv': [''], 'research/a.csv': [''], '.bars': [''] };
    const read = { 'generated.json': ['{"note":"made"}'], 'series/pe.csv': ['date,value', '2024-01-02,1'] };
    const copies = { 'actions.csv.old': [''], 'actions.xlsx': [''], 'actions.txt': [''] };
    expect(await check([directory('notes', { ...notes, ...read, ...copies })])).toEqual([]);
  });

  it('whose only file is misspelt is refused with the name that was meant', async () => {
    folder.write('lone/instrument.csv', 'symbol');
    await expect(load([at('lone')])).rejects.toThrow(
      /has neither instruments\.csv nor bars\/<symbol>\.csv; by instrument\.csv, did you mean instruments\.csv\?$/,
    );
  });

  it('an exchange rate that is more than ten days old is warned of, also where no base currency is named', async () => {
    const days = ['2024-01-02', '2024-01-15', '2024-01-16'];
    const rows = (...all: readonly string[]) => ['date,close', ...all.map((day) => `${day},4`)];
    const rates = (...all: readonly string[]) => ['date,pair,rate', ...all.map((day) => `${day},USDCNY,7`)];
    const files = {
      'bars/510300.csv': rows(...days),
      'bars/SPY.csv': rows(...days),
      'actions.csv': ['symbol,ex_date,kind,value'],
    };
    const old =
      /: the rate of USD in CNY is more than 10 days old on 2 rows: on 2024-01-16 it is that of 2024-01-02; add/;
    const path = directory('old-rate', { ...files, 'fx.csv': rates('2024-01-02') });
    const said = async (base?: string) =>
      (await check([path], { base })).filter(({ what }) => what.includes('days old'));
    expect((await said('CNY')).map(sentenceOf)).toEqual([expect.stringMatching(old)]);
    expect((await said()).map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    const fresh = directory('fresh-rate', { ...files, 'fx.csv': rates(...days) });
    expect(await check([fresh], { base: 'CNY' })).toEqual([]);
  });
});
