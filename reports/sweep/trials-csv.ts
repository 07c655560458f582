// trials.csv: a row for each point that was tried, in the order of the search.

import type { Feed } from '../../engine/index.js';
import { isoTime } from '../iso-time.js';
import { METRICS, type MetricName } from '../metrics/index.js';
import { frequencyOf } from './frequency.js';
import type { SweepReport } from './sweep-report.js';
import type { TrialValue } from './trials.js';
import { dimensionHeads } from './values.js';

/** Characters up to which rows are gathered into one piece. */
const PIECE = 65_536;

/** Text as a cell: quoted where it needs it (RFC 4180). */
export const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A number in the shortest form that reads back exactly; nothing where it is not finite. */
const number = (value: number): string => (Number.isFinite(value) ? String(value) : '');

const cell = (value: TrialValue): string => (typeof value === 'number' ? number(value) : quoted(String(value)));

/** A figure as a cell: dates ISO, nothing where it is undefined. */
export function figure(name: MetricName, value: number, frequency: Feed['frequency']): string {
  return METRICS[name].unit === 'date' ? isoTime(value, frequency) : number(value);
}

/** The file piece by piece, so that a hundred thousand rows are never in memory together: `trial` (from 0), the dimensions, the metrics,
 *  `status`, `error`. Undefined figures are empty cells, lines end in a line feed. */
export function* trialsCsv({ trials, best }: SweepReport): Generator<string> {
  const { dimensions, metrics, length } = trials;
  const frequency = frequencyOf(best?.time ?? new Float64Array(0));
  let piece = `${['trial', ...dimensionHeads(trials), ...metrics, 'status', 'error'].map(quoted).join(',')}\n`;
  for (let trial = 0; trial < length; trial++) {
    piece += String(trial);
    for (let i = 0; i < dimensions.length; i++) piece += `,${cell(dimensions[i].at(trials.level(trial, i)))}`;
    for (const name of metrics) piece += `,${figure(name, trials.figure(trial, name), frequency)}`;
    piece += `,${trials.status(trial)},${quoted(trials.error(trial))}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
