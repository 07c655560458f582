// What the paths given as data stand for: bar files, and data directories with what lies in them.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { UserError } from '../engine/index.js';
import type { Finding } from './finding.js';
import { meantBy, slipsIn } from './slips.js';
import { isFolder } from './text.js';

/** A series file and the name and symbol that its own name gives. */
export interface SeriesSource {
  readonly path: string;
  readonly name: string;
  /** Empty where the file's name has none. */
  readonly symbol: string;
}

/** A data directory as it lies on the disk; a path is empty where the file is not there. */
export interface DirectorySource {
  readonly what: 'directory';
  readonly path: string;
  readonly instruments: string;
  readonly actions: string;
  /** Bar files by symbol, in order of symbol. */
  readonly bars: ReadonlyMap<string, string>;
  readonly series: readonly SeriesSource[];
  readonly rates: string;
  /** Calendar files by market, in order of its code. */
  readonly calendars: ReadonlyMap<string, string>;
  /** Names of files and folders that are not read but look like a slip of one that would be, with a warning for each. */
  readonly slips: readonly Finding[];
  /** How it was made, where `generated.json` says that a generator made it; empty otherwise. */
  readonly generated: string;
}

/** A bar file given alone. */
export interface FileSource {
  readonly what: 'file';
  readonly path: string;
  readonly symbol: string;
}

/** What one of the paths given as data stands for. */
export type Source = FileSource | DirectorySource;

const BARS = /\.(csv|parquet)$/i;

/** File names of a folder in an order that no machine changes; none where it is not there, or is a file, which is warned of as a slip. */
const namesIn = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder).sort() : [];

const stem = (path: string): string => basename(path, extname(path));

function generatedNote(path: string): string {
  if (!existsSync(path)) return '';
  let note: unknown;
  try {
    note = (JSON.parse(readFileSync(path, 'utf8')) as { readonly note?: unknown }).note;
  } catch {
    throw new UserError(`${path} is not JSON: write it as {"note": "how the data were made"}.`);
  }
  if (typeof note === 'string' && note !== '') return note;
  throw new UserError(`${path} has no "note": say there in one sentence how the data were made.`);
}

function directoryAt(path: string): DirectorySource {
  const here = (name: string) => (existsSync(join(path, name)) ? join(path, name) : '');
  const bars = new Map<string, string>();
  for (const name of namesIn(join(path, 'bars')).filter((one) => BARS.test(one))) {
    // Of two files of one symbol the one that a person can read counts.
    if (!bars.has(stem(name)) || /\.csv$/i.test(name)) bars.set(stem(name), join(path, 'bars', name));
  }
  const instruments = here('instruments.csv');
  if (instruments === '' && bars.size === 0) {
    const meant = meantBy(slipsIn(path));
    throw new UserError(
      `${path} is not a data directory: it has neither instruments.csv nor bars/<symbol>.csv; ${meant === '' ? 'name its CSV files one by one if each holds one instrument.' : meant}`,
    );
  }
  const series = namesIn(join(path, 'series'))
    .filter((name) => BARS.test(name))
    .map((name): SeriesSource => {
      const [first, ...rest] = stem(name).split('@');
      return { path: join(path, 'series', name), name: first, symbol: rest.join('@') };
    });
  return {
    what: 'directory',
    path,
    instruments,
    actions: here('actions.csv'),
    bars,
    series,
    rates: here('fx.csv'),
    calendars: new Map(
      namesIn(join(path, 'calendars'))
        .filter((name) => /\.csv$/i.test(name))
        .map((name) => [stem(name), join(path, 'calendars', name)]),
    ),
    slips: slipsIn(path),
    generated: generatedNote(join(path, 'generated.json')),
  };
}

function sourceOf(given: string): Source {
  // Yahoo's own names hold the sign (HKD=X.csv), so a file of the whole name comes first.
  const sign = existsSync(given) ? -1 : given.indexOf('=');
  const path = given.slice(sign + 1);
  if (!isFolder(path)) return { what: 'file', path, symbol: sign > 0 ? given.slice(0, sign) : stem(path) };
  if (sign > 0) throw new UserError(`${given} gives a symbol to a folder: give it to a CSV file.`);
  return directoryAt(path);
}

/** What the paths stand for, in their order: a folder is a data directory, a file is one instrument named by the file, or by
 *  `SYMBOL=path`. */
export function sourcesOf(paths: readonly string[]): readonly Source[] {
  if (paths.length === 0) throw new UserError('No data are given: name a data directory or a CSV file with --data.');
  return paths.map(sourceOf);
}
