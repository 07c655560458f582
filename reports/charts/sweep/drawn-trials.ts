// Which trials of a very large sweep are embedded for drawing, so that its page can still be sent and opened.

import type { Trials } from '../../sweep/trials.js';
import { thin } from './thin.js';

/** Trials up to which every one is embedded. */
export const ALL = 12_000;
const EVEN = 6000;
const PLANE = 5000;
const FIRST = 1000;

/** Trials that are embedded. */
export interface DrawnTrials {
  /** Rising. */
  readonly numbers: readonly number[];
  /** 1 for those of an even choice, which stand for all; empty where all are drawn. */
  readonly even: readonly (0 | 1)[];
  /** How many were run to the end. */
  readonly done: number;
}

/** All trials that were run to the end; of more than 12,000 an even choice of 6,000, the first 1,000 of the ranking, and up to 5,000 that
 *  share all values of the best but two, of which heat maps and slices are made: those that differ in one first. */
export function drawnTrials(trials: Trials, ranking: readonly number[]): DrawnTrials {
  const done: number[] = [];
  for (let trial = 0; trial < trials.length; trial++) if (trials.status(trial) === 'done') done.push(trial);
  if (done.length <= ALL) return { numbers: done, even: [], done: done.length };
  const even = new Set(thin(done, EVEN));
  const chosen = new Set([...even, ...ranking.slice(0, FIRST)]);
  const [best] = ranking;
  if (best !== undefined) {
    const near: number[][] = [[], [], []];
    for (const trial of done) {
      let apart = 0;
      for (let i = 0; i < trials.dimensions.length && apart <= 2; i++)
        if (trials.level(trial, i) !== trials.level(best, i)) apart++;
      if (apart <= 2) near[apart].push(trial);
    }
    const line = [...near[0], ...near[1]].slice(0, PLANE);
    for (const trial of [...line, ...thin(near[2], PLANE - line.length)]) chosen.add(trial);
  }
  const numbers = [...chosen].sort((a, b) => a - b);
  return { numbers, even: numbers.map((trial) => (even.has(trial) ? 1 : 0)), done: done.length };
}
