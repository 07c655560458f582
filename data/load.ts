// From paths to a feed.

import type { Feed } from '../engine/index.js';
import { type AlignOptions, align } from './align.js';
import { refusalOf, sentenceOf } from './finding.js';
import { withTerms } from './instruments.js';
import { type ReadOptions, read } from './read.js';

/** What may be chosen when data are loaded. */
export interface LoadOptions extends ReadOptions, AlignOptions {
  /** Fraction of the traded value that replaces the commission of every instrument, without minimum. */
  readonly commission?: number;
  /** Lot that replaces that of every instrument. */
  readonly lot?: number;
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
}

/** Loads data directories and CSV files into one feed. The first error in the data is thrown as a `UserError` that says how many
 *  more there are. */
export async function load(paths: readonly string[], options: LoadOptions = {}): Promise<Loaded> {
  const { dataset, findings, files } = await read(paths, options);
  const refusal = refusalOf(findings);
  if (refusal) throw refusal;
  const change = { commission: options.commission, lot: options.lot };
  const warnings = findings.map((finding) => sentenceOf(finding));
  const feed = align(
    {
      ...dataset,
      instruments: dataset.instruments.map((instrument) => withTerms(instrument, change)),
      notes: [...dataset.notes, ...warnings],
    },
    options,
  );
  return { feed, base: feed.base, notes: feed.notes, files };
}
