// The order of trials, best first.

import type { Trials } from '../../reports/sweep/trials.js';
import { type Constraint, satisfies } from './constraint.js';
import { type Objective, scoreOf } from './objective.js';

/** The trials that were run to the end, satisfy all constraints and have all objectives, best first by the first objective; ties by number. */
export function ranking(
  trials: Trials,
  objectives: readonly Objective[],
  constraints: readonly Constraint[] = [],
): readonly number[] {
  const scores = new Float64Array(trials.length);
  const ranked: number[] = [];
  for (let trial = 0; trial < trials.length; trial++) {
    const all = scoresOf(trials, trial, objectives, constraints);
    if (all.some(Number.isNaN)) continue;
    scores[trial] = all[0];
    ranked.push(trial);
  }
  // Infinities of one sign are a tie, though their difference is no number.
  return ranked.sort((a, b) => (scores[a] === scores[b] ? a - b : scores[a] > scores[b] ? -1 : 1));
}

/** One score of a trial for each objective, of which more is always better; NaN in all where it did not run to the end or breaks a constraint. */
export function scoresOf(
  trials: Trials,
  trial: number,
  objectives: readonly Objective[],
  constraints: readonly Constraint[] = [],
): readonly number[] {
  const counts =
    trials.status(trial) === 'done' &&
    constraints.every((constraint) => satisfies(constraint, trials.figure(trial, constraint.metric)));
  return objectives.map((objective) =>
    counts ? scoreOf(objective, trials.figure(trial, objective.metric)) : Number.NaN,
  );
}
