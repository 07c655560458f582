// What a run allocates, counted in bytes of the heap and of the columns beside it.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { ColumnCache, type Feed, type Run, type Strategy, simulate } from 'tidemark';

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

/** Bytes that a run takes over what its caller hands in (columns, equity), garbage included. The least of some runs: what the
 *  compiler notes and what a run makes before it is compiled comes on top in some of them, what the engine allocates in all. */
export function bytesOf(strategy: Strategy, feed: Feed, runs = 25): number {
  const settings = { cash: 1e6, columns: new ColumnCache(), equity: new Float64Array(feed.time.length) };
  let least = Infinity;
  let kept: Run | null = null;
  for (let k = 0; k < runs; k++) {
    kept = null;
    collect();
    const before = used();
    kept = simulate(strategy, feed, settings);
    const taken = used() - before;
    // Less than nothing: a collection came in between, and nothing is known.
    if (taken >= 0 && taken < least && kept.equity.length > 0) least = taken;
  }
  return least;
}
