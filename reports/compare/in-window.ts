// The columns of a run on the closes that it shares with others.

import { type MetricColumns, type MetricName, METRICS, NO_TRAFFIC } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import type { CommonWindow } from './window.js';

/** Whether a metric follows from the curves of the run and of the benchmark, so that it can be had of some of the closes; what the benchmark weighs
 *  does not follow from its curve. */
export const isOfCurves = (name: MetricName): boolean =>
  METRICS[name].ofCurve || (METRICS[name].family === 'benchmark' && name !== 'activeShare');

const taken = (column: Float64Array, rows: Int32Array): Float64Array => Float64Array.from(rows, (row) => column[row]);

/** The risk-free return from each common close to the next, of the periods that lie between. */
function riskFreeBetween(periods: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from({ length: Math.max(0, rows.length - 1) }, (_, at) => {
    let growth = 1;
    for (let row = rows[at] + 1; row <= rows[at + 1]; row++) growth *= 1 + periods[row];
    return growth - 1;
  });
}

/** What of a run's columns follows from its curve and the benchmark's, on the common closes; nothing of its trades. */
export function inWindow(
  { configuration, benchmark, tables }: Result,
  window: CommonWindow,
  run: number,
): MetricColumns {
  const rows = window.rows[run];
  const curve = tables['equity.csv'];
  const { riskFree } = configuration;
  return {
    time: window.time,
    equity: taken(curve.equity, rows),
    gross: taken(curve.gross, rows),
    benchmark: benchmark && taken(curve.benchmark, rows),
    periodsPerYear: window.periodsPerYear,
    ...(typeof riskFree === 'number'
      ? { riskFree }
      : { riskFree: NaN, riskFreeReturns: riskFreeBetween(curve.riskFree, rows) }),
    traffic: NO_TRAFFIC,
    roundTrips: [],
  };
}
