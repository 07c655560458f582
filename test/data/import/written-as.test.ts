// What an import writes: pieces of CSV that are the whole text, and Parquet files that are read as the same bars.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsPieces, momentText } from '../../../data/generator/bars-text.js';
import { importData } from '../../../data/import/index.js';
import { read } from '../../../data/read.js';
import { temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let count = 0;
const DAY = 86_400_000;

describe('the text of bars', () => {
  it('writes each time as a day or as a moment in UTC, whatever came before it', () => {
    const time = fc.oneof(
      fc.integer({ min: Date.UTC(1700, 0, 1) / 1000, max: Date.UTC(2200, 0, 1) / 1000 }).map((s) => s * 1000),
      fc.integer({ min: -90_000, max: 90_000 }).map((days) => days * DAY),
      fc.integer({ min: -1e12, max: 1e12 }),
    );
    fc.assert(
      fc.property(fc.array(time), (times) => {
        const text = momentText();
        for (const one of times) {
          const iso = new Date(one).toISOString();
          expect(text(one)).toBe(one % DAY === 0 ? iso.slice(0, 10) : iso.replace('.000Z', 'Z'));
        }
      }),
    );
  });

  it.each([0, 1, 8191, 8192, 8193, 20_000])('of %i bars is a line for each, in pieces', (length) => {
    const column = (value: (k: number) => number) => Float64Array.from({ length }, (_, k) => value(k));
    const price = column((k) => 1 + k / 7);
    const time = column((k) => k * 60_000);
    const volume = column((k) => (k % 5 === 0 ? NaN : k));
    const pieces = [...barsPieces({ time, open: price, high: price, low: price, close: price, volume })];
    const lines = pieces.join('').split('\n');
    expect(lines[0]).toBe('date,open,high,low,close,volume');
    expect(lines.slice(1)).toEqual([
      ...Array.from(price, (one, k) => {
        const [iso, v] = [new Date(time[k]).toISOString(), Number.isNaN(volume[k]) ? '' : String(volume[k])];
        const date = time[k] % DAY === 0 ? iso.slice(0, 10) : iso.replace('.000Z', 'Z');
        return `${date},${one},${one},${one},${one},${v}`;
      }),
      '',
    ]);
    expect(pieces.length).toBe(Math.floor(length / 8192) + 1);
  });
});

/** A file of bars of two days, a minute each or a day each; 512480 splits between them. */
function csv(name: string, step: number, from = 1, length = 60): string {
  const rows = Array.from({ length }, (_, k) => {
    const price = (k < 30 ? 200 + from : 100 + from) / 100 + (k % 3) / 100;
    const at = new Date(
      Date.UTC(2021, 1, 1) + (step < DAY ? Math.floor(k / 30) * DAY + 2 * 3_600_000 + k * step : k * step),
    );
    return `${at.toISOString().slice(0, step < DAY ? 19 : 10)},${[price, price + 0.01, price - 0.01, price].map((p) => p.toFixed(3)).join(',')},${k}`;
  });
  const path = folder.write(`${count++}/${name}`);
  writeFileSync(path, `date,open,high,low,close,volume\n${rows.join('\n')}\n`);
  return path;
}

const SPLITS = 'code,name,split_date,split_ratio\n512480,Chips,2021-03-02,2.0\n';

async function imported(
  paths: readonly string[],
  write: 'csv' | 'parquet',
  into = join(folder.path, `dir-${count++}`),
) {
  const outcome = await importData({
    paths,
    into,
    write,
    assume: new Map([['basis', 'raw']]),
    now: '2024-01-01T00:00:00Z',
  });
  expect(outcome.files.map(({ why }) => why)).toEqual(
    outcome.files.map(({ why, outcome: what }) => (what === 'there' ? why : '')),
  );
  const files = readdirSync(into, { recursive: true })
    .map(String)
    .filter((name) => /\./.test(name))
    .sort();
  return { into, files, changed: outcome.changed };
}

describe('--write parquet', () => {
  it.each([
    ['days', DAY],
    ['minutes', 60_000],
  ] as const)('holds the same %s as CSV does', async (_, step) => {
    const splits = folder.write(`${count++}/splits.csv`);
    writeFileSync(splits, SPLITS);
    const paths = [csv('512480.csv', step), csv('510300.csv', step, 5), ...(step === DAY ? [splits] : [])];
    const [asText, asColumns] = [await imported(paths, 'csv'), await imported(paths, 'parquet')];
    expect(asColumns.files).toEqual(
      asText.files.map((name) => (name.startsWith('bars/') ? name.replace('.csv', '.parquet') : name)),
    );
    const lenient = ['jumps'];
    const [one, other] = [await read([asText.into], { lenient }), await read([asColumns.into], { lenient })];
    expect(other.dataset.bars).toEqual(one.dataset.bars);
    expect(other.dataset.actions).toEqual(one.dataset.actions);
    expect(other.dataset.frequency).toBe(step === DAY ? 'daily' : 'intraday');
    if (step === DAY) expect(other.dataset.actions).toHaveLength(1);
    // Once more, and with another format: what is there stays, to the byte.
    const bytes = readFileSync(join(asColumns.into, 'bars/512480.parquet'));
    for (const write of ['parquet', 'csv'] as const) {
      expect((await imported(paths, write, asColumns.into)).changed).toBe(false);
    }
    // A further source goes beside it.
    const more = await imported([csv('more/510300.csv', step, 5, 50)], 'parquet', asColumns.into);
    expect(more.changed).toBe(true);
    expect(more.files.some((name) => /^sources\/510300@.*\.parquet$/.test(name))).toBe(true);
    expect(readFileSync(join(asColumns.into, 'bars/512480.parquet'))).toEqual(bytes);
  });

  it('leaves nothing behind with a dry run', async () => {
    const path = csv('510300.csv', DAY);
    const into = join(dirname(path), 'new');
    const outcome = await importData({ paths: [path], into, dryRun: true, now: '' });
    expect(outcome.changed).toBe(true);
    expect(readdirSync(dirname(path))).toEqual(['510300.csv']);
  });
});
