// Runs one point once more, for what is not kept of every trial: its equity and its returns.

import { simulate, type Strategy } from '../engine/index.js';
import { periodsPerYear } from '../reports/metric-columns.js';
import { periodRates } from '../reports/risk-free.js';
import { settingsOf } from './evaluate.js';
import { excessReturns } from './measure.js';
import type { Scene } from './work.js';

/** A point in a scene, in full. */
export interface Replay {
  /** ms UTC of the evaluated rows. */
  readonly time: Float64Array;
  readonly equity: Float64Array;
  /** Returns above the risk-free rate, one fewer than rows. */
  readonly returns: Float64Array;
  /** The same of the benchmark; null without one. */
  readonly benchmark: Float64Array | null;
}

/** Replays a point in a scene. */
export async function replay(
  scene: Scene,
  strategy: Strategy,
  params: Readonly<Record<string, unknown>>,
): Promise<Replay> {
  const { feed, first, riskFree } = scene;
  const { equity } = simulate(strategy, feed, { ...(await settingsOf(scene.settings)), params, first });
  const time = feed.time.subarray(first);
  const rate = periodRates(feed, riskFree, first, time.length, periodsPerYear(feed, time));
  const excess = (column: Float64Array): Float64Array => {
    const returns = new Float64Array(column.length - 1);
    excessReturns(column, rate, returns);
    return returns;
  };
  return { time, equity, returns: excess(equity), benchmark: scene.benchmark && excess(scene.benchmark) };
}
