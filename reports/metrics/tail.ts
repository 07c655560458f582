// The metrics of bad periods, at 5 %: what a period loses that only one in twenty undercuts.

import type { Metric } from './metric.js';
import { quantile } from './quantile.js';
import { NOISE, ratio } from '../statistics.js';
import { ascending } from './quantile.js';
import {
  cornishFisherExpectedShortfall,
  cornishFisherValueAtRisk,
  expectedShortfall,
  normalExpectedShortfall,
  normalValueAtRisk,
  valueAtRisk,
} from './value-at-risk.js';

/** What the best 5 % of the returns begin at over what the worst 5 % begin at, both by their size; NaN without returns or where the latter is no more
 *  than rounding. Source: the custom of pyfolio, Quantopian. */
export function tailRatio(returns: Float64Array, sorted: Float64Array = ascending(returns)): number {
  const low = Math.abs(quantile(sorted, 0.05));
  return low < NOISE ? NaN : ratio(Math.abs(quantile(sorted, 0.95)), low);
}

const of = { family: 'risk', unit: 'fraction', direction: 1, ofCurve: true } as const;

/** The metrics of this family. */
export const TAIL_METRICS = {
  valueAtRisk: {
    ...of,
    label: 'Value at risk',
    about: 'Return of one period that 5 % of the periods fell short of; a loss is negative.',
    formula: 'q(r, 0.05)',
    source: 'RiskMetrics Technical Document, J. P. Morgan, 1996; quantile of type 7, Hyndman and Fan 1996',
    convention:
      'historical, one period, 95 %, as a return and not as a positive loss; linear between neighbours at (n - 1)·0.05',
    undefinedWhen: 'no return',
    compute: ({ returns, sortedReturns }) => valueAtRisk(returns, undefined, sortedReturns),
  },
  expectedShortfall: {
    ...of,
    label: 'Expected shortfall',
    about: 'Mean return of the periods at or below the value at risk (CVaR); a loss is negative.',
    formula: 'mean(r | r ≤ q(r, 0.05))',
    source: 'Rockafellar and Uryasev, Journal of Risk 2(3), 2000',
    convention: 'historical, one period, 95 %; the mean of whole periods, none counted by a share',
    undefinedWhen: 'no return',
    compute: ({ returns, sortedReturns }) => expectedShortfall(returns, undefined, sortedReturns),
  },
  normalValueAtRisk: {
    ...of,
    label: 'Value at risk, normal',
    about: 'What the value at risk would be if the returns were normal with their mean and deviation.',
    formula: 'mean(r) + z·√m2, z = Φ⁻¹(0.05)',
    source: 'RiskMetrics Technical Document, J. P. Morgan, 1996',
    convention: 'one period, 95 %; variance over n; with the mean',
    undefinedWhen: 'fewer than two returns',
    compute: ({ returns, moments }) => normalValueAtRisk(returns, undefined, moments),
  },
  normalExpectedShortfall: {
    ...of,
    label: 'Expected shortfall, normal',
    about: 'What the expected shortfall would be if the returns were normal with their mean and deviation.',
    formula: 'mean(r) - √m2·φ(z) / 0.05, z = Φ⁻¹(0.05)',
    source: 'Rockafellar and Uryasev, Journal of Risk 2(3), 2000',
    convention: 'one period, 95 %; variance over n; with the mean',
    undefinedWhen: 'fewer than two returns',
    compute: ({ returns, moments }) => normalExpectedShortfall(returns, undefined, moments),
  },
  cornishFisherValueAtRisk: {
    ...of,
    label: 'Value at risk, Cornish-Fisher',
    about: 'Value at risk of a normal that is bent by the skewness and kurtosis of the returns (modified VaR).',
    formula: 'mean(r) + h·√m2, h = z + (z² - 1)·S/6 + (z³ - 3z)·K/24 - (2z³ - 5z)·S²/36, S = skew, K = kurt - 3',
    source: 'Favre and Galeano, Journal of Alternative Investments 5(2), 2002',
    convention: 'one period, 95 %; moments over n; of little use where |S| or K is large',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ returns, moments }) => cornishFisherValueAtRisk(returns, undefined, moments),
  },
  cornishFisherExpectedShortfall: {
    ...of,
    label: 'Expected shortfall, Cornish-Fisher',
    about: 'Expected shortfall below the Cornish-Fisher quantile, and never milder than it (modified ES).',
    formula:
      'mean(r) + √m2·min(-E, h), E = φ(h)·(1 + h³·S/6 + (h⁴ - 2h² - 1)·K/24 + (h⁶ - 9h⁴ + 9h² + 3)·S²/72) / 0.05, h as above',
    source: 'Boudt, Peterson and Croux, Journal of Risk 11(2), 2008',
    convention: 'the operational form, as PerformanceAnalytics; one period, 95 %; moments over n',
    undefinedWhen: 'fewer than two returns, or they do not vary',
    compute: ({ returns, moments }) => cornishFisherExpectedShortfall(returns, undefined, moments),
  },
} satisfies Record<string, Metric>;
