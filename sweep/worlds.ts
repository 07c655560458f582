// What came of one point in several worlds, as one outcome.

import type { MetricName } from '../reports/metrics/index.js';
import { failed } from './evaluate.js';
import { joined } from './measure.js';
import type { Outcome } from './work.js';

/** The outcome of a point over its worlds, in their order: each metric is the mean over the worlds in which it is defined, the returns are
 *  joined. It has failed where it failed in one; `names` says how the worlds are called. */
export function overWorlds(
  outcomes: readonly Outcome[],
  names: readonly string[],
  metrics: readonly MetricName[],
): Outcome {
  if (outcomes.length === 1) return outcomes[0];
  const wrong = outcomes.findIndex(({ status }) => status !== 'done');
  if (wrong >= 0) return failed(`In ${names[wrong]}: ${outcomes[wrong].error}`, metrics);
  return {
    status: 'done',
    error: '',
    metrics: Float64Array.from(metrics, (_, k) => meanOf(outcomes.map((outcome) => outcome.metrics[k]))),
    ...joined(outcomes),
  };
}

function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
