// The Sharpe ratio, how sure one can be of it, and its forms for compound rates and for lopsided returns.

import { deviation, mean, ratio } from '../statistics.js';
import { probabilisticSharpe } from '../luck/probabilistic-sharpe.js';
import { sharpeVariance } from '../luck/sharpe-variance.js';
import type { Metric } from './metric.js';
import { type Moments, moments } from './moments.js';
import { cagr, simpleReturns } from './returns.js';

/** Annual Sharpe ratio: mean excess return over sample standard deviation, times the root of periods a year. `target` is the
 *  risk-free rate of one period. NaN where the returns do not vary. Source: Sharpe, J. Portfolio Management 21(1), 1994. */
export const sharpe = (returns: Float64Array, target: number, periodsPerYear: number): number =>
  annualRatio(mean(returns) - target, deviation(returns), periodsPerYear);

/** Mean excess over a deviation, both of one period, for a year. */
export const annualRatio = (excess: number, risk: number, periodsPerYear: number): number =>
  ratio(excess * Math.sqrt(periodsPerYear), risk);

/** Sharpe ratio of one period with the shape of the returns, as the statistics of luck take them. */
function ofPeriod({ periods, mean: middle, variance, skewness, kurtosis }: Moments) {
  return {
    periods,
    sharpe: periods < 2 ? NaN : ratio(middle, Math.sqrt((variance * periods) / (periods - 1))),
    skewness,
    kurtosis,
  };
}

/** Standard error of the annual Sharpe ratio of returns above the risk-free rate, √((1 - S·SR + (K - 1)/4·SR²) / (n - 1)) · √periodsPerYear with SR of
 *  one period and raw kurtosis K; NaN where the returns do not vary. Source: Mertens 2002, in Bailey and Lopez de Prado, Journal of Risk 15(2), 2012. */
export function sharpeError(excess: Float64Array, periodsPerYear: number, of: Moments = moments(excess)): number {
  return ratio(Math.sqrt(sharpeVariance(ofPeriod(of)) * periodsPerYear), Math.sqrt(of.periods - 1));
}

/** Annual Sharpe ratio of compound rates, (compound annual growth - rate) / annual volatility; NaN where the returns do not vary. Source: Bacon,
 *  Practical Portfolio Performance Measurement and Attribution, 2008. */
export const geometricSharpe = (
  time: Float64Array,
  equity: Float64Array,
  riskFree: number,
  periodsPerYear: number,
  volatility: number = deviation(simpleReturns(equity)) * Math.sqrt(periodsPerYear),
): number => ratio(cagr(time, equity) - riskFree, volatility);

/** A Sharpe ratio that is lowered by negative skewness and by fat tails, SR (1 + S/6 SR - (K - 3)/24 SR²); NaN where a part of it is. Source: Pezier
 *  and White, ICMA Centre discussion paper, 2006. */
export const adjustedSharpe = (annual: number, skewness: number, kurtosis: number): number =>
  annual * (1 + (skewness / 6) * annual - ((kurtosis - 3) / 24) * annual * annual);

/** The metrics of this family. */
export const SHARPE_METRICS = {
  sharpe: {
    label: 'Sharpe ratio',
    family: 'ratio',
    unit: 'ratio',
    direction: 1,
    ofCurve: true,
    about:
      'Mean return above the risk-free rate for each unit of deviation, annualised; undefined where the returns do not vary.',
    formula: 'mean(r - rf) / sd(r) · √periodsPerYear, rf = (1 + riskFree)^(1 / periodsPerYear) - 1',
    source: 'Sharpe, Journal of Portfolio Management 21(1), 1994',
    convention:
      'arithmetic mean; sd with n - 1; annualised by the root of periods a year, as if returns were independent',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ meanReturn, excessDeviation, periodRiskFree, periodsPerYear }) =>
      annualRatio(meanReturn - periodRiskFree, excessDeviation, periodsPerYear),
  },
  sharpeError: {
    label: 'Standard error of Sharpe',
    family: 'ratio',
    unit: 'ratio',
    direction: -1,
    ofCurve: true,
    about:
      'By how much the annual Sharpe ratio scatters by luck, given how many returns there are and how they lean; undefined where they do not vary.',
    formula: '√((1 - skew·SR + (kurt - 1)/4·SR²) / (n - 1)) · √periodsPerYear, SR = mean(x) / sd(x), x = r - rf',
    source: 'Mertens 2002, in Bailey and Lopez de Prado, Journal of Risk 15(2), 2012',
    convention: 'moments of x over n, raw kurtosis; returns taken as independent',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ excess, excessMoments, periodsPerYear }) => sharpeError(excess, periodsPerYear, excessMoments),
  },
  probabilisticSharpe: {
    label: 'Probabilistic Sharpe ratio',
    family: 'ratio',
    unit: 'fraction',
    direction: 1,
    ofCurve: true,
    about:
      'Probability that the true Sharpe ratio is above zero, had this been the only trial; undefined where the returns do not vary.',
    formula: 'Φ(SR·√(n - 1) / √(1 - skew·SR + (kurt - 1)/4·SR²)), SR = mean(x) / sd(x), x = r - rf',
    source: 'Bailey and Lopez de Prado, Journal of Risk 15(2), 2012',
    convention:
      'against a Sharpe ratio of 0; moments of x over n, raw kurtosis; says nothing of trials that were thrown away',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ excessMoments }) => probabilisticSharpe(ofPeriod(excessMoments)),
  },
  adjustedSharpe: {
    label: 'Adjusted Sharpe ratio',
    family: 'ratio',
    unit: 'ratio',
    direction: 1,
    ofCurve: true,
    about:
      'Sharpe ratio of compound rates, lowered by negative skewness and by fat tails; undefined where the returns do not vary.',
    formula: 'SR·(1 + skew/6·SR - (kurt - 3)/24·SR²), SR = (cagr - riskFree) / volatility',
    source: 'Pezier and White 2006',
    convention: 'annual SR of compound rates with the moments (over n) of one period, as PerformanceAnalytics',
    undefinedWhen: 'cagr is undefined, or the returns do not vary',
    compute: ({ time, equity, riskFree, returnDeviation, periodsPerYear, moments: { skewness, kurtosis } }) =>
      adjustedSharpe(
        geometricSharpe(time, equity, riskFree, periodsPerYear, returnDeviation * Math.sqrt(periodsPerYear)),
        skewness,
        kurtosis,
      ),
  },
} satisfies Record<string, Metric>;
