// What follows from the whole way below the peaks: its mean, its mean square, its worst part.

import { finite, mean } from '../statistics.js';
import type { Drawdown } from './drawdown-episodes.js';
import type { Metric } from './metric.js';
import { ascending } from './quantile.js';

/** How far each close after the first lies below the highest so far, as a positive fraction: one entry per return, 0 at a peak; all NaN where the
 *  first close has no positive worth. */
export function underWater(equity: Float64Array): Float64Array {
  const out = new Float64Array(Math.max(0, equity.length - 1));
  let top = equity[0] > 0 ? equity[0] : NaN;
  for (let i = 0; i < out.length; i++) {
    const worth = equity[i + 1];
    if (worth > top) top = worth;
    out[i] = 1 - worth / top;
  }
  return out;
}

/** Mean distance below the highest close so far, over the periods of the returns, as a positive fraction; 0 where the curve never fell, NaN without
 *  returns. Source: Becker 2006, in Bacon, Practical Portfolio Performance Measurement and Attribution, 2008. */
export const painIndex = (equity: Float64Array, path: Float64Array = underWater(equity)): number => finite(mean(path));

/** Root of the mean squared distance below the highest close so far, over the periods of the returns (divided by n), as a positive fraction; 0 where
 *  the curve never fell, NaN without returns. Source: Martin and McCann, The Investor's Guide to Fidelity Funds, 1989. */
export function ulcerIndex(equity: Float64Array, path: Float64Array = underWater(equity)): number {
  let sum = 0;
  for (let i = 0; i < path.length; i++) sum += path[i] * path[i];
  return finite(Math.sqrt(sum / path.length));
}

/** Mean of the deepest (1 - level) part of the distances below the highest close so far, the last of them counted by its share, as a positive
 *  fraction: at level 0 the pain index, at level 1 the deepest; NaN without returns. Source: Chekhlov, Uryasev and Zabarankin, International Journal
 *  of Theoretical and Applied Finance 8(1), 2005. */
export function conditionalDrawdown(
  equity: Float64Array,
  level = 0.95,
  path: Float64Array = underWater(equity),
): number {
  if (!(level >= 0 && level <= 1)) return NaN;
  const sorted = ascending(path);
  const last = sorted.length - 1;
  const part = (1 - level) * sorted.length;
  if (part <= 1) return last < 0 ? NaN : finite(sorted[last]);
  let sum = 0;
  let left = part;
  for (let i = last; i >= 0 && left > 0; i--, left--) sum += sorted[i] * Math.min(left, 1);
  return finite(sum / part);
}

/** Mean depth of the drawdowns, each from its peak to its deepest close, as a negative fraction; NaN where the curve never fell. */
export const averageDrawdown = (episodes: readonly Drawdown[]): number =>
  finite(episodes.reduce((sum, { depth }) => sum + depth, 0) / episodes.length);

/** Mean calendar days of the drawdowns, each from its peak to its recovery, or to the last close; NaN where the curve never fell. */
export const averageDrawdownDays = (episodes: readonly Drawdown[]): number =>
  finite(episodes.reduce((sum, { days }) => sum + days, 0) / episodes.length);

const of = { family: 'drawdown', ofCurve: true } as const;

/** The metrics of this family. */
export const DRAWDOWN_PATH_METRICS = {
  averageDrawdown: {
    ...of,
    label: 'Average drawdown',
    unit: 'fraction',
    direction: 1,
    about: 'Mean depth of all drawdowns, as a negative fraction; undefined where the curve never fell.',
    formula: 'mean(depth)',
    source: 'Bacon, Practical Portfolio Performance Measurement and Attribution, 2008',
    convention: 'each drawdown by its deepest close, small ones too, the last one as far as it went',
    undefinedWhen: 'the curve never fell',
    compute: ({ drawdowns }) => averageDrawdown(drawdowns),
  },
  averageDrawdownDays: {
    ...of,
    label: 'Average drawdown length',
    unit: 'days',
    direction: -1,
    about:
      'Mean calendar days from a peak to its recovery, or to the last close; undefined where the curve never fell.',
    formula: 'mean((time[recovery or last] - time[peak]) / day)',
    source: 'Bacon, Practical Portfolio Performance Measurement and Attribution, 2008',
    convention: 'calendar days; a drawdown that was not recovered counts to the last close',
    undefinedWhen: 'the curve never fell',
    compute: ({ drawdowns }) => averageDrawdownDays(drawdowns),
  },
  conditionalDrawdown: {
    ...of,
    label: 'Conditional drawdown (CDaR)',
    unit: 'fraction',
    direction: -1,
    about:
      'Mean of the worst 5 % of the distances below the highest close so far, as a positive fraction; 0 where the curve never fell.',
    formula: 'min over z of z + Σ max(D[t] - z, 0) / (0.05·n), D[t] = 1 - equity[t] / max(equity[0..t])',
    source: 'Chekhlov, Uryasev and Zabarankin, Int. J. of Theoretical and Applied Finance 8(1), 2005',
    convention:
      '95 %, of the path and not of the drawdowns; over the n periods of the returns, the last counted by its share',
    undefinedWhen: 'no return',
    compute: ({ equity, underWater: path }) => conditionalDrawdown(equity, undefined, path),
  },
  ulcerIndex: {
    ...of,
    label: 'Ulcer index',
    unit: 'fraction',
    direction: -1,
    about:
      'Root of the mean squared distance below the highest close so far: deep and long falls weigh; 0 where the curve never fell.',
    formula: '√(Σ D[t]² / n), D[t] = 1 - equity[t] / max(equity[0..t])',
    source: 'Martin and McCann, The Investor’s Guide to Fidelity Funds, 1989',
    convention: 'over the n periods of the returns; as a fraction, where Martin has percent',
    undefinedWhen: 'no return',
    compute: ({ equity, underWater: path }) => ulcerIndex(equity, path),
  },
  painIndex: {
    ...of,
    label: 'Pain index',
    unit: 'fraction',
    direction: -1,
    about: 'Mean distance below the highest close so far, as a positive fraction; 0 where the curve never fell.',
    formula: 'Σ D[t] / n, D[t] = 1 - equity[t] / max(equity[0..t])',
    source: 'Becker 2006, in Bacon, Practical Portfolio Performance Measurement and Attribution, 2008',
    convention: 'over the n periods of the returns, those at a peak too',
    undefinedWhen: 'no return',
    compute: ({ equity, underWater: path }) => painIndex(equity, path),
  },
} satisfies Record<string, Metric>;
