// How the trials of a sweep ended.

import type { Trials, TrialStatus } from './trials.js';

/** Trials by the way they ended. */
export type Tally = Readonly<Record<TrialStatus, number>>;

/** Counts the trials by status. */
export function tally(trials: Trials): Tally {
  const counts = { done: 0, failed: 0, stopped: 0 };
  for (let trial = 0; trial < trials.length; trial++) counts[trials.status(trial)]++;
  return counts;
}

/** One error with the trials that it ended. */
export interface Failure {
  readonly error: string;
  readonly count: number;
  /** The first trial that it ended. */
  readonly first: number;
}

/** The errors of the failed trials, the most frequent first, ties by their first trial. */
export function failures(trials: Trials): Failure[] {
  const found = new Map<string, { error: string; count: number; first: number }>();
  for (let trial = 0; trial < trials.length; trial++) {
    if (trials.status(trial) !== 'failed') continue;
    const error = trials.error(trial);
    const former = found.get(error);
    if (former) former.count++;
    else found.set(error, { error, count: 1, first: trial });
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.first - b.first);
}
