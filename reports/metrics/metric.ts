// What a metric is: a named figure of a run, with its formula and the way to show it.

import type { MetricInput } from './input.js';

/** How the number is to be read: a `fraction` is shown in percent, a `date` is ms UTC, `money` is in base currency. */
export type MetricUnit = 'fraction' | 'ratio' | 'money' | 'days' | 'count' | 'date';

/** The part of a report in which a metric stands. */
export type MetricFamily = 'return' | 'risk' | 'ratio' | 'drawdown' | 'shape' | 'activity' | 'trade' | 'benchmark';

/** One figure of a run. */
export interface Metric {
  readonly label: string;
  readonly family: MetricFamily;
  readonly unit: MetricUnit;
  /** 1: more is better, -1: less is better, 0: neither; a search ranks by it. */
  readonly direction: 1 | -1 | 0;
  /** True where the figure follows from the equity curve alone, so that it can be given for the benchmark too. */
  readonly ofCurve: boolean;
  /** One sentence: what it says, and when it is undefined. */
  readonly about: string;
  readonly formula: string;
  /** Where the formula comes from: author and work, or whose custom it is. */
  readonly source?: string;
  /** Which of several readings of the field this is; left out where there is only one. */
  readonly convention?: string;
  /** When it is undefined, in a few words. */
  readonly undefinedWhen?: string;
  /** Finite, or NaN where the figure is undefined. */
  compute(input: MetricInput): number;
}
