// worlds.csv: what came of each trial in each of its worlds.

import type { MetricName } from '../metrics/index.js';
import type { TrialStatus } from './trials.js';
import { figure, quoted } from './trials-csv.js';

/** A trial in one world. */
export interface InWorld {
  readonly status: TrialStatus;
  readonly error: string;
  /** In the order of the names. */
  readonly metrics: Float64Array;
}

/** The file, a piece for each trial: `trial` (from 0), `world`, the metrics, `status`, `error`. Trials that were stopped on the way are not
 *  there. */
export function* worldsCsv(
  byTrial: readonly (readonly InWorld[] | undefined)[],
  worlds: readonly string[],
  names: readonly MetricName[],
): Generator<string> {
  yield `${['trial', 'world', ...names, 'status', 'error'].join(',')}\n`;
  for (let trial = 0; trial < byTrial.length; trial++) {
    const rows = (byTrial[trial] ?? []).map(({ status, error, metrics }, world) =>
      [
        trial,
        quoted(worlds[world]),
        ...names.map((name, k) => figure(name, metrics[k], 'daily')),
        status,
        quoted(error),
      ].join(','),
    );
    if (rows.length > 0) yield `${rows.join('\n')}\n`;
  }
}
