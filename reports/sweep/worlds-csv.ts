// worlds.csv: what came of each trial in each of its worlds.

import type { MetricName } from '../metrics/index.js';
import { METRICS } from '../metrics/index.js';
import { isoTime } from '../iso-time.js';
import type { TrialStatus } from './trials.js';

/** A trial in one world. */
export interface InWorld {
  readonly status: TrialStatus;
  readonly error: string;
  /** In the order of the names. */
  readonly metrics: Float64Array;
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const figure = (name: MetricName, value: number): string => {
  if (!Number.isFinite(value)) return '';
  return METRICS[name].unit === 'date' ? isoTime(value, 'daily') : String(value);
};

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
      [trial, quoted(worlds[world]), ...names.map((name, k) => figure(name, metrics[k])), status, quoted(error)].join(
        ',',
      ),
    );
    if (rows.length > 0) yield `${rows.join('\n')}\n`;
  }
}
