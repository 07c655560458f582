// Figures over a window that moves through the run.

import { metricInput, rollingBeta, rollingSharpe, rollingVolatility } from '../metrics/index.js';
import { columnsOf } from '../saved/metric-columns.js';
import type { Result } from '../saved/result.js';

/** Rolling figures at each close, NaN before the window is full; empty columns where there is nothing to show. */
export interface Rolling {
  /** Returns in the window: a year of them, or half of a shorter run. */
  readonly window: number;
  readonly sharpe: Float64Array;
  readonly volatility: Float64Array;
  /** Empty without a benchmark. */
  readonly beta: Float64Array;
}

/** The window for a number of returns. */
export const windowOf = (returns: number, periodsPerYear: number): number =>
  Math.min(Number.isFinite(periodsPerYear) ? Math.round(periodsPerYear) : Infinity, Math.floor(returns / 2));

/** The rolling figures of a result. */
export function rollingOf(result: Result): Rolling {
  const input = metricInput(columnsOf(result));
  const { returns, benchmarkReturns, periodRiskFree, riskFreeReturns, excess, periodsPerYear } = input;
  const window = windowOf(returns.length, periodsPerYear);
  const none = new Float64Array(0);
  if (window < 2) return { window, sharpe: none, volatility: none, beta: none };
  // A return stands at the close that ends it.
  const atCloses = (values: Float64Array) => {
    const column = new Float64Array(values.length + 1).fill(NaN, 0, 1);
    column.set(values, 1);
    return column;
  };
  return {
    window,
    sharpe: atCloses(
      riskFreeReturns
        ? rollingSharpe(excess, 0, window, periodsPerYear)
        : rollingSharpe(returns, periodRiskFree, window, periodsPerYear),
    ),
    volatility: atCloses(rollingVolatility(returns, window, periodsPerYear)),
    beta: benchmarkReturns === null ? none : atCloses(rollingBeta(returns, benchmarkReturns, window)),
  };
}
