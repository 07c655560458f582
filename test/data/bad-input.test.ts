// Every way in which a file can be bad gives one clear sentence with file, line, column and value.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Finding, check, load, sentenceOf } from '../../data/index.js';
import { UserError } from '../../engine/index.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-bad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = 'date,open,high,low,close,volume';
const GOOD = ['2024-01-02,10,11,9,10,100', '2024-01-03,10,11,9,10,100', '2024-01-04,10,11,9,10,100'];
const lines = (...rows: readonly string[]) => rows.join('\n') + '\n';
const withRow = (row: string) => lines(HEADER, GOOD[0], row, GOOD[2]);

function write(file: string, content: string | Uint8Array): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Case {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Of the first finding: its place and what it says. */
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
  readonly says: RegExp;
  readonly file?: string;
}

const CASES: readonly Case[] = [
  { name: 'an empty file', content: '', line: 0, says: /is empty/ },
  { name: 'a file of blank lines', content: '\n \n', line: 0, says: /is empty/ },
  { name: 'a header only', content: lines(HEADER), line: 0, says: /has a header and no rows/ },
  {
    name: 'semicolons',
    content: lines(HEADER, GOOD[0]).replaceAll(',', ';'),
    line: 1,
    says: /separated by a semicolon.*commas/,
  },
  { name: 'tabs', content: lines(HEADER, GOOD[0]).replaceAll(',', '\t'), line: 1, says: /separated by a tab/ },
  {
    name: 'no header',
    content: lines(...GOOD),
    line: 1,
    value: '2024-01-02',
    says: /header should stand.*add a header/,
  },
  {
    name: 'no close',
    content: lines('date,open', '2024-01-02,1'),
    line: 1,
    value: 'date,open',
    says: /no column for the close/,
  },
  {
    name: 'two closes',
    content: lines('date,close,close', '2024-01-02,1,2'),
    line: 1,
    says: /has 2 columns for the close: "close" \(column 2\) and "close" \(column 3\); remove or rename/,
  },
  {
    name: 'two dates',
    content: lines('date,trade_date,close', '2024-01-02,2024-01-03,2'),
    line: 1,
    says: /has 2 columns for the date: "date" \(column 1\) and "trade_date" \(column 2\)/,
  },
  {
    name: 'a yfinance file of two tickers',
    content: lines('Price,Close,Close,Volume,Volume', 'Ticker,A,B,A,B', 'Date,,,,', '2024-01-02,1,2,3,4'),
    line: 1,
    says: /2 columns for the close: "Close" \(column 2\) and "Close" \(column 3\).*one instrument/,
  },
  {
    name: 'a volume of an unknown unit',
    content: withRow('2024-01-03,10,11,9,10,5X'),
    line: 3,
    column: 'volume',
    value: '5X',
    says: /is not a number/,
  },
  {
    name: 'a price with a unit',
    content: withRow('2024-01-03,10,11K,9,10,5'),
    line: 3,
    column: 'high',
    value: '11K',
    says: /is not a number/,
  },
  {
    name: 'an Investing.com file as it is downloaded',
    content: lines('Date,Price,Open,High,Low,Vol.', '12/31/2025,"4,629.94","4,656.48","4,667.05","4,622.10",170.76K'),
    line: 2,
    column: 'Open',
    value: '4,656.48',
    says: /thousands separators.*lenient thousands/,
  },
  {
    name: 'an Investing.com file that does not tell days from months',
    content: lines('Date,Price,Open,High,Low', '01/02/2025,1,1,1,1', '01/03/2025,1,1,1,1'),
    line: 2,
    column: 'Date',
    value: '01/02/2025',
    says: /day from the month/,
  },
  { name: 'no date', content: lines('close', '1'), line: 1, says: /no column for the date/ },
  {
    name: 'NaN',
    content: withRow('2024-01-03,10,11,9,NaN,1'),
    line: 3,
    column: 'close',
    value: 'NaN',
    says: /is no value/,
  },
  {
    name: 'an empty price',
    content: withRow('2024-01-03,,11,9,10,1'),
    line: 3,
    column: 'open',
    says: /is empty.*lenient blank/,
  },
  {
    name: 'null',
    content: withRow('2024-01-03,null,null,null,null,null'),
    line: 3,
    column: 'open',
    value: 'null',
    says: /no value/,
  },
  {
    name: 'a word',
    content: withRow('2024-01-03,10,abc,9,10,1'),
    line: 3,
    column: 'high',
    value: 'abc',
    says: /is not a number/,
  },
  {
    name: 'hexadecimal',
    content: withRow('2024-01-03,10,0x10,9,10,1'),
    line: 3,
    column: 'high',
    value: '0x10',
    says: /not a number/,
  },
  {
    name: 'infinity',
    content: withRow('2024-01-03,10,Infinity,9,10,1'),
    line: 3,
    column: 'high',
    value: 'Infinity',
    says: /not a number/,
  },
  {
    name: 'a negative price',
    content: withRow('2024-01-03,10,11,-9,10,1'),
    line: 3,
    column: 'low',
    value: '-9',
    says: /is negative/,
  },
  {
    name: 'a price of zero',
    content: withRow('2024-01-03,0,11,9,10,1'),
    line: 3,
    column: 'open',
    value: '0',
    says: /is zero/,
  },
  {
    name: 'a negative volume',
    content: withRow('2024-01-03,10,11,9,10,-5'),
    line: 3,
    column: 'volume',
    value: '-5',
    says: /is negative/,
  },
  {
    name: 'high below low',
    content: withRow('2024-01-03,10,9,11,10,1'),
    line: 3,
    column: 'high',
    value: '9',
    says: /below low 11/,
  },
  {
    name: 'a close outside',
    content: withRow('2024-01-03,10,11,9,11.5,1'),
    line: 3,
    column: 'close',
    value: '11.5',
    says: /outside low 9 to high 11/,
  },
  {
    name: 'an open outside',
    content: withRow('2024-01-03,8.9,11,9,10,1'),
    line: 3,
    column: 'open',
    value: '8.9',
    says: /outside low 9 to high 11/,
  },
  {
    name: 'a date twice',
    content: lines(HEADER, GOOD[0], GOOD[1], GOOD[1]),
    line: 4,
    column: 'date',
    value: '2024-01-03',
    says: /twice, first on line 3/,
  },
  {
    name: 'unsorted dates',
    content: lines(HEADER, GOOD[1], GOOD[0], GOOD[2]),
    line: 3,
    column: 'date',
    value: '2024-01-02',
    says: /before a row above/,
  },
  {
    name: 'newest first',
    content: lines(HEADER, ...[...GOOD].reverse()),
    line: 3,
    column: 'date',
    value: '2024-01-03',
    says: /newest first/,
  },
  {
    name: 'a date that is none',
    content: withRow('2024-02-30,10,11,9,10,1'),
    line: 3,
    column: 'date',
    value: '2024-02-30',
    says: /not a date/,
  },
  {
    name: 'a month 13',
    content: withRow('20241301,10,11,9,10,1'),
    line: 3,
    column: 'date',
    value: '20241301',
    says: /not a date/,
  },
  { name: 'an empty date', content: withRow(',10,11,9,10,1'), line: 3, column: 'date', says: /is empty/ },
  {
    name: 'quoted thousands',
    content: withRow('2024-01-03,10,11,9,10,"1,000"'),
    line: 3,
    column: 'volume',
    value: '1,000',
    says: /thousands separators.*lenient thousands/,
  },
  {
    name: 'bare thousands',
    content: withRow('2024-01-03,1,010,1,011,1,009,1,010,1'),
    line: 3,
    says: /more cells than the 6 of the header/,
  },
  {
    name: 'an ambiguous date',
    content: lines(HEADER, '1/2/2024,10,11,9,10,1', '1/3/2024,10,11,9,10,1'),
    line: 2,
    column: 'date',
    value: '1/2/2024',
    says: /day from the month/,
  },
  {
    name: 'an open quote',
    content: withRow('2024-01-03,10,"11,9,10,1'),
    line: 3,
    column: 'high',
    says: /quote that is not closed/,
  },
  {
    name: 'a jump like a split',
    content: lines(HEADER, GOOD[0], '2024-01-03,5,5.1,4.9,5,100'),
    line: 3,
    column: 'close',
    value: '5',
    says: /2024-01-03 is 0.5 times.*split of 2 for 1.*X,2024-01-03,split,2,/,
    file: 'X.csv',
  },
  {
    name: 'a joined unit',
    content: lines(HEADER, GOOD[0], '2024-01-03,50,51,49,50,100'),
    line: 3,
    column: 'close',
    says: /split of 1 for 5.*split,0.2,/,
  },
  {
    name: 'a price of another scale',
    content: lines(HEADER, GOOD[0], '2024-01-03,170,170,170,170,100'),
    line: 3,
    column: 'close',
    says: /17 times.*no action explains/,
  },
  {
    name: 'a price beyond what numbers can be',
    content: lines(HEADER, GOOD[0], '2024-01-03,10,1e400,9,10,1'),
    line: 3,
    column: 'high',
    value: '1e400',
    says: /is a number too large to be kept/,
  },
  {
    name: 'a volume beyond what numbers can be',
    content: lines(HEADER, GOOD[0], '2024-01-03,10,11,9,10,1e400'),
    line: 3,
    column: 'volume',
    value: '1e400',
    says: /is a number too large to be kept/,
  },
  {
    name: 'a volume with a unit beyond what numbers can be',
    content: lines(HEADER, GOOD[0], `2024-01-03,10,11,9,10,${'7'.repeat(305)}B`),
    line: 3,
    column: 'volume',
    value: '7'.repeat(40),
    says: /is a number too large to be kept/,
  },
  {
    name: 'a volume of half a million digits, and the same with a letter behind',
    content: lines(
      HEADER,
      `2024-01-02,10,11,9,10,${'7'.repeat(500_000)}`,
      `2024-01-03,10,11,9,10,${'7'.repeat(500_000)}x`,
    ),
    line: 2,
    column: 'volume',
    value: '7'.repeat(40),
    says: /is a number too large to be kept/,
  },
  {
    name: 'a price of half a million spaces and a letter',
    content: lines(HEADER, `2024-01-02,10,11,9,${' '.repeat(500_000)}x,1`),
    line: 2,
    column: 'close',
    says: /is not a number/,
  },
  {
    name: 'a Chinese header in GBK',
    content: Uint8Array.of(0xc8, 0xd5, 0xc6, 0xda, 0x0a),
    line: 0,
    says: /is not UTF-8/,
  },
  {
    name: 'Parquet',
    content: 'PAR1',
    line: 0,
    says: /cannot be read as Parquet; write it anew, or convert it to CSV/,
    file: 'x.parquet',
  },
  { name: 'gzip', content: Uint8Array.of(0x1f, 0x8b), line: 0, says: /compressed/, file: 'x.csv.gz' },
];

