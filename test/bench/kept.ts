// What a sweep keeps of its points.

import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { STANDING_METRICS } from '../../reports/sweep/standing-metrics.js';
import { inProcess } from '../../sweep/in-process.js';
import type { Job, Scene, Work } from '../../sweep/work.js';
import { wander } from './market.js';
import { declared } from './strategies.js';
import { gridOf } from './contenders/grid.js';

const BARS = 250;
/** So few points that a cache holds the columns of all: which of more it holds would differ by megabytes from one moment to the next. */
const GRID = 300;
const WARM = 3000;
const POINTS = 12_000;

const JOB: Job = { strategy: { name: 'cross', url: '', sourceHash: '' }, metrics: STANDING_METRICS };

/** Points of a grid, over and over. */
function* points(count: number): Generator<Work> {
  const grid = gridOf(GRID);
  for (let at = 0; at < count; at++) yield { at, scene: 0, params: grid[at % grid.length] };
}

/** Collects all garbage. It can be asked for only by a flag, which may be set late. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

/** Bytes that a sweep keeps of a point whose outcome is thrown away, once its caches are full. */
export async function bytesKept(): Promise<number> {
  const collect = collector();
  // What was collected is given back in the background.
  const used = async () => {
    for (let k = 0; k < 3; k++) {
      collect();
      await setTimeout(10);
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const scene: Scene = {
    feed: wander(BARS),
    first: 0,
    settings: { cash: 1e6, slippage: 0, limits: [] },
    benchmark: null,
    riskFree: 0,
  };
  const executor = inProcess(JOB, declared);
  await executor.open([scene]);
  const sweep = (count: number) =>
    executor.run(points(count), (_, { status, error }) => {
      if (status !== 'done') throw new Error(error);
    });
  await sweep(WARM);
  const before = await used();
  await sweep(POINTS);
  const kept = ((await used()) - before) / POINTS;
  await executor.close();
  return kept;
}
