// Times in which falls take days and the way back takes months.

import type { Draw } from '../../engine/index.js';
import { type Stretch, type Times, timesOf } from '../generator/economy/course.js';

/** Weekdays between the end of a rise and the next fall, of a fall, and of the rise after it: least and most. */
const REST = [20, 90] as const;
const FALL = [6, 18] as const;
const RISE = [80, 200] as const;
/** Part of a fall that the rise after it brings back: least and most. */
const BACK = [0.85, 1.1] as const;
/** Volatility, of the ordinary, in a fall and in a rise; how far all move as one in a fall. */
const WILD = 1.8;
const CALM = 0.85;
const UNISON = 0.3;

const between = (next: Draw, [least, most]: readonly [number, number]): number => least + (most - least) * next();

/** The stretches of falls by `depth` (a fraction, on average) and slow rises that fill so many weekdays. With `last`, the places of the first and
 *  last day of a fall that is known, the falls before it are over when it begins. */
export function sharpFalls(next: Draw, length: number, depth: number, last?: readonly [number, number]): Times {
  const stretches: Stretch[] = [];
  const fall = (from: number, to: number): number => {
    const move = Math.log(1 - Math.min(0.9, depth * between(next, [0.7, 1.3])));
    stretches.push({ from, to, move, volatility: WILD, unison: UNISON });
    return move;
  };
  const end = last?.[0] ?? length;
  for (let day = Math.round(between(next, REST)); ; day += Math.round(between(next, REST))) {
    const bottom = day + Math.round(between(next, FALL));
    if (bottom >= end) break;
    const move = fall(day, bottom);
    const top = Math.min(end, bottom + Math.round(between(next, RISE)));
    stretches.push({ from: bottom, to: top, move: -move * between(next, BACK), volatility: CALM });
    day = top;
  }
  if (last) fall(last[0], last[1] + 1);
  return timesOf(length, stretches);
}
