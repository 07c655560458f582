// What every metric is given: plain columns of the evaluated rows, and what follows from them.

import type { RoundTrip } from '../round-trips.js';
import type { Drawdown } from './drawdown-episodes.js';

/** What was traded and what it cost, summed over the run; money in base currency. */
export interface Traffic {
  /** Sum of the absolute values of all fills, at the prices paid. */
  readonly traded: number;
  readonly commission: number;
  readonly tax: number;
  readonly slippage: number;
}

/** The columns of a run, one entry per evaluated row. */
export interface MetricColumns {
  /** ms UTC of each evaluated close, rising. */
  readonly time: Float64Array;
  /** Worth of the account at each close, in base currency. The first entry is the base of all returns: the deposit lies
   *  before it and no trade has been made yet. */
  readonly equity: Float64Array;
  /** Absolute value of all positions over equity at each close. */
  readonly gross: Float64Array;
  /** Worth of the benchmark at the same closes; null without one. */
  readonly benchmark: Float64Array | null;
  /** Returns a year, to annualise. */
  readonly periodsPerYear: number;
  /** Annual rate as a fraction. */
  readonly riskFree: number;
  readonly traffic: Traffic;
  readonly roundTrips: readonly RoundTrip[];
}

/** The columns with what several metrics derive from them. */
export interface MetricInput extends MetricColumns {
  /** Simple returns between neighbouring closes: one fewer than rows. */
  readonly returns: Float64Array;
  /** Their arithmetic mean and their sample standard deviation. */
  readonly meanReturn: number;
  readonly returnDeviation: number;
  /** Depth of the deepest drawdown, as a negative fraction. */
  readonly depth: number;
  /** The same of the benchmark; null without one. */
  readonly benchmarkReturns: Float64Array | null;
  /** The risk-free rate of one period, as a fraction. */
  readonly periodRiskFree: number;
  readonly drawdowns: readonly Drawdown[];
  /** Round trips that were completed. */
  readonly closed: readonly RoundTrip[];
}
