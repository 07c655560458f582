// C. Bacon's 24 months, for which many figures are published: each to the last digits, with its convention named.

import { describe, expect, it } from 'vitest';
import {
  adjustedSharpe,
  annualVolatility,
  bernardoLedoit,
  burke,
  burkeModified,
  burkeOfRuns,
  conditionalDrawdown,
  downsideDeviation,
  downsidePotential,
  dRatio,
  geometricSharpe,
  kappa,
  mar,
  martin,
  maxDrawdown,
  meanAbsoluteDeviation,
  moments,
  omega,
  painIndex,
  painRatio,
  sampleExcessKurtosis,
  sampleKurtosis,
  sharpeError,
  simpleReturns,
  sortino,
  summarize,
  ulcerIndex,
  upsidePotential,
  upsidePotentialRatio,
} from '../../../reports/metrics/index.js';
import { DAY } from '../toy.js';
import { columnsOf } from './columns.js';

// As PerformanceAnalytics ships them: portfolio_bacon.
const PORTFOLIO = [
  0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04, -0.037, -0.061, 0.017,
  -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009,
];
const BENCHMARK = [
  0.002, 0.025, 0.018, -0.011, 0.014, 0.018, 0.014, 0.065, -0.015, 0.042, -0.006, 0.083, 0.039, -0.038, -0.062, 0.015,
  -0.048, 0.021, 0.06, 0.056, -0.067, 0.019, -0.003, 0,
];

function grow(returns: readonly number[]): number[] {
  const levels = [1];
  for (const r of returns) levels.push(levels[levels.length - 1] * (1 + r));
  return levels;
}

const columns = columnsOf(grow(PORTFOLIO), {
  // Twelfths of a year of 365.25 days, so that calendar time is two years exactly.
  time: Float64Array.from({ length: 25 }, (_, i) => (i * 365.25 * DAY) / 12),
  benchmark: Float64Array.from(grow(BENCHMARK)),
  periodsPerYear: 12,
});
const { time, equity } = columns;
const returns = simpleReturns(equity);
const GEO = 0.10367828972980941;

