// What follows from the whole way below the peaks: its mean, its mean square, its worst part.

import { drawdowns, type Drawdown } from './drawdown-episodes.js';
import { finite, mean } from '../statistics.js';

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
  const sorted = path.slice().sort();
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
