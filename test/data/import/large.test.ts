// Large files and Parquet files are imported as the same rows in a small CSV file are.

import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFile } from '../../../data/columnar/duckdb.js';
import { findingsOf } from '../../../data/finding.js';
import { importFile } from '../../../data/import/import-file.js';
import type { Imported } from '../../../data/import/imported.js';
import { IMPORT_FORMATS } from '../../../data/import/formats.js';
import { largeTable } from '../../../data/import/large-csv.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let count = 0;

/** Writes a text under a name in a folder of its own. */
function file(name: string, text: string): string {
  const path = folder.write(`${count++}/${name}`);
  writeFileSync(path, text);
  return path;
}

const bytesOf = (value: unknown): string => serialize(value).toString('latin1');

/** Imports a file as a large one and as a small one, which must come to the same; `large` tells whether it could be read so. */
async function bothWays(path: string, assume: ReadonlyMap<string, string> = new Map()) {
  const slow = await importFile(path, assume, IMPORT_FORMATS, Infinity);
  const fast = await importFile(path, assume, IMPORT_FORMATS, 0);
  expect(fast).toEqual(slow);
  expect(bytesOf(fast)).toBe(bytesOf(slow));
  return fast[0];
}

const DAY = 86_400_000;
const SHAPES: readonly ((ms: number) => string)[] = [
  (ms) => new Date(ms).toISOString().slice(0, 10),
  (ms) => new Date(ms).toISOString().slice(0, 16).replace('T', ' '),
  (ms) => new Date(ms).toISOString().slice(0, 19).replace('T', ' '),
  (ms) => new Date(ms).toISOString().slice(0, 19),
  (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`,
];

const price = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 100, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)) },
  { weight: 1, arbitrary: fc.double({ min: 1e-8, max: 1e12, noNaN: true }).map(String) },
);
const odd = fc.constantFrom(
  '',
  '-',
  'null',
  '-5',
  '1e5',
  '1.e2',
  '5.',
  '1e999',
  '1-2',
  '1.234.567',
  '"7"',
  '0,5',
  ' 7',
  'x',
);
const HEADERS = [
  'date,open,high,low,close,volume',
  'Date,Open,High,Low,Close,Volume',
  'time,open,high,low,close,volume',
  'datetime,open,close,high,low,volume',
  'timestamp,volume,close,low,high,open',
  'date,open,high,low,close',
  'date,open,close',
  'date,close',
];

const drawn = fc
  .record({
    header: fc.constantFrom(...HEADERS),
    shape: fc.integer({ min: 0, max: SHAPES.length - 1 }),
    step: fc.constantFrom(60_000, 3_600_000, DAY, -DAY),
    start: fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2024, 0, 1) / 60_000 }),
    rows: fc.array(fc.array(price, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 90 }),
    end: fc.constantFrom('\n', '\r\n'),
    last: fc.boolean(),
    slip: fc.option(fc.record({ row: fc.nat(89), cell: fc.nat(4), text: odd }), { freq: 1 }),
    name: fc.constantFrom('SPY.csv', '510300.csv', '000300.csv', 'hfq/510300.csv', 'nothing known.csv', 'USDCNY.csv'),
    assume: fc.constantFrom<readonly (readonly [string, string])[]>(
      [],
      [],
      [['symbol', 'ABC']],
      [['zone', 'America/New_York']],
      [['decimal', 'point']],
      [['encoding', 'utf-8']],
      [
        ['basis', 'raw'],
        ['volume', 'lots'],
      ],
    ),
  })
  .map(({ header, shape, step, start, rows, end, last, slip, name, assume }) => {
    const width = header.split(',').length;
    const midnight = Math.floor((start * 60_000) / DAY) * DAY;
    const lines = rows.map((cells, row) => {
      const kept = cells.slice(0, width - 1);
      if (slip && slip.row === row && slip.cell < kept.length) kept[slip.cell] = slip.text;
      return [SHAPES[shape]((Math.abs(step) === DAY ? midnight : start * 60_000) + row * step), ...kept].join(',');
    });
    return { name, text: [header, ...lines].join(end) + (last ? end : ''), assume: new Map(assume), slip };
  });

describe('a large file', () => {
  it('gives what a small one gives, to the bit: contents, beliefs, findings, refusals', async () => {
    let [plain, taken] = [0, 0];
    await fc.assert(
      fc.asyncProperty(drawn, async ({ name, text, assume, slip }) => {
        const path = file(name, text);
        await bothWays(path, assume);
        if (slip) return;
        plain++;
        const reading = { assume, findings: findingsOf(path), believe: () => {} };
        if (await largeTable(path, 0, reading)) taken++;
      }),
      { numRuns: 80 },
    );
    // Nothing else would tell that the other way was gone at all.
    expect(plain).toBeGreaterThan(25);
    expect(taken).toBeGreaterThan(plain * 0.8);
  });

  it('is read cell by cell where its columns say more, or where it is said to be written otherwise', async () => {
    const rows = ['2024-01-02,600000,1.00,5', '2024-01-03,600000,1.01,6'];
    const text = (header: string) => `${header}\n${rows.join('\n')}\n`;
    const reading = { assume: new Map(), findings: findingsOf(''), believe: () => {} };
    const largely = (header: string, assume: ReadonlyMap<string, string> = new Map()) =>
      largeTable(file('SPY.csv', text(header)), 0, { ...reading, assume });
    expect(await largely('date,volume,close,open')).toBeDefined();
    for (const other of ['code,close,open', 'volume,close,amount', 'volume,close,close', 'volume,close,what'])
      expect(await largely(`date,${other}`)).toBeUndefined();
    for (const [what, value] of [
      ['encoding', 'gb18030'],
      ['separator', 'semicolon'],
      ['decimal', 'comma'],
    ])
      expect(await largely('date,volume,close,open', new Map([[what, value]]))).toBeUndefined();
  });
});

/** Rows of minutes of two instruments, as CSV and as a table of SQL. */
const MINUTES = Array.from({ length: 400 }, (_, at) => {
  const ms = Date.UTC(2024, 0, 2 + Math.floor(at / 100), 14, 30 + (Math.floor(at / 2) % 50));
  const cents = 10_000 + ((at * 7919) % 97);
  return { ms, code: at % 2 === 0 ? 'SPY' : 'QQQ', prices: [cents, cents + 5, cents - 5, cents + 1], volume: at * 10 };
});
const moment = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
const cellsOf = ({ prices }: (typeof MINUTES)[number]) => prices.map((cents) => (cents / 100).toFixed(2)).join(',');

/** A Parquet file made by SQL. */
async function parquet(name: string, sql: string): Promise<string> {
  const path = folder.write(`${count++}/${name}`);
  rmSync(path);
  await withFile(path, ({ run, file: to }) => run(`COPY (${sql}) TO ${to} (FORMAT parquet)`));
  return path;
}

const valuesOf = (rows: readonly string[], names: string): string =>
  `SELECT * FROM (VALUES ${rows.join(', ')}) AS t(${names})`;
const NAMES = 'open, high, low, close, volume';

const without = ({ format, contents, refusal, findings, rows }: Imported) => ({
  format,
  contents,
  refusal,
  findings: findings.length,
  rows,
});
const told = (one: Imported, what: string) =>
  one.beliefs.filter((belief) => belief.what === what).map(({ value }) => value);

describe('a Parquet file', () => {
  const zone = new Map([['zone', 'America/New_York']]);

  it('gives what a CSV file of the same rows gives, each instrument of a column of symbols by itself', async () => {
    const csv = [
      `date,symbol,${NAMES.replaceAll(' ', '')}`,
      ...MINUTES.map((row) => `${moment(row.ms)},${row.code},${cellsOf(row)},${row.volume}`),
    ];
    const [slow] = await importFile(file('bars.csv', `${csv.join('\n')}\n`), zone);
    const rows = MINUTES.map((row) => `(TIMESTAMP '${moment(row.ms)}', '${row.code}', ${cellsOf(row)}, ${row.volume})`);
    const [fast] = await importFile(await parquet('bars.parquet', valuesOf(rows, `date, symbol, ${NAMES}`)), zone);
    expect(slow.refusal).toBe('');
    expect(without(fast)).toEqual(without(slow));
    expect(fast.contents.map((content) => content.what === 'bars' && content.bars.symbol)).toEqual(['SPY', 'QQQ']);
    for (const what of ['symbol', 'zone', 'price basis', 'volume unit', 'times'])
      expect(told(fast, what)).toEqual(told(slow, what));
  });

  it.each([
    ['on the clock of the market', (ms: number) => `TIMESTAMP '${moment(ms)}'`, 5 * 3_600_000],
    ['with a zone', (ms: number) => `make_timestamptz(CAST(${ms} AS BIGINT) * 1000)`, 0],
    ['in milliseconds', (ms: number) => `CAST(${ms} AS BIGINT)`, 0],
  ])('keeps its times %s', async (_, write, ahead) => {
    const spy = MINUTES.filter(({ code }) => code === 'SPY');
    const rows = spy.map((row) => `(${write(row.ms)}, ${cellsOf(row)}, ${row.volume})`);
    const [one] = await importFile(
      await parquet('SPY.parquet', valuesOf(rows, `time, ${NAMES}`)),
      ahead === 0 ? new Map() : zone,
    );
    expect(one.refusal).toBe('');
    const [content] = one.contents;
    if (content.what !== 'bars') throw new Error(content.what);
    expect(content.bars.symbol).toBe('SPY');
    expect(content.frequency).toBe('intraday');
    expect([...content.bars.time]).toEqual(spy.map(({ ms }) => ms + ahead));
    expect(told(one, 'zone')).toEqual([ahead === 0 ? 'as named' : 'America/New_York']);
  });

  it('is daily with DATE, leaves rows without a price out and says so', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `(DATE '2024-01-01' + ${at}, 1, 2, 1, ${at === 7 ? 'NULL' : 1.5}, 10)`,
    );
    const [one] = await importFile(await parquet('SPY.parquet', valuesOf(rows, `date, ${NAMES}`)));
    expect(one.refusal).toBe('');
    expect(one.rows).toBe(40);
    const [content] = one.contents;
    expect(content.what === 'bars' && [content.frequency, content.bars.time.length]).toEqual(['daily', 39]);
    expect(one.findings.map(({ line, what }) => [line, what])).toEqual([[8, 'is a row without a price (2024-01-08)']]);
  });

  it.each([
    ["SELECT 'x' AS date, 1.0 AS close", 'holds date as VARCHAR; write it as DATE or TIMESTAMP'],
    ["SELECT DATE '2024-01-02' AS date, 'x' AS close", 'holds close as VARCHAR; write it as DOUBLE'],
    ["SELECT DATE '2024-01-02' AS date, 1.0 AS rate", 'holds no bars'],
    ['SELECT 1.0 AS open, 1.0 AS close', 'without dates'],
    ["SELECT DATE '2024-01-02' AS date, 1.0 AS close WHERE false", 'has no rows'],
    ['SELECT 20240102 AS date, 1.0 AS close', 'are no milliseconds'],
    ["SELECT DATE '2024-01-02' AS date, CAST('inf' AS DOUBLE) AS close", 'close is not a number'],
    ['SELECT CAST(NULL AS DATE) AS date, 1.0 AS close', 'date is not a date that can be read'],
    ["SELECT DATE '2024-01-02' AS date, 1.0 AS close, '../x' AS symbol", 'cannot name a file'],
  ])('of %s is refused', async (sql, why) => {
    const [one] = await importFile(await parquet('SPY.parquet', sql));
    expect(one.refusal).toContain(why);
    expect(one.contents).toEqual([]);
  });

  it('with symbols that are SQL holds just these', async () => {
    const evil = "x' OR '1'='1";
    const rows = [`(DATE '2024-01-02', '${evil.replaceAll("'", "''")}', 1)`, `(DATE '2024-01-02', 'AAA', 2)`];
    const [one] = await importFile(await parquet('x.parquet', valuesOf(rows, 'date, symbol, close')));
    expect(one.refusal).toContain('cannot name a file');
  });

  it('that is damaged is refused in one sentence', async () => {
    const [one] = await importFile(file('SPY.parquet', `PAR1${'x'.repeat(400)}PAR1`));
    expect(one.refusal).toMatch(/cannot be read as Parquet; write it anew, or convert it to CSV\.$/);
    expect(dirname(one.path)).not.toBe(join('/'));
  });
});
