// How a run did in the periods in which its benchmark rose and in those in which it fell.

import { against, beta } from './benchmark.js';
import type { MetricInput } from './input.js';
import type { Metric } from './metric.js';
import { cagr } from './returns.js';
import { finite, mean, NOISE, power, ratio } from '../statistics.js';

/** Geometric mean of the returns of some periods; NaN of none, and where more than everything was lost. */
function geometricMean(returns: Float64Array): number {
  const growth = returns.reduce((product, value) => product * (1 + value), 1);
  const isSound = returns.length > 0 && returns.every((value) => value >= -1);
  return isSound ? finite(power(growth, 1 / returns.length) - 1) : Number.NaN;
}

function capture(returns: Float64Array, benchmark: Float64Array, holds: (value: number) => boolean): number {
  const inside = (_: number, at: number) => holds(benchmark[at]);
  // Adding 0 takes the sign from a zero.
  return ratio(geometricMean(returns.filter(inside)), geometricMean(benchmark.filter(inside))) + 0;
}

/** Geometric mean return of the periods in which the benchmark rose, over the benchmark's own; 1 is all of the rise. NaN where it never rose.
 *  Source: Morningstar, upside and downside capture ratio. */
export const upCapture = (returns: Float64Array, benchmark: Float64Array): number =>
  capture(returns, benchmark, (value) => value > NOISE);

/** The same of the periods in which the benchmark fell: less is better, below 0 the run rose in them. */
export const downCapture = (returns: Float64Array, benchmark: Float64Array): number =>
  capture(returns, benchmark, (value) => value < -NOISE);

/** Up capture over down capture; NaN where one of them is, or the latter is 0. */
export const captureRatio = (returns: Float64Array, benchmark: Float64Array): number =>
  ratio(upCapture(returns, benchmark), downCapture(returns, benchmark));

/** Share of the periods in which the run did better than the benchmark; equal returns, but for rounding, are not better. NaN of nothing,
 *  and where a return is undefined. */
export function battingAverage(returns: Float64Array, benchmark: Float64Array): number {
  let better = 0;
  for (let i = 0; i < returns.length; i++) {
    const difference = returns[i] - benchmark[i];
    if (Number.isNaN(difference)) return Number.NaN;
    if (difference > NOISE) better++;
  }
  return ratio(better, returns.length);
}

/** Treynor ratio: compound annual return above the risk-free rate for each unit of beta; NaN where beta is 0 or undefined. Source: J. Treynor,
 *  Harvard Business Review 43(1), 1965. */
export const treynor = (rate: number, riskFree: number, slope: number): number => ratio(rate - riskFree, slope);

/** Active share: mean of a column of half the sum of absolute differences in weight; NaN where it is missing, or NaN at some close. Source: M. Cremers
 *  and A. Petajisto, Review of Financial Studies 22(9), 2009. */
export const activeShare = (column: Float64Array | null | undefined): number =>
  column ? finite(mean(column)) : Number.NaN;

/** The metrics of this family. */
export const CAPTURE_METRICS = {
  upCapture: {
    label: 'Up capture',
    family: 'benchmark',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about:
      'Geometric mean return of the periods in which the benchmark rose, over the benchmark’s own; undefined where it never rose.',
    formula: '(Π (1 + r)^(1 / n) - 1) / (Π (1 + b)^(1 / n) - 1), over the n periods with b > 0',
    source: 'Morningstar, upside and downside capture ratio',
    convention: 'of every period of the run, not of months; a change below 1e-14 is none',
    undefinedWhen: 'there is no benchmark, it never rose, or more than everything was lost',
    compute: against(({ returns }, _, other) => upCapture(returns, other)),
  },
  downCapture: {
    label: 'Down capture',
    family: 'benchmark',
    unit: 'fraction',
    direction: -1,
    ofCurve: false,
    about:
      'Geometric mean return of the periods in which the benchmark fell, over the benchmark’s own; undefined where it never fell.',
    formula: '(Π (1 + r)^(1 / n) - 1) / (Π (1 + b)^(1 / n) - 1), over the n periods with b < 0',
    source: 'Morningstar, upside and downside capture ratio',
    convention: 'of every period of the run, not of months; below 0 where the run rose in them',
    undefinedWhen: 'there is no benchmark, it never fell, or more than everything was lost',
    compute: against(({ returns }, _, other) => downCapture(returns, other)),
  },
  battingAverage: {
    label: 'Batting average',
    family: 'benchmark',
    unit: 'fraction',
    direction: 1,
    ofCurve: false,
    about: 'Share of the periods in which the run did better than the benchmark.',
    formula: 'count(r > b) / n',
    source: 'C. Bacon, Practical Risk-Adjusted Performance Measurement, 2013',
    convention: 'of every period of the run; equal but for rounding is not better',
    undefinedWhen: 'there is no benchmark, or no return',
    compute: against(({ returns }, _, other) => battingAverage(returns, other)),
  },
  treynor: {
    label: 'Treynor ratio',
    family: 'benchmark',
    unit: 'ratio',
    direction: 1,
    ofCurve: false,
    about: 'Annual return above the risk-free rate for each unit of beta; undefined where beta is.',
    formula: '(cagr - riskFree) / beta',
    source: 'J. Treynor, Harvard Business Review 43(1), 1965',
    convention: 'of the compound annual return',
    undefinedWhen: 'there is no benchmark, beta is 0, or the run has no length',
    compute: against(({ time, equity, riskFree, returns }: MetricInput, _, other) =>
      treynor(cagr(time, equity), riskFree, beta(returns, other)),
    ),
  },
  activeShare: {
    label: 'Active share',
    family: 'benchmark',
    unit: 'fraction',
    direction: 0,
    ofCurve: false,
    about: 'How much of the equity is held otherwise than in the benchmark, averaged over the evaluated closes.',
    formula: 'mean(Σ |w - benchmark’s w| / 2), cash a holding of its own',
    source: 'M. Cremers and A. Petajisto, Review of Financial Studies 22(9), 2009',
    convention:
      'of whole instruments, as the benchmark names them; a fund and its index are two; cash is what is not in instruments; a future counts with the value of its underlying',
    undefinedWhen: 'the weights of the benchmark are not known, or equity is not positive at some close',
    compute: ({ composition }) => activeShare(composition?.activeShare),
  },
} satisfies Record<string, Metric>;
