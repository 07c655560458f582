// Which of the trials so far are the better ones.

import { paretoFront } from '../objectives/pareto-front.js';

/** Share of the trials that count as better, and how many do at most. */
const SHARE = 0.15;
const MOST = 25;

/** Numbers of the better trials, rising: about a seventh, at most 25. With several scores those of the first Pareto front, then of that which is
 *  left, and so on; of a front that does not fit in whole, trials that are evenly far apart on it. NaN is never among them. */
export function better(scores: readonly (readonly number[])[]): readonly number[] {
  const wanted = Math.min(MOST, Math.ceil(SHARE * scores.length));
  if (scores[0]?.length === 1) return best(scores, wanted).toSorted((a, b) => a - b);
  let left = scores.flatMap((row, trial) => (row.some(Number.isNaN) ? [] : [trial]));
  const found: number[] = [];
  while (left.length > 0 && found.length < wanted) {
    const front = paretoFront(left.map((trial) => scores[trial])).map((k) => left[k]);
    found.push(...thinned(front, wanted - found.length, scores));
    const isTaken = new Set(front);
    left = left.filter((trial) => !isTaken.has(trial));
  }
  return found.sort((a, b) => a - b);
}

/** The so many best by their one score, falling; of equals the lower. Few of many are found faster than all are sorted. */
function best(scores: readonly (readonly number[])[], wanted: number): readonly number[] {
  const found: number[] = [];
  scores.forEach(([score], trial) => {
    const isFull = found.length >= wanted;
    if (Number.isNaN(score) || (isFull && !(score > scores[found[wanted - 1]][0]))) return;
    let place = found.length;
    while (place > 0 && score > scores[found[place - 1]][0]) place--;
    found.splice(place, 0, trial);
    if (isFull) found.pop();
  });
  return found;
}

/** At most so many of a front, evenly far apart in the order of their first score, its ends among them. */
function thinned(front: readonly number[], most: number, scores: readonly (readonly number[])[]): readonly number[] {
  if (front.length <= most) return front;
  const falling = front.toSorted((a, b) => scores[b][0] - scores[a][0] || a - b);
  if (most === 1) return falling.slice(0, 1);
  return Array.from({ length: most }, (_, k) => falling[Math.round((k * (falling.length - 1)) / (most - 1))]);
}
