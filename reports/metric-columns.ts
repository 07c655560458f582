// The columns that metrics need, taken from a run.

import type { Feed, Run } from '../engine/index.js';
import { fillRate } from './base-rate.js';
import { exposureOf } from './exposure.js';
import { calendarYears, type MetricColumns, type Traffic } from './metrics/index.js';
import { type RoundTrip, roundTrips } from './round-trips.js';

/** What there is to know about a run beside the run itself. */
export interface Setting {
  /** Worth of the benchmark on the run's evaluated rows; null without one. */
  readonly benchmark: Float64Array | null;
  /** Annual rate as a fraction. */
  readonly riskFree: number;
}

/** Returns a year: the sessions of the instruments' calendar where a daily feed's all agree, else the rows of the run by
 *  calendar time; NaN for a run without length. */
export function periodsPerYear(feed: Feed, time: Float64Array): number {
  const sessions = feed.assets[0]?.periodsPerYear;
  const agree = feed.frequency === 'daily' && feed.assets.every((asset) => asset.periodsPerYear === sessions);
  if (agree && sessions > 0) return sessions;
  const years = calendarYears(time);
  return years > 0 ? (time.length - 1) / years : NaN;
}

/** Sums what the fills of a run traded and cost, in base currency at the rates at which they were converted. */
export function trafficOf(feed: Feed, run: Run): Traffic {
  let traded = 0;
  let commission = 0;
  let tax = 0;
  let slippage = 0;
  const rates = feed.assets.map(({ currency }) => fillRate(feed, run, currency));
  for (const fill of run.fills) {
    const rate = rates[fill.asset](fill);
    traded += fill.quantity * fill.price * feed.assets[fill.asset].multiplier * rate;
    commission += fill.commission * rate;
    tax += fill.tax * rate;
    slippage += fill.slippage * rate;
  }
  return { traded, commission, tax, slippage };
}

/** The columns of a run, for `summarize`. */
export function metricColumns(
  feed: Feed,
  run: Run,
  { benchmark, riskFree }: Setting,
  trips: readonly RoundTrip[] = roundTrips(feed, run),
): MetricColumns {
  const time = feed.time.subarray(run.first, run.first + run.equity.length);
  return {
    time,
    equity: run.equity,
    gross: exposureOf(feed, run).gross,
    benchmark,
    periodsPerYear: periodsPerYear(feed, time),
    riskFree,
    traffic: trafficOf(feed, run),
    roundTrips: trips,
  };
}
