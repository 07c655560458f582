// The actions of one instrument on its own bars.

import type { Action, Bars, RowAction } from '../../engine/index.js';
import { placeActions } from '../adjust.js';
import { startOfDay } from '../day.js';

/** What the prices of bars can be measured in, and be moved between. */
export type KnownBasis = 'raw' | 'split-adjusted' | 'total-return' | 'subtractive' | 'forward';

/** The actions that move the bars, at the places of their bars and in the order in which they take effect: an ex-date without a bar takes
 *  effect at the next one. What lies up to the day of the first bar, or after the last, moves none of them. */
export const actionsOn = (bars: Bars, actions: readonly Action[]): readonly RowAction[] =>
  placeActions(actions, bars, bars.time).actions;

/** True where an action is in the prices of bars that are adjusted for it: it falls after the day of the first bar, and not after the last. */
export function isWithin(bars: Bars, action: Action): boolean {
  const day = startOfDay(action.exTime);
  return bars.time.length > 0 && day > startOfDay(bars.time[0]) && day <= startOfDay(bars.time[bars.time.length - 1]);
}
