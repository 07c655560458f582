// What a sweep hands to those who run its points, and what it gets back: plain values, so that they travel to a thread or another machine.

import type { Feed, Settings } from '../engine/index.js';
import type { WeightOf } from '../reports/composition.js';
import type { MetricName } from '../reports/metrics/index.js';
import type { RiskFree } from '../reports/risk-free.js';

/** A value of a param, or of an option of the run that is swept. */
export type Value = number | string | boolean;

/** A plugin by reference: code never travels. */
export interface Reference {
  /** Name in the table of what comes with Tidemark, or the path of the user's file as it was typed. */
  readonly name: string;
  /** Module of a user's file that can be imported on this machine; left out for what comes with Tidemark. */
  readonly url?: string;
  /** sha256 of the compiled code, the same on every machine; left out for what comes with Tidemark. */
  readonly sourceHash?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Settings of a run as plain values: models and limits are references, what belongs to one point or one thread is left out. */
export type PlainSettings = Omit<Settings, 'params' | 'first' | 'columns' | 'equity' | 'slippage' | 'limits'> & {
  /** Fraction, or a fill model. */
  readonly slippage: number | Reference;
  readonly limits: readonly Reference[];
};

/** What points are run in: a market, the evaluated window and the way of trading. A sweep over windows, costs or generated markets has
 *  several. */
export interface Scene {
  readonly feed: Feed;
  /** First evaluated row. */
  readonly first: number;
  readonly settings: PlainSettings;
  /** Worth of the benchmark on the evaluated rows; null without one. */
  readonly benchmark: Float64Array | null;
  /** What it consists of; left out where that is not known. */
  readonly benchmarkWeights?: readonly WeightOf[];
  /** Annual rate, as a fraction, or the name of a series of the feed. */
  readonly riskFree: RiskFree;
}

/** What is the same for all points of a sweep. */
export interface Job {
  /** The strategy by reference; its params are each point's. */
  readonly strategy: { readonly name: string; readonly url: string; readonly sourceHash: string };
  /** The metrics that are computed of each run, in the order of `Outcome.metrics`. */
  readonly metrics: readonly MetricName[];
}

/** One run that is to be made: a point in a scene. */
export interface Work {
  /** Its number in the sweep, from 0; nothing but the order of answers depends on it. */
  readonly at: number;
  /** Index of the scene. */
  readonly scene: number;
  /** Values of the strategy's params. */
  readonly params: Readonly<Record<string, unknown>>;
  /** First evaluated row, in place of the scene's. */
  readonly first?: number;
  /** Number of evaluated rows; left out: all to the scene's last. What lies behind them is not there for the run. */
  readonly rows?: number;
  /** Whether it ends flat, as a fold does: all is sold within its rows, by `flatAtEnd(strategy, { from: first, to: first + rows })` of
   *  out-of-sample/stitched.ts. Left out: what is held at the last close is marked there. */
  readonly flat?: boolean;
}

/** Cells that a window is cut into for the statistics of luck: equal parts of its returns, in order of time. */
export const CELLS = 64;
/** Blocks of cross-validation, each of `CELLS / BLOCKS` neighbouring cells. */
export const BLOCKS = 16;

/** What came of one run: figures only, less than a kilobyte, so that a hundred thousand can be kept. */
export interface Outcome {
  /** `stopped`: screened out on a part of the window, so that all figures are missing. */
  readonly status: 'done' | 'failed' | 'stopped';
  /** Why it failed, in one sentence; empty where it did not. */
  readonly error: string;
  /** In the order of the job; NaN where undefined. */
  readonly metrics: Float64Array;
  /** Of the returns between closes less the risk-free rate of a period: how many, their mean, and the sums of the second to fourth powers
   *  of their distances from it. */
  readonly moments: Float64Array;
  /** Sum of the same returns in each cell; return i of n lies in cell floor(i * CELLS / n). */
  readonly cells: Float64Array;
  /** Sum of their squares in each block. */
  readonly squares: Float64Array;
}

/** Runs points: in this process, on threads, or on other machines. What comes back depends on the work alone. */
export interface Executor {
  /** Makes scenes known and yields the index of the first; the others follow it. */
  open(scenes: readonly Scene[]): Promise<number>;
  /** Forgets scenes, so that their columns can be freed. */
  shut(scenes: readonly number[]): Promise<void>;
  /** Runs all work, pulled as hands become free, and hands over each outcome once, in any order. Fails where the executor itself does;
   *  a strategy that throws is an outcome. */
  run(work: Iterable<Work>, take: (work: Work, outcome: Outcome) => void): Promise<void>;
  close(): Promise<void>;
}
