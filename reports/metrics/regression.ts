// The line through the returns above the risk-free rate and those of the benchmark.

import { against, beta, correlation } from './benchmark.js';
import type { Metric } from './metric.js';
import { covariance, finite, mean, NOISE, ratio } from '../statistics.js';

/** Share of the variance that the benchmark explains, between 0 and 1: the squared correlation; NaN where one of the two does not vary. */
export function rSquared(returns: Float64Array, benchmark: Float64Array): number {
  const r = correlation(returns, benchmark);
  return r * r;
}

/** Annual alpha of the regression: its intercept for one period times periods a year, as a fraction. Both columns are returns above the
 *  risk-free rate. NaN for fewer than three returns, and where the benchmark does not vary. Source: M. Jensen, Journal of Finance 23(2), 1968. */
export function arithmeticAlpha(excess: Float64Array, benchmarkExcess: Float64Array, periodsPerYear: number): number {
  return excess.length < 3 ? Number.NaN : finite(intercept(excess, benchmarkExcess) * periodsPerYear);
}

const intercept = (excess: Float64Array, benchmarkExcess: Float64Array): number =>
  mean(excess) - beta(excess, benchmarkExcess) * mean(benchmarkExcess);

/** The intercept over its standard error, by ordinary least squares on n - 2 degrees of freedom; NaN for fewer than three returns, where
 *  the benchmark does not vary, and where it explains everything but rounding. */
export function alphaT(excess: Float64Array, benchmarkExcess: Float64Array): number {
  const n = excess.length;
  if (n < 3) return Number.NaN;
  const slope = beta(excess, benchmarkExcess);
  const level = intercept(excess, benchmarkExcess);
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const rest = excess[i] - level - slope * benchmarkExcess[i];
    squares += rest * rest;
  }
  const residual = Math.sqrt(squares / (n - 2));
  const centre = mean(benchmarkExcess);
  const spread = covariance(benchmarkExcess, benchmarkExcess) * (n - 1);
  return ratio(level, (residual < NOISE ? 0 : residual) * Math.sqrt(1 / n + (centre * centre) / spread));
}

/** The periods in which something holds of the benchmark's return, of both columns. */
function where(returns: Float64Array, benchmark: Float64Array, holds: (value: number) => boolean): Float64Array[] {
  const inside = (_: number, at: number) => holds(benchmark[at]);
  return [returns.filter(inside), benchmark.filter(inside)];
}

/** Beta of the periods in which the benchmark rose; NaN where it did not vary in them. */
export function upBeta(returns: Float64Array, benchmark: Float64Array): number {
  const [own, other] = where(returns, benchmark, (value) => value > NOISE);
  return beta(own, other);
}

/** Beta of the periods in which the benchmark fell; NaN where it did not vary in them. */
export function downBeta(returns: Float64Array, benchmark: Float64Array): number {
  const [own, other] = where(returns, benchmark, (value) => value < -NOISE);
  return beta(own, other);
}

/** M squared: what the run would have returned in a year at the benchmark's volatility, Sharpe ratio × volatility of the benchmark + risk-free
 *  rate, as a fraction; all three annual. Source: F. and L. Modigliani, Journal of Portfolio Management 23(2), 1997. */
export const mSquared = (sharpe: number, benchmarkVolatility: number, riskFree: number): number =>
  finite(sharpe * benchmarkVolatility + riskFree);

/** The metrics of this family. */
export const REGRESSION_METRICS = {
  rSquared: {
    label: 'R²',
    family: 'benchmark',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about:
      'Share of the variance of returns that the benchmark explains; undefined where one of the two does not vary.',
    formula: 'correlation²',
    source: 'custom of the field',
    convention: 'of simple returns, not adjusted for degrees of freedom',
    undefinedWhen: 'there is no benchmark, or one of the two does not vary',
    compute: against(({ returns }, _, other) => rSquared(returns, other)),
  },
  arithmeticAlpha: {
    label: 'Alpha of the regression',
    family: 'benchmark',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about:
      'Mean annual return beyond what beta explains: the intercept of the regression on the benchmark; undefined for fewer than three returns.',
    formula: '(mean(r - rf) - beta · mean(b - rf)) · periodsPerYear',
    source: 'M. Jensen, Journal of Finance 23(2), 1968',
    convention: 'arithmetic: the intercept of a period times periods a year, not compounded',
    undefinedWhen: 'there is no benchmark, it does not vary, or there are fewer than three returns',
    compute: against(({ excess, benchmarkExcess, periodsPerYear }) =>
      benchmarkExcess ? arithmeticAlpha(excess, benchmarkExcess, periodsPerYear) : Number.NaN,
    ),
  },
  alphaT: {
    label: 't of alpha',
    family: 'benchmark',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'The intercept of the regression on the benchmark over its standard error; undefined for fewer than three returns and where nothing is left unexplained.',
    formula: 'a / (s · √(1 / n + mean(b - rf)² / Σ (b - mean(b))²)), s² = Σ e² / (n - 2)',
    source: 'ordinary least squares',
    convention: 'errors taken as independent and alike; n - 2 degrees of freedom',
    undefinedWhen:
      'there is no benchmark, it does not vary, it explains everything, or there are fewer than three returns',
    compute: against(({ excess, benchmarkExcess }) => (benchmarkExcess ? alphaT(excess, benchmarkExcess) : Number.NaN)),
  },
} satisfies Record<string, Metric>;
