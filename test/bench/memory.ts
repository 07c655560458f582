// What a run allocates, counted in bytes of the heap and of the columns beside it.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { ColumnCache, type Feed, type Run, type Strategy, simulate } from 'tidemark';

import { median } from './measure.js';

/** Collects all garbage. It can be asked for only by a flag, which may be set late. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

const collect = collector();

const used = (): number => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

/** Bytes that a run takes over what its caller hands in (columns, equity), median of some runs; the result is still held. */
export function bytesOf(strategy: Strategy, feed: Feed, runs = 7): number {
  const settings = { cash: 1e6, columns: new ColumnCache(), equity: new Float64Array(feed.time.length) };
  const seen: number[] = [];
  const kept: Run[] = [];
  for (let k = -3; k < runs; k++) {
    collect();
    const before = used();
    kept.push(simulate(strategy, feed, settings));
    if (k >= 0) seen.push(used() - before);
    kept.length = 0;
  }
  return median(seen);
}
