// What is wrong with data beyond doubt although every file of them can be read.

import { contextOf } from './checks/context.js';
import { runChecks } from './checks/run-checks.js';
import type { Finding } from './finding.js';
import type { Reading } from './read.js';

/** The errors that checks find in what was read; `now` is ms UTC, NaN where the time is not known. Files of series are named as in a data
 *  directory. */
export function errorsIn(
  { dataset, barFiles }: Pick<Reading, 'dataset' | 'barFiles'>,
  now: number,
): readonly Finding[] {
  const places = {
    bars: barFiles.map((files) => files[0] ?? ''),
    series: (name: string, symbol: string) => `series/${name}${symbol === '' ? '' : `@${symbol}`}.csv`,
  };
  return runChecks(contextOf(dataset, places, now), true);
}
