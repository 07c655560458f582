// sweep.json: what was searched, what came first, and how much of it is luck.

import { isoTime } from '../iso-time.js';
import { METRICS, type MetricName } from '../metrics/index.js';
import { frequencyOf } from './frequency.js';
import type { OutOfSample, SweepReport } from './sweep-report.js';
import { tally } from './tally.js';
import type { TrialDimension } from './trials.js';
import { valuesOf } from './values.js';

/** Trials of the ranking that stand in the file; trials.csv has all. */
const RANKED = 100;

const dimensionRecord = (dimension: TrialDimension): Record<string, unknown> => ({
  name: dimension.name,
  of: dimension.of,
  scale: dimension.scale,
  size: dimension.size,
  ...(dimension.scale === 'names'
    ? { values: Array.from({ length: dimension.size }, (_, level) => dimension.at(level)) }
    : { first: dimension.at(0), last: dimension.at(dimension.size - 1) }),
});

const outOfSampleRecord = ({ about, folds, metrics, paths }: OutOfSample): Record<string, unknown> => ({
  about,
  folds,
  metrics,
  paths,
});

/** The content of sweep.json, numbers as they are. Nothing in it depends on who ran the points, where, when or how often it was
 *  interrupted. */
export function sweepRecord(report: SweepReport): Record<string, unknown> {
  const { configuration, trials, ranking, front, verdict, stability, outOfSample, best } = report;
  const frequency = frequencyOf(best?.time ?? new Float64Array(0));
  const figure = (name: MetricName, value: number) =>
    METRICS[name].unit === 'date' && !Number.isNaN(value) ? isoTime(value, frequency) : value;
  const figures = (trial: number) =>
    Object.fromEntries(trials.metrics.map((name) => [name, figure(name, trials.figure(trial, name))]));
  return {
    version: report.version,
    configuration,
    space: trials.dimensions.map(dimensionRecord),
    data: { fingerprints: report.fingerprints, generated: report.generated, base: report.base },
    ledger: report.ledger,
    counts: { trials: trials.length, ...tally(trials), ranked: ranking.length },
    ranking: ranking
      .slice(0, RANKED)
      .map((trial) => ({ trial, values: valuesOf(trials, trial), metrics: figures(trial) })),
    front,
    verdict,
    stability,
    outOfSample: outOfSample && outOfSampleRecord(outOfSample),
    notes: report.notes,
  };
}

/** sweep.json as text, indented by two, with a closing line feed; undefined and infinite figures are null, as JSON has no word for them. */
export const sweepJson = (report: SweepReport): string => `${JSON.stringify(sweepRecord(report), null, 2)}\n`;
