// How much of a winner is luck.

/** What the verdict on a search is computed from. Sharpe ratios are per period unless they say annual. */
export interface LuckInput {
  /** Trials of this search that were judged on the whole window. */
  readonly count: number;
  /** Of each: count, mean, and sums of the second to fourth powers of the distances from it, of its returns above the risk-free rate. */
  moments(trial: number): Float64Array;
  /** Of each: sums of those returns in equal parts of the window. */
  cells(trial: number): Float64Array;
  /** Of each: sums of their squares in blocks of as many neighbouring cells. */
  squares(trial: number): Float64Array;
  /** Returns in each block of `squares`; by default those of one window, cut evenly. */
  readonly counts?: ArrayLike<number>;
  /** Which of them won. */
  readonly best: number;
  /** Returns of the winner above the risk-free rate, one a period. */
  readonly returns: Float64Array;
  /** Cell sums of the benchmark's returns above the risk-free rate; null: the tests compare with the risk-free rate itself. */
  readonly benchmark: Float64Array | null;
  /** Further ideas that were tried and have no cells here: stopped, failed, or remembered by the ledger. NaN where the Sharpe ratio is not
   *  known. */
  readonly others: Float64Array;
  /** How many of the others are points of this search, which are taken to be as alike as those that were judged; 0 by default. Each of the rest counts
   *  whole: a narrow search around the best of a wide one does not make that one narrow. */
  readonly unjudged?: number;
  /** Whether points were proposed by what came of others on this window, as by a sampler that learns; false by default. They crowd around the best of the
   *  whole window, which makes PBO too high: near 1 for noise, and for a broad edge as well. */
  readonly learned?: boolean;
  readonly periodsPerYear: number;
  readonly seed: string | number;
}

/** A figure with its confidence interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0.95 for 95 percent. */
  readonly confidence: number;
}

/** The statistics of luck of one search; NaN where undefined. */
export interface Verdict {
  /** Points that were tried, those that the ledger remembers included. */
  readonly trials: number;
  /** Of these, remembered from earlier searches, stopped or failed. */
  readonly others: number;
  /** Mean correlation between the trials of this search. */
  readonly correlation: number;
  /** Effective number of independent trials: those of this search by their correlation, each other one whole. */
  readonly effectiveTrials: number;
  /** Annual, of the winner. */
  readonly sharpe: number;
  readonly sharpeInterval: Interval;
  /** Annual Sharpe ratio that the best of as many trials without skill would be expected to reach. */
  readonly luckySharpe: number;
  /** Probability that the winner's true Sharpe ratio is above 0, had it been the only trial. */
  readonly psr: number;
  /** The same against `luckySharpe`. */
  readonly dsr: number;
  /** Sharpe ratio that is left after the haircut for multiple testing, annual, by method. */
  readonly haircut: { readonly bonferroni: number; readonly holm: number; readonly bhy: number };
  /** Periods that are needed until the Sharpe ratio is above 0 with 95 percent; Infinity where it never is. */
  readonly minimumTrackRecord: number;
  /** Probability of backtest overfitting by cross-validation, lambda <= 0. */
  readonly pbo: number;
  /** Slope of out-of-sample on in-sample performance. */
  readonly degradation: number;
  /** Share of splits in which the best in sample lost money out of sample. */
  readonly probabilityOfLoss: number;
  /** p-values; SPA as lower, consistent and upper bound. */
  readonly realityCheck: number;
  readonly spa: { readonly lower: number; readonly consistent: number; readonly upper: number };
  /** Mean block of the bootstrap, in cells, and number of its resamples. */
  readonly block: number;
  readonly resamples: number;
  /** Distribution of the best annual Sharpe ratio under luck: upper edges and probabilities, for the picture. */
  readonly lucky: { readonly edges: readonly number[]; readonly share: readonly number[] };
  /** Pairs of in-sample and out-of-sample annual Sharpe ratio of the splits' winners, thinned to at most 1,000, for the picture. */
  readonly splits: readonly (readonly [inSample: number, outOfSample: number])[];
  /** The verdict in words, one sentence. */
  readonly sentence: string;
  /** What the sentence comes to. */
  readonly trust: 'do not trust it' | 'doubtful' | 'it holds up';
}
