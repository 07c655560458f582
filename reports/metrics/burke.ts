// What was earned for all the drawdowns: their squares, their mean, their root mean square.

import { ratio } from '../statistics.js';
import { type Drawdown, drawdowns } from './drawdown-episodes.js';
import { painIndex, ulcerIndex } from './drawdown-path.js';
import type { Metric } from './metric.js';
import { cagr } from './returns.js';

/** Annual return above the annual risk-free rate over the root of the summed squares of the drawdowns' depths, each from its peak to its recovery;
 *  NaN where the curve never fell. Source: Burke, Futures, March 1994. */
export const burke = (
  time: Float64Array,
  equity: Float64Array,
  riskFree: number,
  episodes: readonly Drawdown[] = drawdowns(time, equity),
): number =>
  ratio(cagr(time, equity) - riskFree, Math.sqrt(episodes.reduce((sum, { depth }) => sum + depth * depth, 0)));

/** The Burke ratio times the root of the number of returns, which does not fall as a run grows longer. Source: Bacon, Practical Portfolio Performance
 *  Measurement and Attribution, 2008. */
export const burkeModified = (time: Float64Array, equity: Float64Array, riskFree: number): number =>
  burke(time, equity, riskFree) * Math.sqrt(Math.max(0, equity.length - 1));

/** The Burke ratio of runs of negative returns in the place of drawdowns, as PerformanceAnalytics has it, to meet its figures: the first return is in
 *  no run, and a run's returns are joined as if they were percents, which is nearly their sum. NaN where there is no run. */
export function burkeOfRuns(returns: Float64Array, rate: number, riskFree: number): number {
  let squares = 0;
  let growth = 1;
  for (let i = 1; i <= returns.length; i++) {
    if (returns[i] < 0) growth *= 1 + returns[i] / 100;
    else {
      squares += ((growth - 1) * 100) ** 2;
      growth = 1;
    }
  }
  return ratio(rate - riskFree, Math.sqrt(squares));
}

/** Annual return above the annual risk-free rate over the Ulcer index; NaN where the curve never fell. Source: Martin and McCann, The Investor's Guide
 *  to Fidelity Funds, 1989. */
export const martin = (time: Float64Array, equity: Float64Array, riskFree: number, path?: Float64Array): number =>
  ratio(cagr(time, equity) - riskFree, ulcerIndex(equity, path));

/** Annual return above the annual risk-free rate over the pain index; NaN where the curve never fell. Source: Becker 2006, in Bacon, Practical
 *  Portfolio Performance Measurement and Attribution, 2008. */
export const painRatio = (time: Float64Array, equity: Float64Array, riskFree: number, path?: Float64Array): number =>
  ratio(cagr(time, equity) - riskFree, painIndex(equity, path));

const of = { family: 'ratio', unit: 'ratio', direction: 1, ofCurve: true } as const;

/** The metrics of this family. */
export const BURKE_METRICS = {
  burke: {
    ...of,
    label: 'Burke ratio',
    about:
      'Annual return above the risk-free rate over the root of the summed squares of all drawdowns; undefined without one.',
    formula: '(cagr - riskFree) / √(Σ depth²)',
    source: 'Burke, Futures, March 1994',
    convention:
      'drawdowns from peak to recovery; PerformanceAnalytics takes runs of negative returns, which is burkeOfRuns',
    undefinedWhen: 'cagr is undefined, or the curve never fell',
    compute: ({ time, equity, riskFree, drawdowns: episodes }) => burke(time, equity, riskFree, episodes),
  },
  martin: {
    ...of,
    label: 'Martin ratio',
    about:
      'Annual return above the risk-free rate over the Ulcer index (also: Ulcer performance index); undefined without a drawdown.',
    formula: '(cagr - riskFree) / ulcerIndex',
    source: 'Martin and McCann, The Investor’s Guide to Fidelity Funds, 1989',
    convention: 'compound annual return; Ulcer index over n',
    undefinedWhen: 'cagr is undefined, or the curve never fell',
    compute: ({ time, equity, riskFree, underWater }) => martin(time, equity, riskFree, underWater),
  },
  painRatio: {
    ...of,
    label: 'Pain ratio',
    about: 'Annual return above the risk-free rate over the pain index; undefined without a drawdown.',
    formula: '(cagr - riskFree) / painIndex',
    source: 'Becker 2006, in Bacon, Practical Portfolio Performance Measurement and Attribution, 2008',
    convention: 'compound annual return',
    undefinedWhen: 'cagr is undefined, or the curve never fell',
    compute: ({ time, equity, riskFree, underWater }) => painRatio(time, equity, riskFree, underWater),
  },
} satisfies Record<string, Metric>;
