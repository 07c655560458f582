// What most metrics need of a curve, from two walks over it: with a walk for each of them a search spent twice as long on metrics as on its runs.

import { finite, NOISE } from '../statistics.js';
import { Room } from './room.js';

/** What one walk over the equity tells. */
export interface CurveWalk {
  /** As `simpleReturns` has them. */
  readonly returns: Float64Array;
  /** Their mean, and that of the equity itself; NaN of nothing. */
  readonly meanReturn: number;
  readonly meanEquity: number;
  /** As `maxDrawdown` has it. */
  readonly depth: number;
}

/** Returns, means and depth of a curve. Each is added up in the order of those who look for it alone, so to the same digits; but the additions of one
 *  sum wait for each other, and those of several do not. */
export function walkCurve(equity: Float64Array, room = new Room()): CurveWalk {
  const { length } = equity;
  const returns = room.take('returns', Math.max(0, length - 1));
  let before = equity[0];
  let [earned, worth] = [0, 0 + before];
  let [top, low, worst] = [before, before, 0];
  for (let i = 0; i < returns.length; i++) {
    const after = equity[i + 1];
    const growth = after / before;
    let gained = NaN;
    if (before > 0 && Math.abs(growth) < Infinity) gained = growth - 1;
    returns[i] = gained;
    earned += gained;
    worth += after;
    if (after > top) {
      if (low < top) worst = Math.min(worst, low / top - 1);
      top = low = after;
    } else if (after < low) low = after;
    before = after;
  }
  return {
    returns,
    meanReturn: earned / returns.length,
    meanEquity: worth / length,
    // What is no number is in the sum.
    depth: equity[0] > 0 && worth === worth ? finite(Math.min(worst, low / top - 1)) : NaN,
  };
}

/** What one walk over the returns tells, once their mean is known. */
export interface ReturnWalk {
  /** As `deviation` has it. */
  readonly deviation: number;
  /** As `downsideDeviation` has it. */
  readonly shortfall: number;
}

/** How far returns scatter about their mean, and how far they fall short of a target: to the same digits as by those who look for one of the two. */
export function walkReturns(returns: Float64Array, average: number, target: number): ReturnWalk {
  const { length } = returns;
  let [squares, short] = [0, 0];
  for (let i = 0; i < length; i++) {
    const distance = returns[i] - average;
    squares += distance * distance;
    const excess = returns[i] - target;
    const below = (excess - Math.abs(excess)) / 2;
    short += below * below;
  }
  const [deviation, shortfall] = [Math.sqrt(squares / (length - 1)), Math.sqrt(short / length)];
  return {
    deviation: length < 2 ? NaN : deviation < NOISE ? 0 : finite(deviation),
    shortfall: shortfall < NOISE ? 0 : finite(shortfall),
  };
}
