// The columns that metrics need, taken from a run.

import type { Feed, Run } from '../engine/index.js';
import { fillRate } from './base-rate.js';
import { grossExposure } from './exposure.js';
import { calendarYears, type MetricColumns, type Room, type Traffic } from './metrics/index.js';
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
  setting: Setting,
  trips: readonly RoundTrip[] = roundTrips(feed, run),
): MetricColumns {
  const columns = new RunColumns(feed, run, setting);
  const { time, equity, gross, benchmark, riskFree, traffic } = columns;
  return {
    time,
    equity,
    gross,
    benchmark,
    periodsPerYear: columns.periodsPerYear,
    riskFree,
    traffic,
    roundTrips: trips,
  };
}

/** The same columns, each computed when it is first looked at. */
export class RunColumns implements MetricColumns {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly periodsPerYear: number;
  readonly riskFree: number;
  readonly #feed: Feed;
  readonly #run: Run;
  readonly #room: Room | undefined;
  #gross?: Float64Array;
  #traffic?: Traffic;
  #roundTrips?: readonly RoundTrip[];

  constructor(feed: Feed, run: Run, { benchmark, riskFree }: Setting, room?: Room) {
    this.time = feed.time.subarray(run.first, run.first + run.equity.length);
    this.equity = run.equity;
    this.benchmark = benchmark;
    this.periodsPerYear = periodsPerYear(feed, this.time);
    this.riskFree = riskFree;
    this.#feed = feed;
    this.#run = run;
    this.#room = room;
  }

  get gross() {
    return (this.#gross ??= grossExposure(this.#feed, this.#run, this.#room));
  }

  get traffic() {
    return (this.#traffic ??= trafficOf(this.#feed, this.#run));
  }

  get roundTrips() {
    return (this.#roundTrips ??= roundTrips(this.#feed, this.#run));
  }
}
