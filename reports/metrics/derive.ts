// What several metrics share, derived from the columns of a run, each part once and only where it is asked for.

import { UserError } from '../../engine/index.js';
import { type CurveWalk, type ReturnWalk, walkCurve, walkReturns } from './curve-walk.js';
import { type Drawdown, drawdowns } from './drawdown-episodes.js';
import { underWater } from './drawdown-path.js';
import type { MetricColumns, MetricInput, Traffic, Trip } from './input.js';
import { type Moments, moments } from './moments.js';
import { ascending } from './quantile.js';
import type { Room } from './room.js';
import { periodRate, simpleReturns } from './returns.js';
import { downsideDeviation } from './risk.js';
import { compoundRate } from './risk-free.js';
import { deviation, mean } from '../statistics.js';

/** Nothing traded, nothing paid. */
export const NO_TRAFFIC: Traffic = { traded: 0, commission: 0, tax: 0, slippage: 0 };

/** Returns less a rate, the same or one for each; the same column where the rate is 0. */
function less(returns: Float64Array, rate: number | Float64Array): Float64Array {
  if (rate === 0) return returns;
  return typeof rate === 'number' ? returns.map((value) => value - rate) : returns.map((value, at) => value - rate[at]);
}

/** A column that ends early or late would give some figures of other dates than the rest. */
function assertEven(rows: number, columns: Readonly<Record<string, Float64Array | null>>): void {
  for (const [name, column] of Object.entries(columns)) {
    if (column && column.length !== rows)
      throw new UserError(
        `The column ${name} has ${column.length} rows and equity has ${rows}; give both at the same closes.`,
      );
  }
}

/** What the metrics share, each part derived when a metric first asks for it. Fails with one sentence where `time` or `benchmark` is of another length than
 *  `equity`. */
export const metricInput = (columns: MetricColumns, room?: Room): MetricInput => new Derived(columns, room);

/** A class, since objects that each bear getters of their own are slow to make and to read. */
class Derived implements MetricInput {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly periodsPerYear: number;
  readonly riskFree: number;
  readonly riskFreeReturns: Float64Array | undefined;
  readonly periodRiskFree: number;
  readonly #columns: MetricColumns;
  readonly #room: Room | undefined;
  #meanGross?: number;
  #walked?: CurveWalk;
  #scattered?: ReturnWalk;
  #benchmarkReturns?: Float64Array;
  #drawdowns?: readonly Drawdown[];
  #sortedReturns?: Float64Array;
  #moments?: Moments;
  #excessMoments?: Moments;
  #underWater?: Float64Array;
  #closed?: readonly Trip[];
  #excess?: Float64Array;
  #shortfall?: number;
  #benchmarkExcess?: Float64Array;

  constructor(columns: MetricColumns, room: Room | undefined) {
    const { time, equity, benchmark, periodsPerYear, riskFree, riskFreeReturns } = columns;
    assertEven(equity.length, { time, benchmark });
    this.time = time;
    this.equity = equity;
    this.benchmark = benchmark;
    this.periodsPerYear = periodsPerYear;
    this.riskFree = riskFreeReturns ? compoundRate(riskFreeReturns, periodsPerYear) : riskFree;
    this.riskFreeReturns = riskFreeReturns;
    this.periodRiskFree = riskFreeReturns ? mean(riskFreeReturns) : periodRate(riskFree, periodsPerYear);
    this.#columns = columns;
    this.#room = room;
  }

  get gross() {
    return this.#columns.gross;
  }

  get meanGross() {
    return (this.#meanGross ??= this.#columns.meanGross ?? mean(this.gross));
  }

  get traffic() {
    return this.#columns.traffic;
  }

  get roundTrips() {
    return this.#columns.roundTrips;
  }

  get excursions() {
    return this.#columns.excursions;
  }

  get fifoTrades() {
    return this.#columns.fifoTrades;
  }

  get composition() {
    return this.#columns.composition;
  }

  get volumeShares() {
    return this.#columns.volumeShares;
  }

  get holdingCosts() {
    return this.#columns.holdingCosts;
  }

  get #curve() {
    return (this.#walked ??= walkCurve(this.equity, this.#room));
  }

  get #scatter() {
    return (this.#scattered ??= walkReturns(this.returns, this.meanReturn, this.periodRiskFree));
  }

  get returns() {
    return this.#curve.returns;
  }

  get meanReturn() {
    return this.#curve.meanReturn;
  }

  get meanEquity() {
    return this.#curve.meanEquity;
  }

  get returnDeviation() {
    return this.#scatter.deviation;
  }

  get depth() {
    return this.#curve.depth;
  }

  get benchmarkReturns() {
    return this.benchmark && (this.#benchmarkReturns ??= simpleReturns(this.benchmark));
  }

  get excess() {
    return (this.#excess ??= less(this.returns, this.riskFreeReturns ?? this.periodRiskFree));
  }

  // A constant rate changes no deviation, and needs no column of its own.
  get excessDeviation() {
    return this.riskFreeReturns ? deviation(this.excess) : this.returnDeviation;
  }

  get shortfall() {
    return this.riskFreeReturns ? (this.#shortfall ??= downsideDeviation(this.excess, 0)) : this.#scatter.shortfall;
  }

  get benchmarkExcess() {
    return (
      this.benchmarkReturns &&
      (this.#benchmarkExcess ??= less(this.benchmarkReturns, this.riskFreeReturns ?? this.periodRiskFree))
    );
  }

  get drawdowns() {
    return (this.#drawdowns ??= drawdowns(this.time, this.equity));
  }

  get sortedReturns() {
    return (this.#sortedReturns ??= ascending(this.returns));
  }

  get moments() {
    return (this.#moments ??= moments(this.returns));
  }

  get excessMoments() {
    return (this.#excessMoments ??= moments(this.excess));
  }

  get underWater() {
    return (this.#underWater ??= underWater(this.equity));
  }

  get closed() {
    return (this.#closed ??= this.roundTrips.filter((trip) => !trip.open));
  }
}

/** The benchmark seen as an account of its own that never trades, for the metrics of the curve; null without one. */
export function benchmarkInput(columns: MetricColumns): MetricInput | null {
  const { time, benchmark, periodsPerYear, riskFree, riskFreeReturns } = columns;
  if (!benchmark) return null;
  const gross = new Float64Array(time.length).fill(1);
  const untraded = { benchmark: null, gross, traffic: NO_TRAFFIC, roundTrips: [] };
  return metricInput({ time, equity: benchmark, periodsPerYear, riskFree, riskFreeReturns, ...untraded });
}
