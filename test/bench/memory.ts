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

/** Bytes that each of some runs takes over what its caller hands in (columns, equity), garbage included. The first are too many, before
 *  the compiler has seen what the code does; one in which a collection came between is too few, or less than nothing. */
export function bytesOf(strategy: Strategy, feed: Feed, runs: number): number[] {
  const settings = { cash: 1e6, columns: new ColumnCache(), equity: new Float64Array(feed.time.length) };
  const taken: number[] = [];
  let kept: Run | null = null;
  for (let k = 0; k < runs; k++) {
    kept = null;
    collect();
    const before = used();
    kept = simulate(strategy, feed, settings);
    taken.push(used() - before);
    if (kept.equity.length === 0) throw new Error('the run was thrown away before it was measured');
  }
  return taken;
}
