// Writes a feed as a data directory that gives the same run again.

import { join } from 'node:path';
import type { Feed } from '../engine/index.js';
import { datasetOf } from './feed-dataset.js';
import { feedRules } from './feed-rules.js';
import { datasetFiles } from './generator/dataset-files.js';
import { writeFolder } from './generator/write-dataset.js';
import { dateOf } from './rows.js';

/** How a feed that was written is read again. */
export interface WrittenFeed {
  /** Words for a command line: --data, --base, --costs where terms are not those of the markets, --lenient, and --from. */
  readonly options: readonly string[];
  /** What files cannot express, so that a run may differ, one phrase each; empty where it is all there. */
  readonly missing: readonly string[];
}

/** Prices that jump are as they were: the reader must not take them for splits. */
const LENIENT = 'jumps';

/** Writes `feed` into `dir` whole or not at all: instruments, bars, actions, series, rates, calendars, and rules where terms are not those of
 *  the markets. `note` says in one sentence how it was made, and labels every run on it as generated. A folder that was written like this before is replaced,
 *  any other that holds something is refused. `first` is the first row that is evaluated. */
export function writeFeed(dir: string, feed: Feed, note: string, first = 0): WrittenFeed {
  const { text, missing } = feedRules(feed);
  const files = datasetFiles(datasetOf(feed, note));
  if (text !== '') files.set('rules.csv', text);
  writeFolder(dir, files);
  const quiet = feed.time.some((_, row) => feed.assets.every(({ axis }) => !axis.rows.includes(row)));
  const unlisted = feed.assets
    .filter(({ axis }) => axis.rows.length === 0)
    .map(({ symbol }) => `${symbol}, which has no bar`);
  const renamed = feed.assets
    .filter(({ formerly }) => formerly?.length)
    .map(({ symbol }) => `earlier symbols of ${symbol}`);
  return {
    options: [
      '--data',
      dir,
      ...(text === '' ? [] : ['--costs', join(dir, 'rules.csv')]),
      '--base',
      feed.base,
      '--lenient',
      LENIENT,
      ...(first > 0 ? ['--from', dateOf(feed, first)] : []),
    ],
    missing: [...missing, ...(quiet ? ['rows on which nothing has a bar'] : []), ...unlisted, ...renamed],
  };
}
