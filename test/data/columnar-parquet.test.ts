// Bars in Parquet files say what the same bars say in CSV.

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withFile } from '../../data/columnar/duckdb.js';
import { writeBarsParquet } from '../../data/columnar/parquet.js';
import { describe as describeData, load } from '../../data/index.js';
import { readBars } from '../../data/read-bars.js';
import { temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
let count = 0;
const place = (name: string) => join(folder.path, `${count++}-${name}`);

const read = (path: string, lenient: readonly 'blank'[] = []) =>
  readBars({ path, symbol: 'AAA', zone: 'America/New_York', lenient: new Set(lenient) });

/** A Parquet file of a SELECT. */
async function made(select: string, name = 'made.parquet'): Promise<string> {
  const path = place(name);
  await withFile(path, ({ file, run }) => run(`COPY (${select}) TO ${file} (FORMAT parquet)`));
  return path;
}

const DAYS = ["DATE '2024-01-02'", "DATE '2024-01-03'"];
/** A SELECT of two rows with a column of dates. */
const rows = (date: (day: string) => string, more = '10::DOUBLE AS close') =>
  DAYS.map((day) => `SELECT ${date(day)} AS date, ${more}`).join(' UNION ALL ');

const price = fc.double({ min: 0.01, max: 1e6, noNaN: true });
const bars = fc.array(fc.record({ low: price, spread: price, open: fc.nat(10), close: fc.nat(10), volume: fc.nat() }), {
  minLength: 1,
  maxLength: 20,
});

describe('Parquet', () => {
  it('that was written is read as the same bars are from CSV, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(bars, fc.constantFrom('daily' as const, 'intraday' as const), async (drawn, frequency) => {
        const length = drawn.length + 1;
        const step = frequency === 'daily' ? 86_400_000 : 60_000;
        const of = (pick: (bar: (typeof drawn)[number]) => number) =>
          Float64Array.from({ length }, (_, at) => pick(drawn[Math.min(at, drawn.length - 1)]));
        const time = Float64Array.from(
          { length },
          (_, at) => Date.UTC(2024, 2, 8, frequency === 'daily' ? 0 : 14) + at * step,
        );
        const [low, high] = [of((bar) => bar.low), of((bar) => bar.low + bar.spread)];
        const between = (pick: 'open' | 'close') =>
          of((bar) => Math.min(bar.low + bar.spread, bar.low + (bar.spread * bar[pick]) / 10));
        const columns = {
          time,
          open: between('open'),
          high,
          low,
          close: between('close'),
          volume: of(({ volume }) => volume),
        };
        const path = place('bars.parquet');
        await writeBarsParquet(path, columns, frequency);
        const date = (at: number) => new Date(time[at]).toISOString().slice(0, frequency === 'daily' ? 10 : 19);
        const lines = Array.from(time, (_, at) =>
          [
            `${date(at)}${frequency === 'daily' ? '' : 'Z'}`,
            columns.open[at],
            high[at],
            low[at],
            columns.close[at],
            columns.volume[at],
          ].join(','),
        );
        const csv = await read(folder.write(`${count++}.csv`, 'date,open,high,low,close,volume', ...lines));
        const parquet = await read(path);
        expect(parquet.findings).toEqual([]);
        expect({ ...parquet.bars, line: 0 }).toEqual({ ...csv.bars, line: 0 });
        expect([parquet.frequency, parquet.notes, parquet.format]).toEqual([csv.frequency, csv.notes, 'Parquet']);
      }),
      { numRuns: 25, seed: 3 },
    );
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('is a file of a data directory, with its format told', async () => {
    const dir = place('dir');
    folder.write(`${dir.slice(folder.path.length + 1)}/actions.csv`, 'symbol,ex_date,kind,value,pay_date');
    folder.write(`${dir.slice(folder.path.length + 1)}/bars/none.txt`);
    const time = Float64Array.of(Date.UTC(2024, 0, 2), Date.UTC(2024, 0, 3));
    const one = Float64Array.of(10, 11);
    await writeBarsParquet(
      join(dir, 'bars', 'SPY.parquet'),
      { time, open: one, high: one, low: one, close: one, volume: one },
      'daily',
    );
    const { feed } = await load([dir]);
    expect([feed.assets[0].symbol, [...feed.assets[0].raw.close]]).toEqual(['SPY', [10, 11]]);
    expect((await describeData([dir])).rows[0].format).toBe('Parquet');
  });

  it('names days and moments in any of its types', async () => {
    const ms = Date.UTC(2024, 0, 2);
    for (const date of [
      (day: string) => day,
      (day: string) => `CAST(${day} AS TIMESTAMP)`,
      (day: string) => `CAST(${day} AS TIMESTAMP_S)`,
      (day: string) => `CAST(${day} AS TIMESTAMP_MS)`,
      (day: string) => `CAST(${day} AS TIMESTAMP_NS)`,
      (day: string) => `epoch_ms(${day})`,
      (day: string) => `epoch_ms(${day})::DOUBLE`,
    ]) {
      const { bars: found, frequency, findings } = await read(await made(rows(date)));
      expect({ date: date('d'), findings, frequency, time: [...found.time] }).toEqual({
        date: date('d'),
        findings: [],
        frequency: 'daily',
        time: [ms, ms + 86_400_000],
      });
    }
    // A time without a zone is on the market's clock, one with a zone is a moment.
    const clock = await read(
      await made(
        `SELECT TIMESTAMP '2024-01-02 09:30:00' + to_minutes(i) AS time, 10::FLOAT AS close FROM range(2) r(i)`,
      ),
    );
    expect([clock.frequency, clock.bars.time[0]]).toEqual(['intraday', Date.UTC(2024, 0, 2, 14, 30)]);
    const zoned = await read(
      await made(
        `SELECT make_timestamptz((1704205800000 + 60000 * i) * 1000) AS time, 10::SMALLINT AS close FROM range(2) r(i)`,
      ),
    );
    expect([zoned.frequency, zoned.bars.time[0]]).toEqual(['intraday', Date.UTC(2024, 0, 2, 14, 30)]);
  });

  it.each([
    ['no close', rows((day) => day, '10 AS price'), /has no column for the close/],
    ['no date', 'SELECT 10 AS close', /has no column for the date/],
    ['a price that is text', rows((day) => day, "'10' AS close"), /close is of the type VARCHAR; write it as DOUBLE/],
    [
      'a date that is text',
      rows((day) => `strftime(${day}, '%Y-%m-%d')`),
      /date is of the type VARCHAR; write it as DATE/,
    ],
    ['seconds', rows((day) => `epoch(${day})::BIGINT`), /date holds numbers that are no milliseconds/],
    [
      'days as numbers',
      rows((day) => `strftime(${day}, '%Y%m%d')::INTEGER`),
      /date holds numbers that are no milliseconds/,
    ],
    ['microseconds', rows((day) => `epoch_us(${day})`), /date is not a date that can be read/],
    [
      'two closes',
      rows((day) => day, '10 AS close, 11 AS "Close_"'),
      /has 2 columns for the close: "close" and "Close_"/,
    ],
    ['no rows', `SELECT * FROM (${rows((day) => day)}) WHERE close > 99`, /has no rows/],
    ['a price that is missing', rows((day) => day, 'NULL::DOUBLE AS close'), /close is empty; .*--lenient blank/],
    ['a price without end', rows((day) => day, "'inf'::DOUBLE AS close"), /close is not a finite number/],
    ['a price that is negative', rows((day) => day, '-1 AS close'), /"-1" is negative/],
    ['a date that is missing', rows(() => 'NULL::DATE'), /date is not a date that can be read/],
    ['a date twice', rows(() => DAYS[0]), /"2024-01-02" is there twice, first on line 1/],
  ])('%s is told of its column', async (_, select, says) => {
    const path = await made(select, 'AAA.parquet');
    await expect(load([path])).rejects.toThrow(says);
  });

  it('rows without a price are left out where that is asked for', async () => {
    const path = await made(
      "SELECT DATE '2024-01-02' + i::INTEGER AS date, CASE WHEN i = 1 THEN NULL ELSE 10.5 END AS close FROM range(4) r(i)",
    );
    const { bars: found, notes, findings } = await read(path, ['blank']);
    expect([findings, found.time.length, [...found.line]]).toEqual([[], 3, [1, 3, 4]]);
    expect(notes).toContain('AAA: 1 rows with an empty price were left out (--lenient blank).');
  });

  it('that is broken, missing or another file is an error of one sentence', async () => {
    const path = place('AAA.parquet');
    for (const text of ['', 'PAR1', 'PAR1xxxxPAR1', 'date,close\n']) {
      writeFileSync(path, text);
      await expect(load([path])).rejects.toThrow(/cannot be read as Parquet; write it anew, or convert it to CSV\.$/);
    }
  });

  it('whatever its name', async () => {
    await made(
      rows((day) => day, '99.5 AS close'),
      'other.parquet',
    );
    for (const name of [
      'o*r.parquet',
      'othe?.parquet',
      '[o]ther.parquet',
      "o'ther.parquet",
      'date=2020-01-01.parquet',
    ]) {
      const { bars: found } = await read(
        await made(
          rows((day) => day),
          name,
        ),
      );
      expect([name, [...found.close]]).toEqual([name, [10, 10]]);
    }
  });
});

describe('the database', () => {
  it('sees one file and nothing else', async () => {
    const [mine, other] = [await made('SELECT 1 AS a'), await made('SELECT 2 AS a')];
    await withFile(mine, async ({ file, run, words }) => {
      expect(await words(`SELECT a, a FROM read_parquet(${file})`)).toEqual([['1', '1']]);
      for (const sql of [
        `SELECT * FROM read_parquet('${other}')`,
        `SELECT * FROM read_csv('/etc/passwd')`,
        `SELECT * FROM '${other}'`,
        `COPY (SELECT 1) TO '${other}'`,
        `SET enable_external_access = true`,
        `INSTALL httpfs`,
        `ATTACH '${other}.db'`,
      ])
        await expect(run(sql)).rejects.toThrow(/Error/);
    });
  });
});
