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
    win(trial, scores, { inSample, outOfSample, winners });
  }
  const ahead = new Int32Array(count);
  for (let trial = 0; trial < trials; trial++) {
    score(trial, scores);
    compare(scores, outOfSample, ahead);
  }
  // Trials that are better less those that are worse: ties stand halfway.
  const ranks = Float64Array.from(ahead, (lead) => (trials + 1 - lead) / 2);
  return { inSample, outOfSample, winners, ranks };
}

/** Puts a trial where it is better in sample than all before it. */
function win(trial: number, scores: Float64Array, { inSample, outOfSample, winners }: Omit<Picks, 'ranks'>): void {
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] > inSample[i]) {
      inSample[i] = scores[i];
      outOfSample[i] = scores[scores.length - 1 - i];
      winners[i] = trial;
    }
  }
}

/** Counts a trial up where it is better out of sample than the winner, and down where it is worse: by numbers from truth values, because a branch that
 *  goes either way at random costs more than all the rest. */
function compare(scores: Float64Array, outOfSample: Float64Array, ahead: Int32Array): void {
  for (let i = 0, rest = scores.length - 1; rest >= 0; i++, rest--) {
    const score = scores[rest];
    const winner = outOfSample[i];
    ahead[i] += Number(score > winner) - Number(score < winner);
  }
}
