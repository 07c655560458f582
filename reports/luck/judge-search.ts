// The verdict on a search: all statistics of luck from the sums that were kept of its trials.

import { covariance, NOISE } from '../metrics/statistics.js';
import { blockLength } from './block-length.js';
import { bootstrapInterval } from './bootstrap-interval.js';
import { deflatedSharpe, luckySharpe } from './deflated-sharpe.js';
import { effectiveTrials } from './effective-trials.js';
import { haircutSharpe } from './haircut-sharpe.js';
import { luckyDistribution } from './lucky-distribution.js';
import { meanCorrelation } from './mean-correlation.js';
import { minimumTrackRecord } from './minimum-track-record.js';
import { pboOfBlocks, type Pbo } from './pbo-of-blocks.js';
import { probabilisticSharpe } from './probabilistic-sharpe.js';
import { sentenceOf, trustIn } from './sentence.js';
import { superiority, type Superiority } from './superiority.js';
import type { LuckInput, Verdict } from './verdict.js';

/** Resamples of the tests, and of the interval, which needs no small tail. */
const RESAMPLES = 1000;
const INTERVAL_RESAMPLES = 500;
/** Splits that the picture shows at most. */
const SHOWN = 1000;

/** The statistics of luck of one search. RangeError where the best is none of its trials. What a window is too short for, or what does not vary, is NaN. */
export function verdict(input: LuckInput): Verdict {
  const { count, best, others, periodsPerYear, seed } = input;
  if (!(Number.isInteger(best) && best >= 0 && best < count))
    throw new RangeError(`the best is trial ${best} of ${count}: give one of them`);
  const annual = Math.sqrt(periodsPerYear);
  const sharpes = new Float64Array(count + others.length);
  for (let trial = 0; trial < count; trial++) sharpes[trial] = sharpeOf(input.moments(trial));
  sharpes.set(others, count);
  const known = sharpes.filter((sharpe) => Number.isFinite(sharpe));
  const variance = covariance(known, known);
  const trials = sharpes.length;
  const correlation = meanCorrelation(count, (trial) => input.cells(trial));
  // Trials that undo each other are not worth more than independent ones.
  const effective = effectiveTrials(trials, Math.max(0, correlation) || 0);
  const moments = shape(input.moments(best));
  const lucky = luckySharpe({ variance, trials: effective });
  const overfit = overfitting(input);
  const tests = superior(input);
  const haircut = haircutSharpe({ sharpes, trial: best, periods: moments.periods });
  const { low, high, confidence } = bootstrapInterval({
    returns: input.returns,
    metric: (returns) => plainSharpe(returns) * annual,
    resamples: INTERVAL_RESAMPLES,
    seed,
  });
  const distribution = luckyDistribution(Math.sqrt(variance) * annual, effective);
  const figures = {
    trials,
    others: others.length,
    correlation,
    effectiveTrials: effective,
    sharpe: moments.sharpe * annual,
    sharpeInterval: { low, high, confidence },
    luckySharpe: lucky * annual,
    psr: probabilisticSharpe(moments),
    dsr: deflatedSharpe({ ...moments, variance, trials: effective }),
    haircut: {
      bonferroni: haircut.bonferroni.sharpe * annual,
      holm: haircut.holm.sharpe * annual,
      bhy: haircut.bhy.sharpe * annual,
    },
    minimumTrackRecord: minimumTrackRecord(moments),
    pbo: overfit?.pbo ?? NaN,
    degradation: overfit?.slope ?? NaN,
    probabilityOfLoss: overfit?.probabilityOfLoss ?? NaN,
    realityCheck: tests?.realityCheck.pValue ?? NaN,
    spa: {
      lower: tests?.spa.lower ?? NaN,
      consistent: tests?.spa.consistent ?? NaN,
      upper: tests?.spa.upper ?? NaN,
    },
    block: tests?.block ?? NaN,
    resamples: RESAMPLES,
    lucky: distribution,
    splits: shown(overfit, annual),
  };
  const judged = { ...figures, trust: trustIn(figures) };
  return { ...judged, sentence: sentenceOf(judged) };
}

