// Gains against shortfalls: what lies above a target for what lies below it.

import { finite, mean, NOISE, power, ratio } from '../statistics.js';
import type { Metric } from './metric.js';
import { downsideDeviation } from './risk.js';
import { annualRatio } from './sharpe.js';
import { tailRatio } from './tail.js';

/** Mean of what the returns lie below the target, over all returns; exactly 0 where it is no more than rounding; NaN without returns. Source: Bacon,
 *  Practical Portfolio Performance Measurement and Attribution, 2008. */
export function downsidePotential(returns: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < returns.length; i++) sum += Math.max(target - returns[i], 0);
  const below = sum / returns.length;
  return below < NOISE ? 0 : finite(below);
}

/** Mean of what the returns lie above the target, over all returns; NaN without returns. Source: Sortino, van der Meer and Plantinga, Journal of
 *  Portfolio Management 26(1), 1999. */
export function upsidePotential(returns: Float64Array, target: number): number {
  let sum = 0;
  for (let i = 0; i < returns.length; i++) sum += Math.max(returns[i] - target, 0);
  return finite(sum / returns.length);
}

/** Upside potential over downside deviation from the same target; NaN where nothing fell short. Source: Sortino, van der Meer and Plantinga, as above. */
export const upsidePotentialRatio = (returns: Float64Array, target: number): number =>
  ratio(upsidePotential(returns, target), downsideDeviation(returns, target));

/** Annual Sortino ratio: mean return above the target over the downside deviation from the same target, times the root of
 *  periods a year. NaN where nothing fell short. */
export const sortino = (returns: Float64Array, target: number, periodsPerYear: number): number =>
  annualRatio(mean(returns) - target, downsideDeviation(returns, target), periodsPerYear);

/** Sum of what lies above the target over the sum of what lies below it; NaN where nothing fell short. Source: Keating and Shadwick, Journal of
 *  Performance Measurement 6(3), 2002. */
export const omega = (returns: Float64Array, target: number): number =>
  ratio(upsidePotential(returns, target), downsidePotential(returns, target));

/** Omega with the target 0. Source: Bernardo and Ledoit, Journal of Political Economy 108(1), 2000. */
export const bernardoLedoit = (returns: Float64Array): number => omega(returns, 0);

/** Losses times their count over gains times theirs, from 0 (only gains) upwards; NaN where nothing was gained. Source: Bacon, Practical Portfolio
 *  Performance Measurement and Attribution, 2008. */
export function dRatio(returns: Float64Array): number {
  const losses = returns.reduce((count, r) => count + (r < 0 ? 1 : 0), 0);
  const gains = returns.reduce((count, r) => count + (r > 0 ? 1 : 0), 0);
  return ratio(losses * downsidePotential(returns, 0), gains * upsidePotential(returns, 0));
}

/** Mean return above the target over the root of the given order of the mean shortfall to the power of that order, of one period; at order 1 Omega
 *  less 1, at order 2 the Sortino ratio; NaN where nothing fell short. Source: Kaplan and Knowles, Journal of Performance Measurement 8(3), 2004. */
export function kappa(returns: Float64Array, target: number, order = 3): number {
  let sum = 0;
  for (let i = 0; i < returns.length; i++) {
    const short = Math.max(target - returns[i], 0);
    sum += order === 3 ? short * short * short : short > 0 ? power(short, order) : short;
  }
  const below = sum > 0 ? power(sum / returns.length, 1 / order) : sum;
  return below < NOISE ? NaN : ratio(mean(returns) - target, below);
}

/** Sum of the returns over the size of the sum of the negative ones; NaN where none is negative. Source: Schwager, Hedge Fund Market Wizards, 2012. */
export const gainToPain = (returns: Float64Array): number => ratio(mean(returns), downsidePotential(returns, 0));

const of = { family: 'ratio', unit: 'ratio', direction: 1, ofCurve: true } as const;

/** The metrics of this family. */
export const PARTIAL_MOMENT_METRICS = {
  sortino: {
    ...of,
    label: 'Sortino ratio',
    about:
      'Mean return above the risk-free rate for each unit of shortfall below it, annualised; undefined where nothing fell short.',
    formula: 'mean(r - rf) / √(Σ min(r - rf, 0)² / n) · √periodsPerYear, n = all returns',
    source: 'Sortino and van der Meer, Journal of Portfolio Management 17(4), 1991',
    convention:
      'target is the risk-free rate of a period; shortfall divided by all returns; annualised by the root of periods a year',
    undefinedWhen: 'no return fell short of the risk-free rate',
    compute: ({ meanReturn, shortfall, periodRiskFree, periodsPerYear }) =>
      annualRatio(meanReturn - periodRiskFree, shortfall, periodsPerYear),
  },
  omega: {
    ...of,
    label: 'Omega ratio',
    about:
      'Sum of what lay above the risk-free rate over the sum of what lay below it; undefined where nothing fell short.',
    formula: 'Σ max(r - rf, 0) / Σ max(rf - r, 0)',
    source: 'Keating and Shadwick, Journal of Performance Measurement 6(3), 2002',
    convention: 'target is the risk-free rate of a period; 1 where the mean return equals it',
    undefinedWhen: 'no return fell short of the risk-free rate',
    compute: ({ excess }) => omega(excess, 0),
  },
  kappa: {
    ...of,
    label: 'Kappa 3',
    about:
      'Mean return above the risk-free rate over the cube root of the mean cubed shortfall; undefined where nothing fell short.',
    formula: 'mean(r - rf) / ∛(Σ max(rf - r, 0)³ / n), n = all returns',
    source: 'Kaplan and Knowles, Journal of Performance Measurement 8(3), 2004',
    convention: 'order 3; of one period, not annualised; shortfall divided by all returns',
    undefinedWhen: 'no return fell short of the risk-free rate',
    compute: ({ excess }) => kappa(excess, 0),
  },
  gainToPain: {
    ...of,
    label: 'Gain to pain',
    about: 'Sum of all returns over the size of the sum of the negative ones; undefined where none was negative.',
    formula: 'Σ r / Σ |min(r, 0)|',
    source: 'Schwager, Hedge Fund Market Wizards, 2012',
    convention: 'of the run’s own periods (Schwager’s are months); equals Omega with target 0, less 1',
    undefinedWhen: 'no return was negative',
    compute: ({ returns }) => gainToPain(returns),
  },
  tailRatio: {
    ...of,
    label: 'Tail ratio',
    about: 'Size of the return that the best 5 % reach over the size of the one that the worst 5 % fall short of.',
    formula: '|q(r, 0.95)| / |q(r, 0.05)|',
    source: 'custom of pyfolio (Quantopian)',
    convention: 'quantiles of type 7; says nothing where both tails lie on one side of zero',
    undefinedWhen: 'no return, or the lower quantile is 0',
    compute: ({ returns, sortedReturns }) => tailRatio(returns, sortedReturns),
  },
} satisfies Record<string, Metric>;
