// What the sections of the page are written from: the report and what is computed from it once.

import type { ChartData } from '../../charts/data.js';
import { chartData } from '../../charts/data.js';
import { metricColumns } from '../../metric-columns.js';
import {
  benchmarkInput,
  METRICS,
  METRIC_NAMES,
  type MetricInput,
  metricInput,
  type MetricName,
} from '../../metrics/index.js';
import type { Report } from '../../report.js';

/** A report with its charts' data and the metrics of its benchmark. */
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
    METRIC_NAMES.map((name) => [name, compared && METRICS[name].ofCurve ? METRICS[name].compute(compared) : NaN]),
  );
  return {
    report,
    data: chartData(report),
    input: metricInput(columns),
    daily: feed.frequency === 'daily',
    ofBenchmark: (name) => values.get(name) ?? NaN,
  };
}
