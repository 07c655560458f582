// How far the bars that do not say what happened first could move the result.

import type { Feed, Run } from '../engine/index.js';
import { metricColumns, type Setting } from './metric-columns.js';
import { metricInput, type MetricName, type Summary, summary } from './metrics/index.js';
import type { Configuration, Doubt } from './report.js';

/** The metrics of which the band is shown. */
export const HEADLINE = [
  'finalEquity',
  'totalReturn',
  'cagr',
  'volatility',
  'sharpe',
  'sortino',
  'calmar',
  'maxDrawdown',
] as const satisfies readonly MetricName[];

/** A run, and the same with the other reading of its bars in doubt. */
export interface Readings {
  readonly configuration: Pick<Configuration, 'intrabar'>;
  readonly feed: Feed;
  readonly run: Run;
  readonly otherReading?: Run;
}

/** The band between the two readings; null where there is no second run. `metrics` are those of the run itself. */
export function doubtOf(
  { configuration, feed, run, otherReading }: Readings,
  metrics: Summary,
  setting: Setting,
): Doubt | null {
  if (otherReading === undefined) return null;
  const others = summary(metricInput(metricColumns(feed, otherReading, setting)));
  const isPessimistic = configuration.intrabar === 'pessimistic';
  const [worse, better] = isPessimistic ? [metrics, others] : [others, metrics];
  const band = HEADLINE.map((name) => [name, [worse[name], better[name]]] as const);
  return { bars: (isPessimistic ? run : otherReading).ambiguity, metrics: Object.fromEntries(band) };
}
