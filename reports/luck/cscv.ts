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

/** Picks the best of `trials` in each of `count` splits. `score` writes the scores of a trial in all chosen halves, finite numbers, in an order in
 *  which the rest of split i is split count - 1 - i. Trials pass one at a time, twice, so that no table of splits by trials is needed. */
export function cscv(trials: number, count: number, score: (trial: number, out: Float64Array) => void): Picks {
  const inSample = new Float64Array(count).fill(-Infinity);
  const outOfSample = new Float64Array(count);
  const winners = new Int32Array(count);
  const scores = new Float64Array(count);
  for (let trial = 0; trial < trials; trial++) {
    score(trial, scores);
    for (let i = 0; i < count; i++) {
      if (scores[i] > inSample[i]) {
        inSample[i] = scores[i];
        outOfSample[i] = scores[count - 1 - i];
        winners[i] = trial;
      }
    }
  }
  const ahead = new Float64Array(count);
  for (let trial = 0; trial < trials; trial++) {
    score(trial, scores);
    for (let i = 0, rest = count - 1; i < count; i++, rest--) ahead[i] += Math.sign(scores[rest] - outOfSample[i]);
  }
  // Trials that are better less those that are worse: ties stand halfway.
  const ranks = ahead.map((lead) => (trials + 1 - lead) / 2);
  return { inSample, outOfSample, winners, ranks };
}