describe('Bacon’s example', () => {
  const summary = summarize(columns);
  it.each([
    ['totalReturn', 0.218105767220917],
    ['cagr', GEO],
    ['meanReturn', 0.009 * 12],
    ['volatility', 0.039548539246370897 * Math.sqrt(12)],
    ['maxDrawdown', -0.144672955739218],
    ['painIndex', 0.03998969068730461],
    ['ulcerIndex', 0.06118428726189615],
    ['martin', 1.6945247606794847],
    ['painRatio', 2.5926254479063475],
    ['calmar', 0.7166390511623746],
    ['skewness', -0.08256245520856834],
    ['kurtosis', 2.432453794107874],
    ['adjustedSharpe', 0.7591434663423579],
    ['probabilisticSharpe', 0.8580412025548032],
    ['sharpe', (0.009 / 0.039548539246370897) * Math.sqrt(12)],
    ['beta', 0.9988502086225742],
    ['alpha', -0.014169444654244162],
    ['trackingError', 0.033639715141222715],
  ] as const)('gives the known %s', (name, known) => expect(summary[name]).toBeCloseTo(known, 12));

  it.each([
    ['standard deviation', annualVolatility(returns, 1), 0.039548539246370897],
    ['downside deviation', downsideDeviation(returns, 0.005), 0.02553673824120849],
    ['downside potential', downsidePotential(returns, 0.005), 0.013708333333333335],
    ['Sortino ratio of a month', sortino(returns, 0.005, 1), 0.15663707566008656],
    ['Sortino ratio as Kappa of order 2', kappa(returns, 0.005, 2), 0.15663707566008656],
    ['Omega', omega(returns, 0.005), 1.2917933130699086],
    ['Omega less 1 as Kappa of order 1', kappa(returns, 0.005, 1), 0.2917933130699086],
    ['Bernardo-Ledoit ratio', bernardoLedoit(returns), 1.7797833935018055],
    ['d-ratio', dRatio(returns), 0.4013329469718921],
    ['mean absolute deviation', meanAbsoluteDeviation(returns), 0.031083333333333334],
    ['sample kurtosis', sampleKurtosis(returns), 3.027404613878849],
    ['sample excess kurtosis', sampleExcessKurtosis(returns), -0.4076603211860861],
    ['Sharpe ratio of compound rates', geometricSharpe(time, equity, 0, 12), 0.7567749609123466],
    ['MAR ratio', mar(time, equity), 0.7166390511623746],
    ['pain index', painIndex(equity), 0.03998969068730461],
    ['Ulcer index', ulcerIndex(equity), 0.06118428726189615],
    ['Martin ratio', martin(time, equity, 0), 1.6945247606794847],
    ['pain ratio', painRatio(time, equity, 0), 2.5926254479063475],
    ['conditional drawdown at 0', conditionalDrawdown(equity, 0), 0.03998969068730461],
    ['conditional drawdown at 0.5', conditionalDrawdown(equity, 0.5), 0.0787293813746092],
    ['conditional drawdown at 0.9', conditionalDrawdown(equity, 0.9), 0.1285010940917575],
    ['conditional drawdown at 1', conditionalDrawdown(equity, 1), 0.144672955739218],
  ])('gives the known %s', (_, value, known) => expect(value).toBeCloseTo(known, 12));

  // Published with four decimals; PerformanceAnalytics' snapshots have seven.
  it.each([
    ['Burke ratio of drawdowns', burke(time, equity, 0), 0.7112, 4],
    ['modified Burke ratio of drawdowns', burkeModified(time, equity, 0), 3.4842, 4],
    ['Burke ratio of runs of negative months', burkeOfRuns(returns, GEO, 0), 0.7447309, 7],
    ['modified Burke ratio of runs', burkeOfRuns(returns, GEO, 0) * Math.sqrt(24), 3.648421, 6],
    ['Omega-Sharpe ratio', omega(returns, 0.005) - 1, 0.29, 2],
  ])('gives the published %s', (_, value, known, digits) => expect(value).toBeCloseTo(known, digits));

  it('takes the raw kurtosis: with the excess the probability of a true Sharpe ratio would be 0.8626', () => {
    const { kurtosis, skewness } = moments(returns);
    const excess = { ...moments(returns), kurtosis: kurtosis - 3 };
    expect(adjustedSharpe(0.7567749609123466, skewness, kurtosis)).toBeCloseTo(0.7591434663423579, 12);
    expect(sharpeError(returns, 12, excess)).toBeLessThan(sharpeError(returns, 12));
    expect(summary.probabilisticSharpe).not.toBeCloseTo(0.8626280157606401, 3);
  });

  it('has the upside of Sortino, van der Meer and Plantinga over the same deviation', () => {
    expect(upsidePotential(returns, 0.005) - downsidePotential(returns, 0.005)).toBeCloseTo(0.009 - 0.005, 14);
    expect(upsidePotentialRatio(returns, 0.005)).toBeCloseTo(upsidePotential(returns, 0.005) / 0.02553673824120849, 12);
  });

  it('is deepest where the drawdown is deepest', () => {
    expect(conditionalDrawdown(equity, 1)).toBe(-maxDrawdown(equity));
  });
});

describe('a fall by a tenth and the way back', () => {
  it('has an Ulcer index of √(100 / 3) percent over its three closes, √(100 / 2) over its two periods', () => {
    const path = Float64Array.of(0, 0.1, 0);
    expect(ulcerIndex(Float64Array.of(100, 90, 100), path) * 100).toBeCloseTo(5.773502691896258, 12);
    expect(ulcerIndex(Float64Array.of(100, 90, 100)) * 100).toBeCloseTo(Math.sqrt(50), 12);
  });
});
