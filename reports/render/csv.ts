// The metrics as CSV.

import { isoTime } from '../iso-time.js';
import { benchmarkInput, METRIC_NAMES, METRICS, type MetricName } from '../metrics/index.js';
import { csv } from '../saved/csv.js';
import { columnsOf } from '../saved/metric-columns.js';
import type { Result } from '../saved/result.js';

/** One row for each metric: its name, unit, value, and that of the benchmark's own curve. Numbers in full precision, fractions as they are,
 *  dates ISO, nothing where it is undefined. */
export function metricsCsv(result: Result): string {
  const compared = benchmarkInput(columnsOf(result));
  const cell = (name: MetricName, value: number): string => {
    if (!Number.isFinite(value)) return '';
    return METRICS[name].unit === 'date' ? isoTime(value, result.frequency) : String(value);
  };
  return csv({
    metric: METRIC_NAMES,
    unit: METRIC_NAMES.map((name) => METRICS[name].unit),
    value: METRIC_NAMES.map((name) => cell(name, result.metrics[name])),
    benchmark: METRIC_NAMES.map((name) =>
      compared && METRICS[name].ofCurve ? cell(name, METRICS[name].compute(compared)) : '',
    ),
  });
}
