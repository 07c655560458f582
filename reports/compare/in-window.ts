// The columns of a run on the closes that it shares with others.

import type { MetricColumns } from '../metrics/index.js';
import { NO_TRAFFIC } from '../metrics/index.js';
import type { Result } from '../saved/result.js';
import type { CommonWindow } from './window.js';

const taken = (column: Float64Array, rows: Int32Array): Float64Array => Float64Array.from(rows, (row) => column[row]);

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
    riskFree,
    traffic: NO_TRAFFIC,
    roundTrips: [],
  };
}
