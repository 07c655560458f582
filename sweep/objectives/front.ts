// The trials that are best in one way or another.

import type { Trials } from '../../reports/sweep/trials.js';
import { type Objective, scoreOf } from './objective.js';
import { paretoFront } from './pareto-front.js';

/** Of ranked trials those that no other dominates, by number; with one objective the best alone. */
export function frontOf(
  trials: Trials,
  ranked: readonly number[],
  objectives: readonly Objective[],
): readonly number[] {
  if (objectives.length < 2) return ranked.slice(0, 1);
  const rising = ranked.toSorted((a, b) => a - b);
  const scores = rising.map((trial) =>
    objectives.map((objective) => scoreOf(objective, trials.figure(trial, objective.metric))),
  );
  return paretoFront(scores).map((k) => rising[k]);
}
