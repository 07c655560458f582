// Combinatorially symmetric cross-validation: the best in one half of a history, judged in the other.

/** What came of picking the best in sample, one entry a split. */
export interface Picks {
  /** Score of the winner in sample, and of the same trial out of sample. */
  readonly inSample: Float64Array;
  readonly outOfSample: Float64Array;
  /** Which trial won in sample; the lowest of those that tie. */
  readonly winners: Int32Array;
  /** Its rank out of sample, 1 the worst, ties averaged. */
  readonly ranks: Float64Array;
}

/** Writes the scores of a trial in all chosen halves as fractions, `above` over `below`: finite, `below` positive. */
export type Fractions = (trial: number, above: Float64Array, below: Float64Array) => void;

/** Fractions closer to a score than this share are divided before they are compared: farther ones have its order whatever is rounded. */
const TIE = 1e-15;

/** Picks the best of `trials` in each of `count` splits, whose order is such that the rest of split i is split count - 1 - i. Trials pass one at a time,
 *  twice, so that no table of splits by trials is needed. Comparing a fraction with a score by a product is three times as fast as dividing it; what
 *  could be a tie is divided. */
export function cscv(trials: number, count: number, fractions: Fractions): Picks {
  const inSample = new Float64Array(count).fill(-Infinity);
  const outOfSample = new Float64Array(count);
  const winners = new Int32Array(count);
  const [above, below] = [new Float64Array(count), new Float64Array(count)];
  for (let trial = 0; trial < trials; trial++) {
    fractions(trial, above, below);
    for (let i = 0; i < count; i++) {
      const bound = inSample[i] * below[i];
      if (!(above[i] - bound > -TIE * Math.abs(bound))) continue;
      const score = above[i] / below[i];
      if (!(score > inSample[i])) continue;
      inSample[i] = score;
      outOfSample[i] = above[count - 1 - i] / below[count - 1 - i];
      winners[i] = trial;
    }
  }
  const ahead = new Int32Array(count);
  for (let trial = 0; trial < trials; trial++) {
    fractions(trial, above, below);
    compare(above, below, outOfSample, ahead);
  }
  // Trials that are better less those that are worse: ties stand halfway.
  const ranks = Float64Array.from(ahead, (lead) => (trials + 1 - lead) / 2);
  return { inSample, outOfSample, winners, ranks };
}

/** Counts a trial up where it is better out of sample than the winner, and down where it is worse: by numbers from truth values, because a branch that
 *  goes either way at random costs more than all the rest. */
function compare(above: Float64Array, below: Float64Array, outOfSample: Float64Array, ahead: Int32Array): void {
  for (let i = 0, rest = above.length - 1; rest >= 0; i++, rest--) {
    const winner = outOfSample[i];
    const bound = winner * below[rest];
    const margin = TIE * Math.abs(bound);
    const gap = above[rest] - bound;
    const lead = Number(gap > margin) - Number(gap < -margin);
    ahead[i] += lead;
    if (lead !== 0) continue;
    const score = above[rest] / below[rest];
    ahead[i] += Number(score > winner) - Number(score < winner);
  }
}
