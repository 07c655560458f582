// What every renderer is given: one run, what it ran on, and what was computed from it.

import type { Feed, Run } from '../engine/index.js';
import type { MetricName } from './metrics/index.js';
import type { RoundTrip } from './round-trips.js';

/** Everything that is needed to repeat a run; written to `run.json`. Rates are fractions, money in base currency. */
export interface Configuration {
  readonly strategy: string;
  /** sha256 of the compiled code of a strategy file with all that it imports but Tidemark; left out for what comes with it. */
  readonly sourceHash?: string;
  readonly about: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** First and last evaluated date, ISO. */
  readonly from: string;
  readonly to: string;
  readonly cash: number;
  readonly base: string;
  /** Symbol of the benchmark; empty: none. */
  readonly benchmark: string;
  /** Annual rate, as a fraction. */
  readonly riskFree: number;
  readonly fill: 'next-open';
  readonly costs: string;
  /** Fraction of the traded value that replaced the cost table; null: the table's own. */
  readonly commission: number | null;
  /** Basis points. */
  readonly slippage: number;
  readonly lot: number | null;
  readonly seed: number;
  readonly data: readonly string[];
  /** Symbols that were read of the data; left out or empty: all. */
  readonly assets?: readonly string[];
  readonly lenient: readonly string[];
}

/** A series to compare with: a total-return index, scaled to the starting cash, on the run's evaluated rows. */
export interface Benchmark {
  readonly name: string;
  readonly equity: Float64Array;
}

/** One run with all that is reported of it. */
export interface Report {
  readonly configuration: Configuration;
  readonly feed: Feed;
  readonly run: Run;
  readonly benchmark: Benchmark | null;
  /** By name; NaN where undefined, printed as "n/a". */
  readonly metrics: Readonly<Record<MetricName, number>>;
  readonly roundTrips: readonly RoundTrip[];
  /** In plain words: fill time, costs, lots, data, what was assumed. The optimistic ones begin with "Optimistic:". */
  readonly assumptions: readonly string[];
  /** sha256 of the feed's columns, hexadecimal. */
  readonly fingerprint: string;
  readonly version: string;
}
