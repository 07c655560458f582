// The statistics of luck: pure functions, each with its formula's own arguments.

export { adjustPValues, type AdjustedPValues } from './adjust-p-values.js';
export { blockLength, type BlockLength } from './block-length.js';
export { bootstrapInterval, type BootstrapInterval } from './bootstrap-interval.js';
export { deflatedSharpe, type DeflatedSharpe } from './deflated-sharpe.js';
export { effectiveTrials } from './effective-trials.js';
export { expectedMaximum } from './expected-maximum.js';
export { haircutSharpe, type Haircut, type HaircutBy } from './haircut-sharpe.js';
export { verdict } from './judge-search.js';
export { longRunDeviation } from './long-run-deviation.js';
export type { Matrix } from './matrix.js';
export { meanCorrelation } from './mean-correlation.js';
export { minimumBacktestLength } from './minimum-backtest-length.js';
export { minimumTrackRecord, type MinimumTrackRecord } from './minimum-track-record.js';
export { shapeOf, type Shape } from './moments.js';
export { normalCdf } from './normal-cdf.js';
export { pbo, type Score } from './pbo.js';
export { pboOfBlocks, type BlockSums, type Pbo, type PboOptions } from './pbo-of-blocks.js';
export { probabilisticSharpe, type ProbabilisticSharpe } from './probabilistic-sharpe.js';
export {
  embargoRows,
  purgedSplits,
  type PurgedCrossValidation,
  type PurgedSplit,
  type PurgedSplits,
} from './purged-splits.js';
export { realityCheck, type RealityCheck } from './reality-check.js';
export type { Resampling } from './resampling.js';
export { spa, type Spa } from './spa.js';
export { stationaryBootstrap, type StationaryBootstrap } from './stationary-bootstrap.js';
export type { Interval, LuckInput, Verdict } from './verdict.js';
