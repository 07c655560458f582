// What a trial was run with, and the names that its columns bear.

import type { MetricName } from '../metrics/index.js';
import type { SweepReport } from './sweep-report.js';
import type { Trials, TrialValue } from './trials.js';

/** The value of each dimension in a trial, by its name. */
export const valuesOf = (trials: Trials, trial: number): Record<string, TrialValue> =>
  Object.fromEntries(
    trials.dimensions.map((dimension, index) => [dimension.name, dimension.at(trials.level(trial, index))]),
  );

/** The headings of the dimensions in a table that also holds metrics: their names; where one is that of another column, with `param.` or
 *  `option.` before it. */
export function dimensionHeads({ dimensions, metrics }: Trials): string[] {
  const taken = new Set<string>(['trial', 'status', 'error', ...metrics]);
  return dimensions.map(({ name, of }) => (taken.has(name) ? `${of}.${name}` : name));
}

/** What people look at beside what they rank by. */
const USUAL: readonly MetricName[] = ['sharpe', 'cagr', 'maxDrawdown', 'turnover', 'trades', 'finalEquity'];

/** The metrics that are shown where there is no room for all: what was ranked by, then the usual ones, of those that the trials have. */
export const shownMetrics = ({ configuration, trials }: SweepReport): MetricName[] =>
  [...new Set([...configuration.rank, ...USUAL])].filter((name) => trials.metrics.includes(name));
