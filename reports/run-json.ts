// run.json: the configuration of a run and its figures, enough to repeat it and to compare it.

import { liquidations, refusedByReason } from './refused.js';
import type { Report } from './report.js';
import { isoTime } from './iso-time.js';
import { resultOf } from './saved/result-of.js';
import { METRIC_NAMES, METRICS, type MetricName } from './metrics/index.js';

/** The content of run.json. Rates are fractions; undefined figures and dates are null, dates are ISO. Nothing in it depends on when
 *  or where the run took place. */
export function runRecord(report: Report): Record<string, unknown> {
  const { configuration, feed, run, metrics } = report;
  const result = resultOf(report);
  const figure = (name: MetricName, value: number) => {
    if (Number.isNaN(value)) return null;
    return METRICS[name].unit === 'date' ? isoTime(value, feed.frequency) : value;
  };
  return {
    version: report.version,
    configuration,
    data: {
      fingerprint: report.fingerprint,
      generated: feed.generated,
      frequency: feed.frequency,
      rows: run.equity.length,
      periodsPerYear: figureOrNull(result.periodsPerYear),
      assets: result.assets,
      series: [...feed.series.keys()],
    },
    benchmark: result.benchmark,
    metrics: Object.fromEntries(METRIC_NAMES.map((name) => [name, figure(name, metrics[name])])),
    attribution: report.attribution,
    ambiguity: run.ambiguity,
    doubt: doubtRecord(report, figure),
    orders: run.orders.length,
    fills: run.fills.length,
    refusals: run.refusals.length,
    reasons: Object.fromEntries(refusedByReason(run).map(({ reason, count }) => [reason, count])),
    liquidations: liquidations(run).length,
    notes: run.notes,
    assumptions: report.assumptions,
    rules: report.rules,
  };
}

const figureOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

function doubtRecord({ doubt }: Report, figure: (name: MetricName, value: number) => unknown): unknown {
  if (doubt === null) return null;
  const bands = Object.entries(doubt.metrics).map(([name, band]) => [
    name,
    band.map((value) => figure(name as MetricName, value)),
  ]);
  return { bars: doubt.bars, metrics: Object.fromEntries(bands) };
}

/** run.json as text, indented by two, with a closing line feed. */
export const runJson = (report: Report): string => `${JSON.stringify(runRecord(report), null, 2)}\n`;
