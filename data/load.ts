// From paths to a feed.

import { basename, isAbsolute, relative, sep } from 'node:path';
import type { Feed } from '../engine/index.js';
import { type AlignOptions, align } from './align.js';
import type { Dataset } from './dataset.js';
import { refusalOf, sentenceOf } from './finding.js';
import { errorsIn } from './errors-in.js';
import { type ReadOptions, type Reading, read } from './read.js';
import { readThrough } from './reading-cache.js';
import type { Rules } from './rules/read-rules.js';
import { unmatched, withRules } from './rules/with-rules.js';
import { sourcesOf } from './sources.js';
import { type TermsChange, withTerms } from './with-terms.js';
import { withoutPartial } from './without-partial.js';

/** What may be chosen when data are loaded. */
export interface LoadOptions extends ReadOptions, AlignOptions, TermsChange {
  /** Figures that replace those of the markets' tables; `commission` and `lot` replace these in turn. */
  readonly rules?: Rules;
  /** Folder of this user alone in which what was read is kept for the next time; nothing is kept if left out. */
  readonly cache?: string;
  /** The time, ms UTC, so that what lies in the future is seen; nothing is in the future where it is left out. */
  readonly now?: number;
}

/** What a run is given. */
export interface Loaded {
  readonly feed: Feed;
  /** The currency of the account. */
  readonly base: string;
  /** What had to be assumed, was repaired on request or is worth a warning, one sentence each. */
  readonly notes: readonly string[];
  /** Files read, in order. */
  readonly files: readonly string[];
  /** The same by their names below the paths that were given, with the hashes of their bytes. */
  readonly hashes: readonly FileHash[];
}

/** A file that was read, whatever folder it lay in. */
export interface FileHash {
  /** Its path below the data directory, or its own name where it was given alone. */
  readonly name: string;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
}

/** Files by their names below the paths that were given, which may be `SYMBOL=path`. */
function hashesOf(paths: readonly string[], { files, sums }: Pick<Reading, 'files' | 'sums'>): readonly FileHash[] {
  const folders = sourcesOf(paths).flatMap((source) => (source.what === 'directory' ? [source.path] : []));
  return files.map((path, at) => {
    const below = folders
      .map((folder) => relative(folder, path))
      .find((name) => !/^\.\.|^$/.test(name) && !isAbsolute(name));
    return { name: (below ?? basename(path)).split(sep).join('/'), sha256: sums[at] };
  });
}

/** What is done with a dataset once it is there, wherever it comes from. */
export type FeedOptions = AlignOptions & TermsChange & Pick<LoadOptions, 'rules'>;

/** The feed of a dataset on a run's own terms; `warnings` are told with its notes. */
export function feedOf(dataset: Dataset, warnings: readonly string[], options: FeedOptions = {}): Feed {
  const { rules } = options;
  const instruments = dataset.instruments.map((instrument) =>
    withTerms(rules ? withRules(instrument, rules) : instrument, options),
  );
  const notes = [...dataset.notes, ...warnings, ...(rules ? unmatched(rules, dataset.instruments) : [])];
  return align({ ...dataset, instruments, notes }, options);
}

/** Loads data directories and CSV files into one feed. The first error in the data is thrown as a `UserError` that says how many
 *  more there are. */
export async function load(paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const { cache, lenient, now = NaN } = options;
  const whole = () => read(paths, options);
  const reading = await (cache === undefined ? whole() : readThrough(cache, paths, options, whole));
  const { findings, files } = reading;
  const dataset = lenient?.includes('partial') ? withoutPartial(reading.dataset, now) : reading.dataset;
  const refusal = refusalOf([...findings, ...errorsIn({ ...reading, dataset }, now)]);
  if (refusal) throw refusal;
  const warnings = findings.filter(({ severity }) => severity === 'warning').map((finding) => sentenceOf(finding));
  const feed = feedOf(dataset, warnings, options);
  return { feed, base: feed.base, notes: feed.notes, files, hashes: hashesOf(paths, reading) };
}
