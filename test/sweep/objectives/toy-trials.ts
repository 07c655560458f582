// Trials of which only points, status and some figures are told.

import type { MetricName } from '../../../reports/metrics/index.js';
import type { TrialDimension, Trials, TrialStatus } from '../../../reports/sweep/trials.js';

/** One trial of a toy. */
export interface ToyTrial {
  readonly levels?: readonly number[];
  readonly status?: TrialStatus;
  readonly figures: Readonly<Partial<Record<MetricName, number>>>;
}

/** A dimension whose values are its levels. */
export const toyDimension = (size: number, scale: TrialDimension['scale'] = 'linear'): TrialDimension => ({
  name: 'toy',
  of: 'param',
  size,
  scale,
  at: (level) => level,
});

/** Trials as a table; a figure that is not told is NaN. */
export const toyTrials = (all: readonly ToyTrial[], dimensions: readonly TrialDimension[] = []): Trials => ({
  dimensions,
  length: all.length,
  metrics: [],
  level: (trial, dimension) => all[trial].levels?.[dimension] ?? 0,
  status: (trial) => all[trial].status ?? 'done',
  error: () => '',
  figure: (trial, metric) => all[trial].figures[metric] ?? Number.NaN,
  moments: () => new Float64Array(5),
  cells: () => new Float64Array(64),
  squares: () => new Float64Array(16),
});