/** Per-period Sharpe ratio from count, mean and sum of squared distances; NaN where nothing varies. */
function sharpeOf([periods, mean, squares]: ArrayLike<number> & Iterable<number>): number {
  const deviation = Math.sqrt(squares / (periods - 1));
  return periods >= 2 && deviation >= NOISE ? mean / deviation : NaN;
}

/** Sharpe ratio, skewness and raw kurtosis (moments over n) of a trial. */
function shape(moments: Float64Array) {
  const [periods, , squares, cubes, fourths] = moments;
  const variance = squares / periods;
  const sharpe = sharpeOf(moments);
  const varies = !Number.isNaN(sharpe);
  return {
    periods,
    sharpe,
    skewness: varies ? cubes / periods / (variance * Math.sqrt(variance)) : NaN,
    kurtosis: varies ? fourths / periods / (variance * variance) : NaN,
  };
}

/** Per-period Sharpe ratio of returns, in one pass around the first of them. */
function plainSharpe(returns: Float64Array): number {
  const n = returns.length;
  const origin = returns[0];
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = returns[i] - origin;
    sum += x;
    squares += x * x;
  }
  const deviation = Math.sqrt((squares - (sum * sum) / n) / (n - 1));
  return deviation >= NOISE ? (origin + sum / n) / deviation : NaN;
}

/** Cross-validation over the blocks; null where the window is too short for them. */
function overfitting(input: LuckInput): Pbo | null {
  const blocks = input.squares(0).length;
  const rows = input.moments(0)[0];
  if (rows < 2 * blocks) return null;
  const start = (block: number): number => Math.ceil((block * rows) / blocks);
  const sums = new Float64Array(blocks);
  return pboOfBlocks({
    trials: input.count,
    counts: Array.from({ length: blocks }, (_, b) => start(b + 1) - start(b)),
    sums(trial) {
      const cells = input.cells(trial);
      const each = cells.length / blocks;
      for (let b = 0; b < blocks; b++) {
        sums[b] = 0;
        for (let c = b * each; c < (b + 1) * each; c++) sums[b] += cells[c];
      }
      return sums;
    },
    squares: (trial) => input.squares(trial),
  });
}

/** Tests against the benchmark over the cells; null where the window is too short. */
function superior(input: LuckInput): Superiority | null {
  const { count, benchmark, seed } = input;
  const cells = input.cells(0).length;
  const rows = input.moments(0)[0];
  if (rows < 16) return null;
  // In a short window some cells are empty, and the others are its returns.
  const used = Array.from({ length: Math.min(cells, rows) }, (_, i) =>
    rows < cells ? Math.floor((i * cells) / rows) : i,
  );
  const above = new Float64Array(used.length);
  const column = (trial: number): Float64Array => {
    const sums = input.cells(trial);
    for (let i = 0; i < used.length; i++) above[i] = sums[used[i]] - (benchmark ? benchmark[used[i]] : 0);
    return above;
  };
  // Cells are too few to tell how long the blocks have to be, and the winner's returns are not.
  const block = Math.max(1, (blockLength(input.returns).stationary * used.length) / rows) || 1;
  return superiority(
    { trials: count, length: used.length, column },
    { resamples: RESAMPLES, seed, block, corrected: true },
  );
}

/** Splits for the picture, evenly thinned. */
function shown(overfit: Pbo | null, annual: number): (readonly [number, number])[] {
  if (!overfit) return [];
  const { inSample, outOfSample } = overfit;
  const step = Math.ceil(inSample.length / SHOWN);
  const out: (readonly [number, number])[] = [];
  for (let i = 0; i < inSample.length; i += step) out.push([inSample[i] * annual, outOfSample[i] * annual]);
  return out;
}
