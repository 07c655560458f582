// The verdict on a search: all statistics of luck from the sums that were kept of its trials.

import { covariance } from '../statistics.js';
import { blockLength } from './block-length.js';
import { bootstrapInterval } from './bootstrap-interval.js';
import { deflatedSharpe, luckySharpe } from './deflated-sharpe.js';
import { effectiveTrials } from './effective-trials.js';
import { haircutSharpe } from './haircut-sharpe.js';
import { luckyDistribution } from './lucky-distribution.js';
import { meanCorrelation } from './mean-correlation.js';
import { minimumTrackRecord } from './minimum-track-record.js';
import { plainSharpe, shape, sharpeOf } from './moments.js';
import type { Pbo } from './pbo-of-blocks.js';
import { probabilisticSharpe } from './probabilistic-sharpe.js';
import { overfitting, superior } from './search-tests.js';
import { sentenceOf, trustIn } from './sentence.js';
import type { LuckInput, Verdict } from './verdict.js';

/** Resamples of the tests. */
const RESAMPLES = 500;
/** Resamples of the interval, which needs no small tail: fewer where this many rows would be drawn in all. */
const INTERVAL_RESAMPLES = 500;
const FEWEST = 100;
const DRAWS = 1_000_000;
/** Splits that the picture shows at most. */
const SHOWN = 1000;

/** The statistics of luck of one search. RangeError where the best is none of its trials. What a window is too short for, or what does not vary, is NaN. */
export function verdict(input: LuckInput): Verdict {
  const { count, best, others, unjudged = 0, periodsPerYear, seed } = input;
  if (!(Number.isInteger(best) && best >= 0 && best < count))
    throw new RangeError(`the best is trial ${best} of ${count}: give one of them`);
  if (!(Number.isInteger(unjudged) && unjudged >= 0 && unjudged <= others.length))
    throw new RangeError(`${unjudged} of ${others.length} others are of this search: give a number of them`);
  const annual = Math.sqrt(periodsPerYear);
  const sharpes = new Float64Array(count + others.length);
  for (let trial = 0; trial < count; trial++) sharpes[trial] = sharpeOf(input.moments(trial));
  sharpes.set(others, count);
  const known = sharpes.filter((sharpe) => Number.isFinite(sharpe));
  const variance = covariance(known, known);
  const trials = sharpes.length;
  // Cells of a trial that does nothing vary where they are not all of one length.
  const all = Array.from({ length: count }, (_, trial) => trial);
  const varying = all.filter((trial) => !Number.isNaN(sharpes[trial]));
  const correlation = meanCorrelation(varying.length, (k) => input.cells(varying[k]));
  // Trials that undo each other are not worth more than independent ones. What earlier ones have in common with these is not known: each counts whole.
  const effective = effectiveTrials(count + unjudged, Math.max(0, correlation) || 0) + others.length - unjudged;
  const moments = shape(input.moments(best));
  const lucky = luckySharpe({ variance, trials: effective });
  const overfit = overfitting(input);
  // NaN, where nothing varies, is no length.
  const block = Math.max(1, blockLength(input.returns).stationary) || 1;
  const tests = superior(input, input.benchmark ? all : varying, { block, resamples: RESAMPLES });
  const haircut = haircutSharpe({ sharpes, trial: best, periods: moments.periods });
  const { low, high, confidence } = bootstrapInterval({
    returns: input.returns,
    metric: (returns) => plainSharpe(returns) * annual,
    resamples: Math.min(INTERVAL_RESAMPLES, Math.max(FEWEST, Math.floor(DRAWS / input.returns.length))),
    block,
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
  const judged = { ...figures, trust: trustIn(figures, input.learned) };
  return { ...judged, sentence: sentenceOf(judged) };
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
