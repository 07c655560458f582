// run.json: the configuration of a run and its figures, enough to repeat it and to compare it.

import type { Report } from './report.js';
import { isoTime } from './iso-time.js';
import { METRIC_NAMES, METRICS } from './metrics/index.js';

/** The content of run.json. Rates are fractions; undefined figures and dates are null, dates are ISO. Nothing in it depends on when
 *  or where the run took place. */
export function runRecord(report: Report): Record<string, unknown> {
  const { configuration, feed, run, metrics } = report;
  const figure = (name: (typeof METRIC_NAMES)[number]) => {
    const value = metrics[name];
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
      assets: feed.assets.map(({ symbol, name, market, currency, kind }) => ({ symbol, name, market, currency, kind })),
      series: [...feed.series.keys()],
    },
    metrics: Object.fromEntries(METRIC_NAMES.map((name) => [name, figure(name)])),
    orders: run.orders.length,
    fills: run.fills.length,
    refusals: run.refusals.length,
    notes: run.notes,
    assumptions: report.assumptions,
  };
}

/** run.json as text, indented by two, with a closing line feed. */
export const runJson = (report: Report): string => `${JSON.stringify(runRecord(report), null, 2)}\n`;
