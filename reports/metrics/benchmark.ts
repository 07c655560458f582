// The run against its benchmark, both by their simple returns between the same closes. All are NaN without a benchmark.

import type { MetricInput } from './input.js';
import type { Metric } from './metric.js';
import { cagr, totalReturn } from './returns.js';
import { covariance, deviation, difference, finite, mean, ratio } from '../statistics.js';

/** Slope of the returns on the benchmark's: covariance over variance; NaN where the benchmark does not vary. Rates of interest
 *  are constant over a run and cancel. */
export function beta(returns: Float64Array, benchmark: Float64Array): number {
  const sd = deviation(benchmark);
  return ratio(covariance(returns, benchmark), sd * sd);
}

/** Correlation of the returns with the benchmark's, between -1 and 1; NaN where one of them does not vary. */
export const correlation = (returns: Float64Array, benchmark: Float64Array): number =>
  ratio(covariance(returns, benchmark), deviation(returns) * deviation(benchmark));

/** Annual tracking error: sample standard deviation of the differences of returns times the root of periods a year; NaN for
 *  fewer than two returns. */
export const trackingError = (returns: Float64Array, benchmark: Float64Array, periodsPerYear: number): number =>
  deviation(difference(returns, benchmark)) * Math.sqrt(periodsPerYear);

/** Annual information ratio: mean over sample standard deviation of the differences of returns, times the root of periods a
 *  year (arithmetic, the Sharpe ratio of the differences; not the difference of compound rates); NaN where they do not vary. */
export function informationRatio(returns: Float64Array, benchmark: Float64Array, periodsPerYear: number): number {
  const active = difference(returns, benchmark);
  return ratio(mean(active) * Math.sqrt(periodsPerYear), deviation(active));
}

/** Jensen's alpha of annual compound rates, (c - rf) - beta (b - rf), as a fraction; NaN where a part of it is. Source: Jensen,
 *  Journal of Finance 23(2), 1968, in the form with compound rates. */
export const alpha = (rate: number, benchmarkRate: number, riskFree: number, slope: number): number =>
  finite(rate - riskFree - slope * (benchmarkRate - riskFree));

/** Compound annual rate less the benchmark's (a difference, not a quotient), as a fraction. */
export const excessReturn = (time: Float64Array, equity: Float64Array, benchmark: Float64Array): number =>
  finite(cagr(time, equity) - cagr(time, benchmark));

/** Computes a metric where there is a benchmark; NaN without one. */
export const against =
  (compute: (input: MetricInput, benchmark: Float64Array, benchmarkReturns: Float64Array) => number) =>
  (input: MetricInput): number =>
    input.benchmark && input.benchmarkReturns ? compute(input, input.benchmark, input.benchmarkReturns) : NaN;

/** The metrics of this family. */
export const BENCHMARK_METRICS = {
  benchmarkReturn: {
    label: 'Benchmark return',
    family: 'benchmark',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about: 'Growth of the benchmark, distributions reinvested, over the whole run.',
    formula: 'benchmark[last] / benchmark[0] - 1',
    source: 'custom of the field',
    convention: 'total return in base currency, without costs',
    undefinedWhen: 'there is no benchmark',
    compute: against((_, benchmark) => totalReturn(benchmark)),
  },
  excessReturn: {
    label: 'Excess return',
    family: 'benchmark',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about: 'Annual return less that of the benchmark: the difference of the two compound rates.',
    formula: 'cagr(equity) - cagr(benchmark)',
    source: 'custom of the field',
    convention: 'a difference of compound rates by calendar time, not their quotient',
    undefinedWhen: 'there is no benchmark, or the run has no length',
    compute: against(({ time, equity }, benchmark) => excessReturn(time, equity, benchmark)),
  },
  beta: {
    label: 'Beta',
    family: 'benchmark',
    unit: 'ratio',
    direction: 0,
    ofCurve: false,
    about: 'Slope of the returns on those of the benchmark; undefined where the benchmark does not vary.',
    formula: 'cov(r, b) / var(b)',
    source: 'W. Sharpe, Journal of Finance 19(3), 1964',
    convention: 'of simple returns; a constant risk-free rate cancels',
    undefinedWhen: 'there is no benchmark, or it does not vary',
    compute: against(({ returns }, _, other) => beta(returns, other)),
  },
  alpha: {
    label: 'Alpha',
    family: 'benchmark',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about: 'Annual return beyond what beta explains (Jensen), of compound rates.',
    formula: '(cagr - riskFree) - beta · (cagr of benchmark - riskFree)',
    source: 'M. Jensen, Journal of Finance 23(2), 1968',
    convention: 'of compound annual rates; arithmeticAlpha is that of the regression',
    undefinedWhen: 'there is no benchmark, it does not vary, or the run has no length',
    compute: against(({ time, equity, returns, riskFree }, benchmark, other) =>
      alpha(cagr(time, equity), cagr(time, benchmark), riskFree, beta(returns, other)),
    ),
  },
  trackingError: {
    label: 'Tracking error',
    family: 'benchmark',
    unit: 'fraction',
    direction: -1,
    ofCurve: false,
    about: 'Annualised sample standard deviation of the differences to the benchmark’s returns.',
    formula: 'sd(r - b) · √periodsPerYear',
    source: 'R. Grinold and R. Kahn, Active Portfolio Management, 1999',
    convention: 'of the differences of returns, not of the residuals of a regression',
    undefinedWhen: 'there is no benchmark, or fewer than two returns',
    compute: against(({ returns, periodsPerYear }, _, other) => trackingError(returns, other, periodsPerYear)),
  },
  informationRatio: {
    label: 'Information ratio',
    family: 'benchmark',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about:
      'Mean difference to the benchmark’s returns for each unit of its deviation, annualised; undefined where it does not vary.',
    formula: 'mean(r - b) / sd(r - b) · √periodsPerYear',
    source: 'W. Sharpe, Journal of Portfolio Management 21(1), 1994',
    convention: 'arithmetic: the Sharpe ratio of the differences',
    undefinedWhen: 'there is no benchmark, or the differences do not vary',
    compute: against(({ returns, periodsPerYear }, _, other) => informationRatio(returns, other, periodsPerYear)),
  },
  correlation: {
    label: 'Correlation',
    family: 'benchmark',
    unit: 'ratio',
    direction: 0,
    ofCurve: false,
    about: 'Correlation of the returns with those of the benchmark; undefined where one of them does not vary.',
    formula: 'cov(r, b) / (sd(r) · sd(b))',
    source: 'K. Pearson, 1895',
    convention: 'of simple returns',
    undefinedWhen: 'there is no benchmark, or one of the two does not vary',
    compute: against(({ returns }, _, other) => correlation(returns, other)),
  },
} satisfies Record<string, Metric>;
