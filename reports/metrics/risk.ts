// How rough the way was, and what was earned for it.

import type { Metric } from './metric.js';
import { cagr } from './returns.js';
import { maxDrawdown } from './drawdown.js';
import { NOISE, deviation, finite, mean, ratio } from './statistics.js';

/** Annual volatility: sample standard deviation of the returns times the root of periods a year; NaN for fewer than two
 *  returns. */
export const annualVolatility = (returns: Float64Array, periodsPerYear: number): number =>
  deviation(returns) * Math.sqrt(periodsPerYear);

/** Annual Sharpe ratio: mean excess return over sample standard deviation, times the root of periods a year. `target` is the
 *  risk-free rate of one period. NaN where the returns do not vary. Source: Sharpe, J. Portfolio Management 21(1), 1994. */
export const sharpe = (returns: Float64Array, target: number, periodsPerYear: number): number =>
  annualRatio(mean(returns) - target, deviation(returns), periodsPerYear);

/** Mean excess over a deviation, both of one period, for a year. */
const annualRatio = (excess: number, risk: number, periodsPerYear: number): number =>
  ratio(excess * Math.sqrt(periodsPerYear), risk);

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

/** Annual Sortino ratio: mean return above the target over the downside deviation from the same target, times the root of
 *  periods a year. NaN where nothing fell short. */
export const sortino = (returns: Float64Array, target: number, periodsPerYear: number): number =>
  annualRatio(mean(returns) - target, downsideDeviation(returns, target), periodsPerYear);

/** Annual return over the depth of the deepest drawdown; NaN where there was none. */
export const calmar = (time: Float64Array, equity: Float64Array, depth: number = maxDrawdown(equity)): number =>
  ratio(cagr(time, equity), -depth);

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
    compute: ({ returnDeviation, periodsPerYear }) => returnDeviation * Math.sqrt(periodsPerYear),
  },
  sharpe: {
    label: 'Sharpe ratio',
    family: 'risk',
    unit: 'ratio',
    direction: 1,
    ofCurve: true,
    about:
      'Mean return above the risk-free rate for each unit of deviation, annualised; undefined where the returns do not vary.',
    formula: 'mean(r - rf) / sd(r) · √periodsPerYear, rf = (1 + riskFree)^(1 / periodsPerYear) - 1',
    compute: ({ meanReturn, returnDeviation, periodRiskFree, periodsPerYear }) =>
      annualRatio(meanReturn - periodRiskFree, returnDeviation, periodsPerYear),
  },
  sortino: {
    label: 'Sortino ratio',
    family: 'risk',
    unit: 'ratio',
    direction: 1,
    ofCurve: true,
    about:
      'Mean return above the risk-free rate for each unit of shortfall below it, annualised; undefined where nothing fell short.',
    formula: 'mean(r - rf) / √(Σ min(r - rf, 0)² / n) · √periodsPerYear, n = all returns',
    compute: ({ returns, meanReturn, periodRiskFree, periodsPerYear }) =>
      annualRatio(meanReturn - periodRiskFree, downsideDeviation(returns, periodRiskFree), periodsPerYear),
  },
  calmar: {
    label: 'Calmar ratio',
    family: 'risk',
    unit: 'ratio',
    direction: 1,
    ofCurve: true,
    about:
      'Annual return over the depth of the deepest drawdown of the whole run; undefined where there was no drawdown.',
    formula: 'cagr / |maxDrawdown|',
    compute: ({ time, equity, depth }) => calmar(time, equity, depth),
  },
} satisfies Record<string, Metric>;
