// Successive halving: what is hopeless on a part of the window is not run on the whole. Source: K. Jamieson, A. Talwalkar, "Non-stochastic best
// arm identification and hyperparameter optimization", AISTATS 2016.

import { UserError } from '../engine/index.js';

/** Fewest rows that a point is screened on: on less, what is best is chance. */
const FEWEST_ROWS = 60;

/** Rows of each rung of a window, the last one the whole: for `eta` 3 its first ninth, its first third, all of it. A rung of fewer than 60 rows
 *  is left out. */
export function rungsOf(eta: number, rows: number): readonly number[] {
  if (!Number.isInteger(eta) || eta < 2) throw new UserError(`--halving is ${eta}; give a whole number of at least 2.`);
  const parts = [eta * eta, eta].map((share) => Math.floor(rows / share));
  return [...parts.filter((part) => part >= FEWEST_ROWS), rows];
}

/** Which points of a rung go on to the next: the better ceil(n / eta) by score, of which more is better, rising; ties go to the lower, NaN comes
 *  after all numbers. */
export function survivors(eta: number, scores: ArrayLike<number>): readonly number[] {
  const rank = (k: number) => (Number.isNaN(scores[k]) ? Number.NEGATIVE_INFINITY : scores[k]);
  const all = Array.from(scores, (_, k) => k);
  all.sort((a, b) => {
    const undefinedLast = Number(Number.isNaN(scores[a])) - Number(Number.isNaN(scores[b]));
    return undefinedLast || (rank(a) === rank(b) ? a - b : rank(a) > rank(b) ? -1 : 1);
  });
  return all.slice(0, Math.ceil(all.length / eta)).sort((a, b) => a - b);
}
