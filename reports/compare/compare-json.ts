// A comparison as JSON, for programs.

import { isoTime } from '../iso-time.js';
import { METRIC_NAMES, METRICS, type MetricName } from '../metrics/index.js';
import { sayIn } from '../lang/index.js';
import type { ComparedRun, Comparison } from './comparison.js';

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function runRecord({ label, name, result, metrics }: ComparedRun): Record<string, unknown> {
  const { configuration, fingerprint, frequency, generated, version } = result;
  const figure = (metric: MetricName) =>
    METRICS[metric].unit === 'date' ? isoTime(metrics[metric], frequency) || null : orNull(metrics[metric]);
  return {
    label,
    name,
    strategy: configuration.strategy,
    params: configuration.params,
    base: configuration.base,
    version,
    fingerprint,
    generated,
    metrics: Object.fromEntries(METRIC_NAMES.map((metric) => [metric, figure(metric)])),
  };
}

/** The comparison as text, indented by two, with a closing line feed. Figures that are undefined are null; the labels stand for the runs, the first is the
 *  one that the others are measured against. */
export function compareJson(comparison: Comparison): string {
  const { runs, window, remarks, against, bootstrap, overlap, settings, assumptions } = comparison;
  const say = sayIn('en');
  const { time, frequency, kind, periodsPerYear, skipped } = window;
  const record = {
    runs: runs.map(runRecord),
    window: {
      kind,
      frequency,
      from: isoTime(time[0] ?? NaN, frequency) || null,
      to: isoTime(time[time.length - 1] ?? NaN, frequency) || null,
      closes: time.length,
      periodsPerYear: orNull(periodsPerYear),
      skipped,
    },
    remarks: remarks.map(({ phrase, values }) => say(phrase, values)),
    bootstrap: { ...bootstrap, block: orNull(bootstrap.block) },
    against: against.map(({ run, metrics, sharpe, sharpeHolm }) => ({
      run: runs[run].label,
      less: runs[0].label,
      equalSharpe: { p: orNull(sharpe), holm: orNull(sharpeHolm) },
      metrics: Object.fromEntries(
        metrics.map(({ metric, difference, low, high, verdict }) => [
          metric,
          { difference: orNull(difference), low: orNull(low), high: orNull(high), verdict },
        ]),
      ),
    })),
    common: runs.flatMap((_, a) =>
      runs.slice(a + 1).map((__, at) => {
        const { correlation, both, either, held, trades, entered, whole } = overlap[a][a + 1 + at];
        return {
          runs: [runs[a].label, runs[a + 1 + at].label],
          correlation: orNull(correlation),
          both: orNull(both),
          either: orNull(either),
          held: orNull(held),
          trades,
          entered,
          whole,
        };
      }),
    ),
    settings,
    assumptions: assumptions.map(({ text, made }) => ({ text, made })),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
