// What every renderer of a sweep is given.

import type { MetricName } from '../metrics/index.js';
import type { Verdict } from '../luck/verdict.js';
import type { Trials, TrialValue } from './trials.js';

/** Everything that is needed to repeat a sweep; written to `sweep.json`. */
export interface SweepConfiguration {
  readonly strategy: string;
  /** sha256 of the compiled code of a strategy file; left out for what comes with Tidemark. */
  readonly sourceHash?: string;
  readonly about: string;
  /** Options of the run that are the same for all trials, as they were typed or defaulted: text, list or truth value by name. */
  readonly options: Readonly<Record<string, string | readonly string[] | boolean>>;
  /** Params that are the same for all trials. */
  readonly params: Readonly<Record<string, TrialValue>>;
  /** What varied, as it was typed: option or param by name, in the order of the space. */
  readonly space: Readonly<Record<string, string>>;
  readonly sampler: { readonly name: string; readonly params: Readonly<Record<string, unknown>> };
  /** Most points that were asked for; null: all. */
  readonly trials: number | null;
  /** What was ranked by, best first. */
  readonly rank: readonly MetricName[];
  /** Constraints as they were typed. */
  readonly require: readonly string[];
  /** First and last evaluated date, ISO. */
  readonly from: string;
  readonly to: string;
  readonly seed: number;
}

/** How steady the optimum is: its neighbours differ from it by one level in one dimension. */
export interface Stability {
  /** Trials next to the best that were run to the end. */
  readonly neighbours: readonly number[];
  /** The best's first objective, and the median and worst of the neighbours'. */
  readonly best: number;
  readonly median: number;
  readonly worst: number;
  /** `plateau` where the median neighbour keeps at least three quarters of the best's lead over the median trial; `spike` where it keeps less
   *  than half; `slope` between; `alone` without neighbours. */
  readonly kind: 'plateau' | 'slope' | 'spike' | 'alone';
}

/** One fold of an out-of-sample study as it is reported. */
export interface FoldFigures {
  /** Dates, ISO; of several spans the first and the last. */
  readonly fit: readonly [from: string, to: string];
  readonly test: readonly [from: string, to: string];
  readonly values: Readonly<Record<string, TrialValue>>;
  /** First objective of the chosen point on what was fitted, and on what was tested. */
  readonly inSample: number;
  readonly outOfSample: number;
}

/** What was left of the search on rows that it had not seen. */
export interface OutOfSample {
  /** How it was made, in one sentence. */
  readonly about: string;
  readonly folds: readonly FoldFigures[];
  /** Of the stitched run: ms UTC and equity of each evaluated row. */
  readonly time: Float64Array;
  readonly equity: Float64Array;
  /** Metrics of the stitched run by name. */
  readonly metrics: Readonly<Partial<Record<MetricName, number>>>;
  /** First objective of each path of a combinatorial cross-validation; empty for a walk-forward. */
  readonly paths: readonly number[];
}

/** One sweep with all that is reported of it. */
export interface SweepReport {
  readonly configuration: SweepConfiguration;
  readonly trials: Trials;
  /** Trials that were run to the end, satisfy the constraints and have their objectives, best first; ties by number. */
  readonly ranking: readonly number[];
  /** Trials of which no other is at least as good in every objective and better in one, by number; the best alone where there is one
   *  objective. */
  readonly front: readonly number[];
  /** null where nothing is ranked. */
  readonly verdict: Verdict | null;
  readonly stability: Stability | null;
  /** ms UTC, equity and benchmark of the best trial on its evaluated rows; null where nothing is ranked. */
  readonly best: {
    readonly time: Float64Array;
    readonly equity: Float64Array;
    readonly benchmark: Float64Array | null;
  } | null;
  readonly outOfSample: OutOfSample | null;
  /** What the ledger knew when the sweep began: trials that count in the verdict beside its own, and their hash. */
  readonly ledger: { readonly trials: number; readonly hash: string };
  /** sha256 of the data of each scene, hexadecimal, in their order. */
  readonly fingerprints: readonly string[];
  readonly generated: boolean;
  /** Base currency. */
  readonly base: string;
  /** What has to be known beside the figures, one sentence each. */
  readonly notes: readonly string[];
  readonly version: string;
}
