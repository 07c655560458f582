// The columns that metrics need, taken from a run.

import type { Feed, Run } from '../engine/index.js';
import type { CostKind } from './attribution/effects.js';
import { walk } from './attribution/walk.js';
import { fillRate } from './base-rate.js';
import { compositionOf, type WeightOf } from './composition.js';
import { grossExposure, meanGrossExposure } from './exposure.js';
import { fifoTrades } from './fifo-trades.js';
import {
  calendarYears,
  compoundRate,
  type Composition,
  type MetricColumns,
  type Room,
  type Traffic,
  type Trip,
} from './metrics/index.js';
import { onDemand } from './on-demand.js';
import { periodRates, type RiskFree } from './risk-free.js';
import { bareRoundTrips, type RoundTrip, roundTrips } from './round-trips.js';
import { mean } from './statistics.js';
import type { Trade } from './trade.js';

/** What there is to know about a run beside the run itself. */
export interface Setting {
  /** Worth of the benchmark on the run's evaluated rows; null without one. */
  readonly benchmark: Float64Array | null;
  /** Annual rate as a fraction; or of rates that change the name of a series of the feed, or a column on the run's evaluated rows. */
  readonly riskFree: RiskFree | Float64Array;
  /** What the benchmark consists of; left out where that is not known, and then there is no active share. */
  readonly benchmarkWeights?: readonly WeightOf[];
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

/** What each fill of a run was of the volume of its bar, as a fraction; NaN where the bar has no volume. */
export function volumeSharesOf(feed: Feed, run: Run): Float64Array {
  return Float64Array.from(run.fills, ({ asset, bar, quantity }) => {
    const volume = feed.assets[asset].raw.volume[bar];
    return volume > 0 ? quantity / volume : Number.NaN;
  });
}

/** What holding cost beside the fills, in base currency, of all costs by their kinds: withholding, fees for borrowing, spreads of conversions and
 *  rolls. */
export function holdingCostsIn(costs: Readonly<Record<CostKind, number>>): number {
  // Adding 0 takes the sign from a zero.
  return -(costs.withholding + costs['borrow fee'] + costs.conversion + costs.roll) + 0;
}

/** The same of a run. */
export const holdingCostsOf = (feed: Feed, run: Run): number => holdingCostsIn(walk(feed, run).costs);

/** What is known of a run already, and need not be made again for its columns. */
interface Known {
  readonly trips?: readonly Trip[];
  /** The same with how far the price went against each. */
  readonly wholeTrips?: () => readonly RoundTrip[];
  /** Costs by their kinds. */
  readonly costs?: () => Readonly<Record<CostKind, number>>;
}

/** The columns of a run, for `summarize`, each but those of the curve made when it is first looked at. */
export function metricColumns(feed: Feed, run: Run, setting: Setting, known: Known = {}): MetricColumns {
  const columns = new RunColumns(feed, run, setting);
  const { time, equity, benchmark, riskFree, riskFreeReturns } = columns;
  const { trips, wholeTrips, costs } = known;
  return onDemand<MetricColumns>({
    time: () => time,
    equity: () => equity,
    gross: () => columns.gross,
    benchmark: () => benchmark,
    periodsPerYear: () => columns.periodsPerYear,
    riskFree: () => riskFree,
    riskFreeReturns: () => riskFreeReturns,
    traffic: () => columns.traffic,
    roundTrips: () => trips ?? columns.roundTrips,
    excursions: () => (wholeTrips ? wholeTrips().filter(({ open }) => !open) : columns.excursions),
    fifoTrades: () => columns.fifoTrades,
    composition: () => columns.composition,
    volumeShares: () => columns.volumeShares,
    holdingCosts: () => (costs ? holdingCostsIn(costs()) : columns.holdingCosts),
  });
}

/** The same columns, each computed when it is first looked at. */
export class RunColumns implements MetricColumns {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly periodsPerYear: number;
  readonly riskFree: number;
  readonly riskFreeReturns: Float64Array | undefined;
  readonly #feed: Feed;
  readonly #run: Run;
  readonly #room: Room | undefined;
  readonly #benchmarkWeights: readonly WeightOf[] | undefined;
  #gross?: Float64Array;
  #traffic?: Traffic;
  #roundTrips?: readonly Trip[];
  #completed?: readonly RoundTrip[];
  #fifoTrades?: readonly Trade[];
  #composition?: Composition;
  #volumeShares?: Float64Array;
  #holdingCosts?: number;

  constructor(feed: Feed, run: Run, { benchmark, riskFree, benchmarkWeights }: Setting, room?: Room) {
    this.time = feed.time.subarray(run.first, run.first + run.equity.length);
    this.equity = run.equity;
    this.benchmark = benchmark;
    this.periodsPerYear = periodsPerYear(feed, this.time);
    if (typeof riskFree === 'number') this.riskFree = riskFree;
    else {
      const { length } = run.equity;
      this.riskFreeReturns = periodRates(feed, riskFree, run.first, length, this.periodsPerYear) as Float64Array;
      this.riskFree = compoundRate(this.riskFreeReturns, this.periodsPerYear);
    }
    this.#feed = feed;
    this.#run = run;
    this.#room = room;
    this.#benchmarkWeights = benchmarkWeights;
  }

  get gross() {
    return (this.#gross ??= grossExposure(this.#feed, this.#run, this.#room));
  }

  get meanGross() {
    // Who looks at the column anyway has it.
    return this.#gross ? mean(this.#gross) : meanGrossExposure(this.#feed, this.#run, this.#room);
  }

  get traffic() {
    return (this.#traffic ??= trafficOf(this.#feed, this.#run));
  }

  get roundTrips() {
    return (this.#roundTrips ??= bareRoundTrips(this.#feed, this.#run));
  }

  get excursions() {
    return (this.#completed ??= roundTrips(this.#feed, this.#run).filter(({ open }) => !open));
  }

  get fifoTrades() {
    return (this.#fifoTrades ??= fifoTrades(this.#feed, this.#run));
  }

  get composition() {
    return (this.#composition ??= compositionOf(this.#feed, this.#run, this.#benchmarkWeights));
  }

  get volumeShares() {
    return (this.#volumeShares ??= volumeSharesOf(this.#feed, this.#run));
  }

  get holdingCosts() {
    return (this.#holdingCosts ??= holdingCostsOf(this.#feed, this.#run));
  }
}
