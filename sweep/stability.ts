// Whether the optimum is a plateau or a spike.

import type { Stability } from '../reports/sweep/sweep-report.js';
import type { Trials } from '../reports/sweep/trials.js';
import { type Objective, scoreOf } from './objectives/objective.js';

/** Shares of the best's lead that the median neighbour keeps at least on a plateau, and less of on a spike. */
const PLATEAU = 0.75;
const SPIKE = 0.5;

/** How steady the best of some ranked trials is; null where nothing is ranked. Names have no neighbours, as they have no order: another name
 *  is another idea. A neighbour whose objective is undefined counts as the worst. */
export function stabilityOf(trials: Trials, ranked: readonly number[], objective: Objective): Stability | null {
  if (ranked.length === 0) return null;
  const [best] = ranked;
  const figureOf = (trial: number) => trials.figure(trial, objective.metric);
  const neighbours: number[] = [];
  for (let trial = 0; trial < trials.length; trial++) {
    if (trials.status(trial) === 'done' && areNeighbours(trials, best, trial)) neighbours.push(trial);
  }
  const falling = (a: number, b: number) => {
    const [x, y] = [scoreOf(objective, a), scoreOf(objective, b)];
    return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || (x === y ? 0 : x > y ? -1 : 1);
  };
  const around = neighbours.map(figureOf).sort(falling);
  const [top, median] = [figureOf(best), middle(around)];
  const level = middle(ranked.map(figureOf));
  const lead = scoreOf(objective, top - level);
  const kept = scoreOf(objective, median - level);
  const kind = kept >= PLATEAU * lead ? 'plateau' : kept >= SPIKE * lead ? 'slope' : 'spike';
  return {
    neighbours,
    best: top,
    median,
    worst: around.at(-1) ?? Number.NaN,
    kind: neighbours.length === 0 ? 'alone' : kind,
  };
}

/** Whether two trials differ by one level in one dimension that has an order, and in nothing else. */
function areNeighbours(trials: Trials, a: number, b: number): boolean {
  let steps = 0;
  for (let k = 0; k < trials.dimensions.length; k++) {
    const apart = Math.abs(trials.level(a, k) - trials.level(b, k));
    steps += apart === 0 || trials.dimensions[k].scale !== 'names' ? apart : 2;
    if (steps > 1) return false;
  }
  return steps === 1;
}

/** The median of sorted figures; NaN of none. */
function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  return (sorted[Math.floor(half - 0.5)] + sorted[Math.floor(half)]) / 2;
}
