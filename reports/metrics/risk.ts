// How rough the way was.

import { deviation, finite, mean, NOISE } from '../statistics.js';
import type { Metric } from './metric.js';

/** Annual volatility: sample standard deviation of the returns times the root of periods a year; NaN for fewer than two
 *  returns. */
export const annualVolatility = (returns: Float64Array, periodsPerYear: number): number =>
  deviation(returns) * Math.sqrt(periodsPerYear);

/** Root of the mean squared shortfall below the target, over all returns, not annualised; exactly 0 where it is no more than
 *  rounding; NaN of nothing. Source: Sortino and van der Meer, J. Portfolio Management 17(4), 1991. */
export function downsideDeviation(returns: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < returns.length; i++) {
    const excess = returns[i] - target;
    // The lower of the excess and zero, exactly, and NaN of NaN; a branch would be guessed wrong for every second return.
    const shortfall = (excess - Math.abs(excess)) / 2;
    sum += shortfall * shortfall;
  }
  const root = Math.sqrt(sum / returns.length);
  return root < NOISE ? 0 : finite(root);
}

/** Annual semi-variance: mean squared distance of the returns below their own mean, over all returns, times periods a year; exactly 0 where its root
 *  is no more than rounding; NaN without returns. Source: Markowitz, Portfolio Selection, 1959. */
export function semiVariance(returns: Float64Array, periodsPerYear: number, average: number = mean(returns)): number {
  const below = downsideDeviation(returns, average);
  return finite(below * below * periodsPerYear);
}

/** Annual volatility at the last close, in which each earlier squared return weighs `decay` times the next: the first square, then decay · variance
 *  + (1 - decay) · square, around zero; NaN without returns. Source: RiskMetrics Technical Document, J. P. Morgan, 1996. */
export function riskMetricsVolatility(returns: Float64Array, periodsPerYear: number, decay = 0.94): number {
  let variance = returns.length > 0 ? returns[0] * returns[0] : NaN;
  for (let i = 1; i < returns.length; i++) variance = decay * variance + (1 - decay) * returns[i] * returns[i];
  const root = Math.sqrt(variance);
  return root < NOISE ? 0 : finite(root * Math.sqrt(periodsPerYear));
}

/** Mean absolute distance of the returns from their mean, not annualised; NaN without returns. Source: Konno and Yamazaki, Management Science 37(5),
 *  1991. */
export function meanAbsoluteDeviation(returns: Float64Array): number {
  const middle = mean(returns);
  let sum = 0;
  for (let i = 0; i < returns.length; i++) sum += Math.abs(returns[i] - middle);
  return finite(sum / returns.length);
}

/** The metrics of this family. */
export const RISK_METRICS = {
  volatility: {
    label: 'Volatility',
    family: 'risk',
    unit: 'fraction',
    direction: -1,
    ofCurve: true,
    about:
      'Annualised sample standard deviation of the simple returns between closes; undefined for fewer than two returns.',
    formula: 'sd(r) · √periodsPerYear, sd with n - 1',
    source: 'Markowitz, Journal of Finance 7(1), 1952',
    convention: 'simple returns; annualised by the root of periods a year, as if returns were independent',
    undefinedWhen: 'fewer than two returns',
    compute: ({ returnDeviation, periodsPerYear }) => returnDeviation * Math.sqrt(periodsPerYear),
  },
  downsideDeviation: {
    label: 'Downside deviation',
    family: 'risk',
    unit: 'fraction',
    direction: -1,
    ofCurve: true,
    about:
      'Annualised root of the mean squared shortfall below the risk-free rate; returns above it count as no shortfall.',
    formula: '√(Σ min(r - rf, 0)² / n) · √periodsPerYear, n = all returns',
    source: 'Sortino and van der Meer, Journal of Portfolio Management 17(4), 1991',
    convention: 'target is the risk-free rate of a period; divided by all returns, not by those below it',
    undefinedWhen: 'no return',
    compute: ({ shortfall, periodsPerYear }) => shortfall * Math.sqrt(periodsPerYear),
  },
  semiVariance: {
    label: 'Semi-variance',
    family: 'risk',
    unit: 'fraction',
    direction: -1,
    ofCurve: true,
    about: 'Annualised mean squared distance of the returns below their own mean: the lower part of the variance.',
    formula: 'Σ min(r - mean(r), 0)² / n · periodsPerYear, n = all returns',
    source: 'Markowitz, Portfolio Selection, 1959',
    convention: 'around the mean; divided by all returns, not by those below it; a square, so percent of percent',
    undefinedWhen: 'no return',
    compute: ({ returns, periodsPerYear, meanReturn }) => semiVariance(returns, periodsPerYear, meanReturn),
  },
  ewmaVolatility: {
    label: 'Volatility now (EWMA)',
    family: 'risk',
    unit: 'fraction',
    direction: -1,
    ofCurve: true,
    about: 'Annualised volatility at the last close, in which the weight of a return fades by 6 % each period.',
    formula: '√(s²[n] · periodsPerYear), s²[1] = r[1]², s²[t] = 0.94·s²[t-1] + 0.06·r[t]²',
    source: 'RiskMetrics Technical Document, J. P. Morgan, 1996',
    convention: 'decay 0.94 for every frequency; around zero, not around the mean',
    undefinedWhen: 'no return',
    compute: ({ returns, periodsPerYear }) => riskMetricsVolatility(returns, periodsPerYear),
  },
} satisfies Record<string, Metric>;
