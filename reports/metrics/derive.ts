// What several metrics share, derived once from the columns of a run.

import { drawdowns } from './drawdown-episodes.js';
import type { MetricColumns, MetricInput, Traffic } from './input.js';
import { periodRate, simpleReturns } from './returns.js';

/** Nothing traded, nothing paid. */
export const NO_TRAFFIC: Traffic = { traded: 0, commission: 0, tax: 0, slippage: 0 };

/** Derives what the metrics share. */
export function metricInput(columns: MetricColumns): MetricInput {
  return {
    ...columns,
    returns: simpleReturns(columns.equity),
    benchmarkReturns: columns.benchmark && simpleReturns(columns.benchmark),
    periodRiskFree: periodRate(columns.riskFree, columns.periodsPerYear),
    drawdowns: drawdowns(columns.time, columns.equity),
    closed: columns.roundTrips.filter((trip) => !trip.open),
  };
}

/** The benchmark seen as an account of its own that never trades, for the metrics of the curve; null without one. */
export function benchmarkInput(input: MetricColumns): MetricInput | null {
  if (!input.benchmark) return null;
  const gross = new Float64Array(input.time.length).fill(1);
  return metricInput({
    ...input,
    equity: input.benchmark,
    benchmark: null,
    gross,
    traffic: NO_TRAFFIC,
    roundTrips: [],
  });
}
