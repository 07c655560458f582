// The trials of a sweep as columns: what its table, its page and the statistics of luck read.

import type { MetricName } from '../metrics/index.js';

/** A value of a param, or of an option of the run. */
export type TrialValue = number | string | boolean;

/** One thing that varies from trial to trial. */
export interface TrialDimension {
  readonly name: string;
  readonly of: 'param' | 'option';
  /** How many values it takes. */
  readonly size: number;
  readonly scale: 'linear' | 'log' | 'names';
  /** The value of a level, counted from 0. */
  at(level: number): TrialValue;
}

/** `stopped`: screened out on a part of the window, so that it has no figures. */
export type TrialStatus = 'done' | 'failed' | 'stopped';

/** Points that were tried, in the order of the search; numbers count from 0. */
export interface Trials {
  readonly dimensions: readonly TrialDimension[];
  readonly length: number;
  /** Metrics that each trial has. */
  readonly metrics: readonly MetricName[];
  /** Level of a dimension. */
  level(trial: number, dimension: number): number;
  status(trial: number): TrialStatus;
  /** Why it failed; empty where it did not. */
  error(trial: number): string;
  /** NaN where undefined, failed or stopped. */
  figure(trial: number, metric: MetricName): number;
  /** Count, mean, and sums of the second to fourth powers of the distances from it, of the returns above the risk-free rate; zeros where
   *  there are none. A view, not a copy. */
  moments(trial: number): Float64Array;
  /** Sums of those returns in equal parts of the window. A view. */
  cells(trial: number): Float64Array;
  /** Sums of their squares in blocks of as many neighbouring cells. A view. */
  squares(trial: number): Float64Array;
}
