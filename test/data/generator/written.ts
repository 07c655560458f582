// A generated demo as a reader finds it: the CSV files that were written, read back by the plainest code.

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { generateDemo, writeDataset } from '../../../data/generator/index.js';

/** Rows of a CSV file by date: the other columns by name, as they are written. */
export type Rows = Map<string, Record<string, string>>;

export interface Written {
  readonly seed: string | number;
  /** Files by `market/path`, as text. */
  readonly files: ReadonlyMap<string, string>;
  /** A file of bars or of a series by its path without `.csv`, such as `us/bars/SPX`. */
  rows(path: string): Rows;
}

/** Writes a demo to a directory of its own, reads all of it and takes the directory away. */
export function written(seed: string | number): Written {
  const dir = mkdtempSync(join(tmpdir(), 'tidemark-demo-'));
  try {
    const demo = generateDemo(seed);
    for (const [market, dataset] of Object.entries(demo)) writeDataset(join(dir, market), dataset);
    const names = (readdirSync(dir, { recursive: true }) as string[]).filter((name) => /\.\w+$/.test(name)).toSorted();
    const files = new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(dir, name), 'utf8')]));
    const parsed = new Map<string, Rows>();
    const rows = (path: string): Rows => {
      const known = parsed.get(path) ?? parse(files.get(`${path}.csv`) ?? missing(path));
      parsed.set(path, known);
      return known;
    };
    return { seed, files, rows };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function parse(text: string): Rows {
  const [header, ...lines] = text.trimEnd().split('\n');
  const names = header.split(',');
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((cell, k) => [names[k], cell])));
  return new Map(rows.map((row) => [row.date, row]));
}

function missing(path: string): never {
  throw new Error(`${path}.csv was not written`);
}
