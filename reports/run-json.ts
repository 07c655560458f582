// run.json: the configuration of a run and its figures, enough to repeat it and to compare it.

import { isoTime } from './iso-time.js';
import { METRIC_NAMES, METRICS, type MetricName } from './metrics/index.js';
import { liquidations, refusedByReason } from './refused.js';
import type { Result } from './saved/result.js';

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The content of run.json. Rates are fractions; undefined figures and dates are null, dates are ISO. Nothing in it depends on when
 *  or where the run took place. */
export function runRecord(result: Result): Record<string, unknown> {
  const { configuration, frequency, metrics, tables } = result;
  const figure = (name: MetricName, value: number) =>
    METRICS[name].unit === 'date' ? isoTime(value, frequency) || null : orNull(value);
  return {
    version: result.version,
    configuration,
    data: {
      fingerprint: result.fingerprint,
      files: result.files,
      generated: result.generated,
      frequency,
      rows: tables['equity.csv'].equity.length,
      periodsPerYear: orNull(result.periodsPerYear),
      assets: result.assets,
      series: result.series,
    },
    benchmark: result.benchmark,
    metrics: Object.fromEntries(METRIC_NAMES.map((name) => [name, figure(name, metrics[name])])),
    attribution: result.attribution,
    ambiguity: result.ambiguity,
    doubt: doubtRecord(result, figure),
    orders: tables['orders.csv'].id.length,
    fills: tables['fills.csv'].seq.length,
    refusals: tables['refusals.csv'].order.length,
    reasons: Object.fromEntries(refusedByReason(tables).map(({ reason, count }) => [reason, count])),
    liquidations: liquidations(tables).length,
    notes: result.notes,
    assumptions: result.assumptions,
    statements: result.statements,
    rules: result.rules,
  };
}

function doubtRecord({ doubt }: Result, figure: (name: MetricName, value: number) => unknown): unknown {
  if (doubt === null) return null;
  const bands = Object.entries(doubt.metrics).map(([name, band]) => [
    name,
    band.map((value) => figure(name as MetricName, value)),
  ]);
  return { bars: doubt.bars, metrics: Object.fromEntries(bands) };
}

/** run.json as text, indented by two, with a closing line feed. */
export const runJson = (result: Result): string => `${JSON.stringify(runRecord(result), null, 2)}\n`;
