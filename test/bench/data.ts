// Speed and memory of reading a large file: DuckDB's own reader beside ours, CSV beside Parquet, the first load beside the second.
//
// Each measurement is a process of its own, so that its peak memory is its own. They take turns, and the fastest of each counts: a machine that
// others use makes anything slower, nothing faster.

import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { type Feed, load, normal, random, simulate, UserError } from 'tidemark';

import { writeBarsParquet } from '../../data/columnar/parquet.js';
import strategy from '../../strategies/sma-cross.js';
import { benchDataRuns } from './data-runs.js';
import { columns } from './measure.js';

const ROWS = Number(process.env.TIDEMARK_BENCH_ROWS ?? 1_000_000);
const ROUNDS = Number(process.env.TIDEMARK_BENCH_ROUNDS ?? 5);

/** Fails unless the environment gives whole numbers. */
function assertCounts(): void {
  for (const [name, count] of Object.entries({ TIDEMARK_BENCH_ROWS: ROWS, TIDEMARK_BENCH_ROUNDS: ROUNDS })) {
    if (!Number.isInteger(count) || count < 1)
      throw new UserError(`${name} is ${process.env[name]}; give a whole number, 1 or more.`);
  }
}

/** Bytes of six columns of float64. */
const BYTES = 6 * 8 * ROWS;
const MEGABYTE = 2 ** 20;

/** What one process tells of itself. */
interface Told {
  readonly ms: number;
  /** Peak resident memory in bytes. */
  readonly peak: number;
  /** Rows, and sums of the columns, by which all must have read the same. */
  readonly seen: string;
}

/** Minutes of a session of 23 hours, from Monday to Friday: ten million of them end before the future begins, which no bar may lie in. */
const MINUTES = 1380;

const digits = (value: number): string => String(value).padStart(2, '0');

/** Writes minute bars as CSV, and says nothing of them that another run would not. */
function writeMinutes(path: string): void {
  const next = random('bench', 'minutes');
  let date = '';
  const file = openSync(path, 'w');
  writeSync(file, 'date,open,high,low,close,volume\n');
  let close = 100;
  let lines: string[] = [];
  for (let row = 0; row < ROWS; row++) {
    const session = Math.floor(row / MINUTES);
    const minute = 1 + (row % MINUTES);
    if (minute === 1) {
      const day = Date.UTC(1990, 0, 1) + (Math.floor(session / 5) * 7 + (session % 5)) * 86_400_000;
      date = new Date(day).toISOString().slice(0, 10);
    }
    const time = `${date} ${digits(Math.floor(minute / 60))}:${digits(minute % 60)}:00`;
    const open = close * (1 + 0.0002 * normal(next));
    close = open * (1 + 0.001 * normal(next) + 0.0005 * (1 - open / 100));
    const [high, low] = [Math.max(open, close) * 1.0002, Math.min(open, close) * 0.9998];
    const prices = [open, high, low, close].map((price) => price.toFixed(4));
    lines.push(`${time},${prices.join(',')},${1000 + (row % 977)}\n`);
    if (lines.length === 10_000 || row === ROWS - 1) {
      writeSync(file, lines.join(''));
      lines = [];
    }
  }
  closeSync(file);
}

type Columns = readonly Float64Array[];

const seenOf = (all: Columns): string =>
  all.map((column) => `${column.length} ${column.reduce((sum, value) => sum + value, 0)}`).join(' ');

function columnsOf({ time, assets: [{ raw }] }: Feed): Columns {
  return [time, raw.open, raw.high, raw.low, raw.close, raw.volume];
}

/** DuckDB's own reader: types told, nothing sniffed, values put into typed arrays as fast as its client allows. */
async function duckdb(path: string): Promise<Columns> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const types = ['open', 'high', 'low', 'close', 'volume'].map((name) => `'${name}': 'DOUBLE'`).join(', ');
  const answer = await connection.run(
    `SELECT epoch_ms(date)::DOUBLE, open, high, low, close, volume FROM read_csv('${path}', auto_detect = false,
     header = true, delim = ',', quote = '', escape = '', columns = {'date': 'TIMESTAMP', ${types}})`,
  );
  const all = Array.from({ length: 6 }, () => new Float64Array(answer.rowCount));
  for (let at = 0, end = 0; at < answer.chunkCount; at++) {
    const chunk = answer.getChunk(at);
    all.forEach((column, index) => {
      column.set((chunk.getColumnVector(index) as unknown as { readonly items: Float64Array }).items, end);
    });
    end += chunk.rowCount;
  }
  return all;
}

