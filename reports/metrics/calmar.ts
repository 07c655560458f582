// What was earned for the depth of the deepest drawdown.

import { finite, ratio } from '../statistics.js';
import { maxDrawdown } from './drawdown.js';
import type { Metric } from './metric.js';
import { cagr, totalReturn } from './returns.js';

/** Annual return over the depth of the deepest drawdown; NaN where there was none. */
export const calmar = (time: Float64Array, equity: Float64Array, depth: number = maxDrawdown(equity)): number =>
  ratio(cagr(time, equity), -depth);

/** The MAR ratio: compound annual growth over the depth of the deepest drawdown, both of the whole run; NaN where there was none. Source: Managed
 *  Accounts Reports, 1978. It is what `calmar` is where no window is named. */
export const mar = (time: Float64Array, equity: Float64Array): number => calmar(time, equity);

/** The Calmar ratio as it was first meant: the same over the last 36 months; NaN for a shorter run, or where they had no drawdown. They begin at the
 *  last close at or before the same UTC day and time three years before the last. Source: Young, Futures, October 1991. */
export function calmarThreeYears(time: Float64Array, equity: Float64Array): number {
  const end = new Date(time[time.length - 1]);
  const since = new Date(end).setUTCFullYear(end.getUTCFullYear() - 3);
  let first = time.length - 1;
  while (first >= 0 && !(time[first] <= since)) first--;
  return first < 0 ? NaN : calmar(time.slice(first), equity.slice(first));
}

/** Annual return over the depth of the deepest drawdown and ten percent more; NaN where one of the two is. Source: Deane Sterling Jones, in the form
 *  of PerformanceAnalytics. */
export const sterling = (
  time: Float64Array,
  equity: Float64Array,
  more = 0.1,
  depth: number = maxDrawdown(equity),
): number => ratio(cagr(time, equity), more - depth);

/** Annual return over the mean of the calendar years' deepest drawdowns and ten percent more; a year begins at the last close before it, and a run's
 *  first and last may be parts. Source: Kestner, Futures, January 1996. */
export function sterlingOfYears(time: Float64Array, equity: Float64Array, more = 0.1): number {
  const year = (row: number) => new Date(time[row]).getUTCFullYear();
  let [sum, count] = [0, 0];
  for (let base = 0; base < time.length - 1; count++) {
    let end = base + 1;
    while (end + 1 < time.length && year(end + 1) === year(base + 1)) end++;
    sum += maxDrawdown(equity.slice(base, end + 1));
    base = end;
  }
  return ratio(cagr(time, equity), more - finite(sum / count));
}

/** Return over the whole run for the depth of its deepest drawdown; NaN where there was none. */
export const recoveryFactor = (equity: Float64Array, depth: number = maxDrawdown(equity)): number =>
  ratio(totalReturn(equity), -depth);

const of = { family: 'ratio', unit: 'ratio', direction: 1, ofCurve: true } as const;

/** The metrics of this family. */
export const CALMAR_METRICS = {
  calmar: {
    ...of,
    label: 'Calmar ratio (MAR)',
    about:
      'Annual return over the depth of the deepest drawdown of the whole run; undefined where there was no drawdown.',
    formula: 'cagr / |maxDrawdown|',
    source: 'Young, Futures, October 1991; over the whole run: Managed Accounts Reports, 1978',
    convention: 'of the whole run, which is also called the MAR ratio; calmarThreeYears is Young’s own',
    undefinedWhen: 'cagr is undefined, or the curve never fell',
    compute: ({ time, equity, depth }) => calmar(time, equity, depth),
  },
  calmarThreeYears: {
    ...of,
    label: 'Calmar ratio, 36 months',
    about:
      'Annual return over the depth of the deepest drawdown, both of the last 36 months; undefined for a shorter run.',
    formula: 'cagr / |maxDrawdown| of the closes from the last one at or before three years before the end',
    source: 'Young, Futures, October 1991',
    convention: '36 months by the calendar, to the same day and time (UTC); peaks before them do not count',
    undefinedWhen: 'the run is shorter than 36 months, or they had no drawdown',
    compute: ({ time, equity }) => calmarThreeYears(time, equity),
  },
  sterling: {
    ...of,
    label: 'Sterling ratio',
    about: 'Annual return over the depth of the deepest drawdown and ten percent more.',
    formula: 'cagr / (|maxDrawdown| + 0.1)',
    source: 'Deane Sterling Jones; Kestner, Futures, January 1996',
    convention:
      'deepest drawdown of the whole run, as PerformanceAnalytics; Kestner’s mean of the years is sterlingOfYears',
    undefinedWhen: 'cagr is undefined',
    compute: ({ time, equity, depth }) => sterling(time, equity, undefined, depth),
  },
  recoveryFactor: {
    ...of,
    label: 'Recovery factor',
    about: 'Return over the whole run for each unit of its deepest drawdown; undefined where the curve never fell.',
    formula: 'totalReturn / |maxDrawdown|',
    source: 'custom of trading platforms',
    convention: 'both as fractions; those who take them in money divide by a fall from the highest worth',
    undefinedWhen: 'the curve never fell',
    compute: ({ equity, depth }) => recoveryFactor(equity, depth),
  },
} satisfies Record<string, Metric>;
