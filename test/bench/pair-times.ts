// A contender and its limit loop, checked and timed in turn: all that a process of the bench does with strategies.

import { inTurn } from './measure.js';
import type { Unit } from './record.js';
import { assertSame } from './same.js';
import type { Pair, Work } from './contenders/work.js';

/** A fresh process is still compiling in the third round: with `when`, B went from 45 to 53 and 77 M bar-steps/s in the rounds behind it, and
 *  stayed there. */
const UNCOUNTED = 5;

/** What a process has measured of one contender. */
export interface PairTimes {
  /** How much work one sample is. */
  readonly work: number;
  /** Of the contender. */
  readonly samples: readonly number[];
  /** Of its limit loop, in the same rounds. */
  readonly limits: readonly number[];
}

/** Times of a contender and of its limit, which have to end the same first. Others of the work are neither run nor compiled. */
export function timesOf(pair: Pair, name: string, repeats: number, rounds: number, unit: Unit): PairTimes {
  const { work, limit, contender } = pair;
  assertSame({ 'the limit loop': limit, [name]: contender });
  const often = (once: () => unknown) => () => {
    for (let k = 0; k < repeats; k++) once();
  };
  const [limits, samples] = inTurn(rounds, { limit: often(limit), contender: often(contender) }, unit, UNCOUNTED);
  return { work: work * repeats, samples: samples.times, limits: limits.times };
}

/** The same of a contender of a work. */
export const measurePair = (work: Work, contender: string, isShort: boolean, rounds: number, unit: Unit): PairTimes =>
  timesOf(work.pairOf(contender, isShort), `${work.name}: ${contender}`, work.repeats ?? 1, rounds, unit);
