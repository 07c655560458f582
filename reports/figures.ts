// Some figures of a run, without what the others need.

import type { Feed, Run } from '../engine/index.js';
import { RunColumns, type Setting } from './metric-columns.js';
import { METRICS, metricInput, type MetricName, Room } from './metrics/index.js';

/** The metrics of these names, in their order: the same numbers as those of `summarize`, each finite or NaN, which means undefined. */
export function figures(names: readonly MetricName[]): (feed: Feed, run: Run, setting: Setting) => Float64Array {
  const metrics = names.map((name) => METRICS[name]);
  const room = new Room();
  return (feed, run, setting) => {
    const input = metricInput(new RunColumns(feed, run, setting, room), room);
    return Float64Array.from(metrics, ({ compute }) => compute(input));
  };
}