describe('a bad file', () => {
  it.each(CASES)('$name', async ({ content, line, column = '', value, says, file = 'bad.csv' }) => {
    const path = write(file, content);
    const [first] = await check([path]);
    expect(first).toMatchObject({
      severity: 'error',
      file: path,
      line,
      column,
      ...(value === undefined ? {} : { value }),
    });
    expect(sentenceOf(first)).toMatch(says);
    const refusal = await load([path]).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UserError);
    const { message } = refusal as UserError;
    expect(message.startsWith(line > 0 ? `${path}:${line}: ` : `${path}: `)).toBe(true);
    expect(message).toContain(sentenceOf(first));
    expect(message).not.toContain('\n');
  });

  it('is told with the count of the other errors', async () => {
    const path = write(
      'many.csv',
      lines(HEADER, '2024-01-02,0,1,1,1,1', '2024-01-03,0,1,1,1,1', '2024-01-04,0,1,1,1,1'),
    );
    await expect(load([path])).rejects.toThrow(/many\.csv:2: open "0" is zero.*\(2 more errors/);
  });

  it('with a hundred thousand bad cells is told in a hundred lines and a count', async () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => `${2000 + (at % 20)}-01-01,x,x,x,x,x`);
    const findings = await check([write('worst.csv', lines(HEADER, ...rows))]);
    expect(findings.length).toBeLessThan(500);
    expect(findings.some(({ what }) => /\d+ more like/.test(what))).toBe(true);
  });

  it('warns of a gap, and loads', async () => {
    const path = write('gap.csv', lines(HEADER, GOOD[0], '2024-01-19,10,11,9,10,1'));
    const [finding] = await check([path]);
    expect(finding).toMatchObject({ severity: 'warning', line: 3, value: '2024-01-19' });
    expect(finding.what).toBe('follows 12 weekdays without a bar after 2024-01-02');
    expect((await load([path])).notes.join(' ')).toContain('12 weekdays');
    expect(await check([write('holiday.csv', lines(HEADER, GOOD[0], '2024-01-17,10,11,9,10,1'))])).toEqual([]);
  });

  it.each([
    ['a path that is not there', ['nowhere.csv'], /nowhere\.csv is not there/],
    ['no path', [], /No data are given/],
  ])('%s', async (_, paths, says) => {
    await expect(load(paths.map((path) => join(folder, path)))).rejects.toThrow(says);
  });
});

