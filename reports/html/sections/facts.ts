// What the sections of the page are written from: the report and what is computed from it once.

import type { ChartData } from '../../charts/data.js';
import { shownMetric } from '../../annual.js';
import { chartData } from '../../charts/data.js';
import { metricColumns } from '../../metric-columns.js';
import {
  benchmarkInput,
  METRICS,
  METRIC_NAMES,
  type MetricInput,
  metricInput,
  type MetricName,
  type Summary,
} from '../../metrics/index.js';
import type { Report } from '../../report.js';

/** A report, its metrics as they may be shown, with its charts' data and the metrics of its benchmark. */
export interface Facts {
  readonly report: Report;
  readonly data: ChartData;
  readonly input: MetricInput;
  readonly daily: boolean;
  /** A metric of the benchmark's own curve; NaN without a benchmark or where it would not be meaningful. */
  ofBenchmark(name: MetricName): number;
}

/** The facts of a report. */
export function factsOf(report: Report): Facts {
  const { feed, run, benchmark, configuration, roundTrips } = report;
  const setting = { benchmark: benchmark && benchmark.equity, riskFree: configuration.riskFree };
  const columns = metricColumns(feed, run, setting, roundTrips);
  const compared = benchmarkInput(columns);
  const values = new Map(
    METRIC_NAMES.map((name) => {
      const value = compared && METRICS[name].ofCurve ? METRICS[name].compute(compared) : NaN;
      return [name, shownMetric(name, value, columns.time)];
    }),
  );
  const metrics = Object.fromEntries(
    METRIC_NAMES.map((name) => [name, shownMetric(name, report.metrics[name], columns.time)]),
  ) as Summary;
  return {
    report: { ...report, metrics },
    data: chartData(report),
    input: metricInput(columns),
    daily: feed.frequency === 'daily',
    ofBenchmark: (name) => values.get(name) ?? NaN,
  };
}