/** What a process is asked to do, by its name. `path` is the CSV file, a Parquet file of the same bars has the same name with another ending. */
const WORK: Readonly<Record<string, (path: string, cache: string) => Promise<Columns>>> = {
  'DuckDB, CSV': (path) => duckdb(path),
  CSV: async (path) => columnsOf((await load([path])).feed),
  Parquet: async (path) => columnsOf((await load([path.replace(/csv$/, 'parquet')])).feed),
  'CSV, kept': async (path, cache) => {
    rmSync(cache, { recursive: true, force: true });
    return columnsOf((await load([path], { cache })).feed);
  },
  'CSV, second load': async (path, cache) => columnsOf((await load([path], { cache })).feed),
  'CSV, second load, and a run': async (path, cache) => {
    const { feed } = await load([path], { cache });
    simulate(strategy, feed, { cash: 1_000_000 });
    return columnsOf(feed);
  },
  floor: async (path) => {
    const small = path.replace(/rows\.csv$/, 'few.csv');
    await duckdb(small);
    await load([small]);
    return [];
  },
};

/** What a process does that measures nothing: a system counts the peak of its parent as its children's too, so that this one has to stay small. */
const PREPARE = 'the Parquet file';

/** The process that measures one thing and tells it; the sums are not timed. */
export async function measureData(name: string, path: string, cache: string): Promise<void> {
  if (name === PREPARE) return writeParquet(path);
  const start = performance.now();
  const found = await WORK[name](path, cache);
  const ms = performance.now() - start;
  const told: Told = { ms, peak: process.resourceUsage().maxRSS * 1024, seen: seenOf(found) };
  process.stdout.write(JSON.stringify(told));
}

/** Writes the bars of a CSV file into a Parquet file beside it. */
async function writeParquet(path: string): Promise<void> {
  const { time, assets } = (await load([path])).feed;
  await writeBarsParquet(path.replace(/csv$/, 'parquet'), { time, ...assets[0].raw }, 'intraday');
}

/** Prints the figures. */
export async function benchData(): Promise<void> {
  assertCounts();
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-bench-'));
  try {
    const path = join(folder, 'rows.csv');
    writeMinutes(path);
    const few = openSync(join(folder, 'few.csv'), 'w');
    writeSync(few, 'date,open,high,low,close,volume\n2024-01-02 10:00:00,1,1,1,1,1\n2024-01-02 10:01:00,1,1,1,1,1\n');
    closeSync(few);
    const self = fileURLToPath(import.meta.url);
    const cache = join(folder, 'cache');
    const ask = (name: string): string => {
      const done = spawnSync(process.execPath, [self, 'data', name, path, cache], {
        encoding: 'utf8',
        maxBuffer: MEGABYTE,
      });
      if (done.status !== 0) throw new Error(`${name} failed: ${done.stderr}`);
      return done.stdout;
    };
    ask(PREPARE);
    const names = Object.keys(WORK);
    const told = new Map(names.map((name) => [name, [] as Told[]]));
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of names) told.get(name)!.push(JSON.parse(ask(name)) as Told);
    }
    const seen = new Set(
      [...told].filter(([name]) => name !== 'floor').flatMap(([, all]) => all.map((one) => one.seen)),
    );
    if (seen.size !== 1) throw new Error(`not all have read the same: ${[...seen].join('\n')}`);
    const ms = (name: string) => Math.min(...told.get(name)!.map((one) => one.ms));
    const peak = (name: string) => Math.min(...told.get(name)!.map((one) => one.peak));
    console.log(
      `Node ${process.version}, ${ROWS} rows of minute bars, the fastest of ${ROUNDS} processes each; all read the same\n`,
    );
    console.log(
      columns([
        ['', 'ms', 'of DuckDB, CSV', 'peak MB', 'over the floor, of the columns'],
        ...names
          .filter((name) => name !== 'floor')
          .map((name) => [
            name,
            ms(name).toFixed(0),
            (ms(name) / ms('DuckDB, CSV')).toFixed(2),
            (peak(name) / MEGABYTE).toFixed(0),
            ((peak(name) - peak('floor')) / BYTES).toFixed(2),
          ]),
      ]),
    );
    benchDataRuns(folder, path, ROUNDS, BYTES);
    console.log(
      `\nthe second load is ${(ms('CSV, kept') / ms('CSV, second load')).toFixed(1)} times as fast as the first that is kept`,
    );
    console.log(
      `the floor, a file of two rows, is ${(peak('floor') / MEGABYTE).toFixed(0)} MB; six columns are ${(BYTES / MEGABYTE).toFixed(0)} MB`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
