// Jumps of a price that look like a split which no action explains.

import type { Action } from '../engine/index.js';
import { inOrder } from './adjust.js';
import { type BarColumns } from './bar-columns.js';
import { dayOf, startOfDay } from './day.js';
import { markAfter } from './effect.js';

/** Ratios in which units are split and joined. */
const RATIOS = [1.5, 2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 40, 50, 100];
/** How far, in logarithms, the day's own move may carry a jump away from the ratio of a split. A volatile fund may move by
 *  nearly half in a day without one, so 3 for 2 is looked for more narrowly. */
const near = (ratio: number): number => (ratio < 2 ? 0.03 : 0.06);
/** How much of the jump must have happened before the open, in logarithms. */
const AT_OPEN = 0.15;
/** A change over one bar that is taken for an error whatever its ratio. */
const LARGE = 0.6;

/** A jump that nothing explains. */
export interface Jump {
  /** Place of the bar in its columns. */
  readonly at: number;
  /** Close over what the close before it, after the actions between them, made it worth. */
  readonly ratio: number;
  /** New units for one old unit that would explain it; NaN where it is near no usual ratio. */
  readonly split: number;
  /** Product of the splits that actions.csv has there; 1 for none. */
  readonly known: number;
}

/** New units for one old that a jump of prices by `ratio` looks like; NaN for none. */
function splitOf(ratio: number): number {
  const apart = Math.abs(Math.log(ratio));
  const found = RATIOS.find((k) => Math.abs(apart - Math.log(k)) < near(k)) ?? NaN;
  return ratio > 1 ? 1 / found : found;
}

/** The jumps of one instrument's bars; `actions` are its own, in any order. */
export function jumpsOf(bars: BarColumns, actions: readonly Action[]): readonly Jump[] {
  const sorted = inOrder(actions);
  const jumps: Jump[] = [];
  let next = 0;
  for (let at = 0; at < bars.time.length; at++) {
    let mark = at === 0 ? NaN : bars.close[at - 1];
    let known = 1;
    for (; next < sorted.length && sorted[next].exTime <= startOfDay(bars.time[at]); next++) {
      const { kind, value } = sorted[next];
      if (kind === 'split') known *= value;
      // A distribution of the whole price is an error of its own, and would make every price after it a jump.
      const after = markAfter(kind, value, mark);
      if (!(after <= 0)) mark = after;
    }
    const ratio = bars.close[at] / mark;
    if (!(ratio > 0) || (ratio > 0.75 && ratio < 1.35)) continue;
    const split = splitOf(ratio);
    const opened = bars.open[at] / mark;
    const gapped = Math.abs(Math.log(opened * split)) < AT_OPEN;
    if (gapped || Math.abs(ratio - 1) > LARGE) jumps.push({ at, ratio, split: gapped ? split : NaN, known });
  }
  return jumps;
}

/** True where a split is in the actions and the prices are usual without it: it is applied to prices that show it already. */
export function isTwice({ ratio, known }: Jump): boolean {
  const without = ratio / known;
  return known !== 1 && without > 0.75 && without < 1.35;
}

/** The splits that the actions have between a jump and the bar before it. */
export function splitsAt({ at }: Jump, { time }: BarColumns, actions: readonly Action[]): readonly Action[] {
  const last = startOfDay(time[at]);
  const before = startOfDay(time[at - 1]);
  return actions.filter(({ kind, exTime }) => {
    const day = startOfDay(exTime);
    return kind === 'split' && day > before && day <= last;
  });
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)));

/** True for a jump by about a half, which a market may make as well as a split: 3 for 2 and 2 for 3 are the only usual splits so small. */
const isDoubtful = ({ split }: Jump): boolean => split > 0.6 && split < 1.6;

/** New units for old ones, in whole numbers. */
function unitsOf(jump: Jump): string {
  const { split } = jump;
  if (isDoubtful(jump)) return split > 1 ? '3 for 2' : '2 for 3';
  return split >= 1 ? `${split} for 1` : `1 for ${rounded(1 / split)}`;
}

/** A jump in words, as the rest of a sentence about the close. */
export function jumpWords(jump: Jump, bars: BarColumns): string {
  const before = `${rounded(jump.ratio)} times the close before it (${bars.close[jump.at - 1]})`;
  const on = `on ${dayOf(bars.time[jump.at])}`;
  if (jump.known !== 1) {
    return `${on} is ${before} after the split of ${rounded(jump.known)} that the actions have there: prices do not show that split`;
  }
  if (Number.isNaN(jump.split)) return `${on} is ${before}, which no action explains`;
  const like = isDoubtful(jump) ? 'may be a real move or' : 'looks like';
  return `${on} is ${before}, which ${like} a split of ${unitsOf(jump)} that no action explains`;
}

/** What to do about a jump. */
export function jumpRemedy(jump: Jump, bars: BarColumns, symbol: string): string {
  if (jump.known !== 1)
    return 'remove the split from actions.csv if the prices are adjusted already, or move it to its first day on the new basis';
  if (Number.isNaN(jump.split)) return 'correct the price';
  const ratio = isDoubtful(jump) ? String(jump.split) : rounded(jump.split);
  const line = `add the line "${symbol},${dayOf(bars.time[jump.at])},split,${ratio}," to actions.csv of its data directory`;
  return isDoubtful(jump)
    ? `if this was a real move, pass --lenient jumps; if it was a split of ${unitsOf(jump)}, ${line}`
    : line;
}
