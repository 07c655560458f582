// What a comparison of runs finds.

import type { Phrase, PhraseValues } from '../lang/index.js';
import type { MetricName } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import type { Overlap } from './overlap.js';
import type { OwnAssumption, Setting } from './settings.js';
import type { CommonWindow } from './window.js';

/** A run in a comparison. */
export interface ComparedRun {
  /** Short, unlike those of the others. */
  readonly label: string;
  /** The folder as it was named. */
  readonly name: string;
  readonly result: Result;
  /** By name, NaN where undefined: what follows from the curve on the common closes, all else of the run's whole. */
  readonly metrics: Readonly<Record<MetricName, number>>;
  /** Worth at the common closes over that at the first; empty where there are none. */
  readonly growth: Float64Array;
  /** Distance from the highest common close so far, as a negative fraction. */
  readonly drawdown: Float64Array;
}

/** What can be said of a difference: it is none; the interval has zero in it or touches it; it lies above, or below; there is no interval, or no figure. */
export type Verdict = 'same' | 'open' | 'higher' | 'lower' | 'unknown';

/** How a metric of a run differs from that of the first. */
export interface MetricDifference {
  readonly metric: MetricName;
  /** The run's less the first's; NaN where one is undefined. */
  readonly difference: number;
  /** Bounds by the bootstrap; NaN where there are none. */
  readonly low: number;
  readonly high: number;
  readonly verdict: Verdict;
}

/** How a run differs from the first. */
export interface Against {
  /** Number of the run, from 1. */
  readonly run: number;
  /** Every metric that has a difference, in the order of the table; those that are not of the returns without bounds. Of runs of unlike dates only
   *  what follows from the curves. */
  readonly metrics: readonly MetricDifference[];
  /** Two-sided p-value of equal Sharpe ratios, and the same by Holm for as many as there are; NaN where the test cannot be made. */
  readonly sharpe: number;
  readonly sharpeHolm: number;
}

/** A sentence about a comparison, with what stands in it. */
export interface Remark {
  readonly phrase: Phrase;
  readonly values?: PhraseValues;
}

/** Runs side by side. */
export interface Comparison {
  readonly runs: readonly ComparedRun[];
  readonly window: CommonWindow;
  /** Whether money is of one currency. */
  readonly sameBase: boolean;
  /** What is compared, and why not more. */
  readonly remarks: readonly Remark[];
  /** For each run but the first. */
  readonly against: readonly Against[];
  readonly bootstrap: {
    readonly draws: number;
    readonly seed: number;
    readonly confidence: number;
    /** Mean block in rows; NaN where nothing was drawn. */
    readonly block: number;
  };
  /** For each run and each run, itself too. */
  readonly overlap: readonly (readonly Overlap[])[];
  readonly settings: readonly Setting[];
  readonly assumptions: readonly OwnAssumption[];
}
