// Some figures of a run, without what the others need.

import type { Feed, Run } from '../engine/index.js';
import { RunColumns, type Setting } from './metric-columns.js';
import { METRICS, metricInput, type MetricInput, type MetricName, Room } from './metrics/index.js';

/** What metrics are computed from, of one run after another: each is valid until the next is asked for. */
export function inputs(): (feed: Feed, run: Run, setting: Setting) => MetricInput {
  const room = new Room();
  return (feed, run, setting) => metricInput(new RunColumns(feed, run, setting, room), room);
}

/** The metrics of these names of what `inputs` yields, in their order: the same numbers as those of `summarize`, each finite or NaN, which means
 *  undefined. */
export function figuresOf(names: readonly MetricName[]): (input: MetricInput) => Float64Array {
  const metrics = names.map((name) => METRICS[name]);
  return (input) => Float64Array.from(metrics, ({ compute }) => compute(input));
}

/** The same of a run. */
export function figures(names: readonly MetricName[]): (feed: Feed, run: Run, setting: Setting) => Float64Array {
  const inputOf = inputs();
  const compute = figuresOf(names);
  return (feed, run, setting) => compute(inputOf(feed, run, setting));
}