describe('repairs', () => {
  const repaired = async (repair: string, content: string) => {
    const path = write(`${repair}.csv`, content);
    expect((await check([path])).filter(({ severity }) => severity === 'error')).not.toEqual([]);
    const { feed, notes } = await load([path], { lenient: [repair] });
    expect(notes.filter((note) => note.includes(`--lenient ${repair}`))).toHaveLength(1);
    return feed.assets[0].raw;
  };

  it('order sorts', async () => {
    const raw = await repaired('order', lines(HEADER, '2024-01-03,10,11,9,10.5,1', GOOD[0]));
    expect([...raw.close]).toEqual([10, 10.5]);
  });

  it('duplicates keeps the last', async () => {
    const raw = await repaired('duplicates', lines(HEADER, GOOD[0], '2024-01-02,10,11,9,10.5,1'));
    expect([...raw.close]).toEqual([10.5]);
  });

  it('order and duplicates together keep what stands last in the file', async () => {
    const path = write(
      'again.csv',
      lines(HEADER, '2024-01-03,10,11,9,10.5,1', '2024-01-02,10,11,9,10.1,1', '2024-01-02,10,11,9,10.2,1'),
    );
    const { feed } = await load([path], { lenient: ['order', 'duplicates'] });
    expect([...feed.assets[0].raw.close]).toEqual([10.2, 10.5]);
  });

  it('thousands reads the number', async () => {
    const raw = await repaired(
      'thousands',
      lines(HEADER, '2024-01-02,"1,000.5","1,001","1,000","1,000.5","1,234,567"'),
    );
    expect([raw.open[0], raw.volume[0]]).toEqual([1000.5, 1234567]);
  });

  it('blank leaves the row out', async () => {
    const raw = await repaired('blank', lines(HEADER, GOOD[0], '2024-01-03,null,null,null,null,null', GOOD[2]));
    expect(raw.close).toHaveLength(2);
  });

  it('range widens', async () => {
    const raw = await repaired('range', lines(HEADER, '2024-01-02,10,11,9,12,1', '2024-01-03,8,11,9,10,1'));
    expect([raw.high[0], raw.low[1]]).toEqual([12, 8]);
  });

  it('jumps accepts', async () => {
    const raw = await repaired('jumps', lines(HEADER, GOOD[0], '2024-01-03,5,5.1,4.9,5,100'));
    expect([...raw.close]).toEqual([10, 5]);
  });

  it('are named, or refused', async () => {
    const path = write('fine.csv', lines(HEADER, ...GOOD));
    await expect(load([path], { lenient: ['everything'] })).rejects.toThrow(/no repair "everything": use one of order/);
  });

  it('do not hide what they were not asked for', async () => {
    const path = write('both.csv', lines(HEADER, GOOD[1], GOOD[0], GOOD[0]));
    const kinds = async (...lenient: string[]) =>
      (await check([path], { lenient })).map(({ repair }: Finding) => repair);
    expect(await kinds('order')).toEqual(['duplicates']);
    expect(await kinds('order', 'duplicates')).toEqual([]);
  });
});
