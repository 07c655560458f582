// Runs points on threads of this machine, over columns that all of them share.

import { failed } from './evaluate.js';
import { type PackedOutcomes, unpackOutcomes } from './pack-outcomes.js';
import { pulled } from './pulled.js';
import { type SharedScene, shareScene } from './shared-feed.js';
import { taskSize } from './task-size.js';
import { type PoolOptions, sharedOf, type ThreadPool, threadPool } from './thread-pool.js';
import { workHere } from './work-here.js';
import type { Executor, Outcome, Work } from './work.js';

/** How points are run on threads. */
export interface ThreadOptions extends PoolOptions {
  /** Milliseconds that have passed since some moment; only the sizes of tasks depend on it. */
  readonly clock: () => number;
  /** Whether this very thread works off points while the others start; no by default. It is for code that is known to come to an end: a
   *  strategy that fills the memory or runs for ever ends its point on another thread, and here the program. */
  readonly here?: boolean;
}

/** Bytes for what threads leave to each other, in the scenes that are opened together. */
const ARENAS = 512 * 2 ** 20;
/** Tasks for each thread: one that it runs, and one that waits for it, so that it never waits. */
const TASKS = 2;
const ENDED = 'The strategy ended its thread, or filled its memory.';

/** Milliseconds that this thread works alone, where it may. 1,000 points over 5,000 bars took 1.25 s alone, 1.35 s with threads that started at once, and
 *  1.55 s with threads that started after 0.4 s: those have all code to compile once more. */
const ALONE = 1000;

/** An executor on `jobs` threads. They start at once, or where this thread may work as well when it has for a while. */
export function threads({ clock, here = false, ...options }: ThreadOptions): Executor {
  const { jobs, job } = options;
  const scenes: (SharedScene | null)[] = [];
  const start = { isOver: false };
  const size = taskSize(jobs, clock);
  let pool: ThreadPool | null = null;
  let alone = ALONE;
  const started = (): ThreadPool => {
    if (pool) return pool;
    pool = threadPool(options, scenes);
    void Promise.allSettled(pool.ready).then(() => (start.isOver = true));
    return pool;
  };
  if (!here) started();

  /** Runs points together; where their thread died of them, each alone, so that only the one that kills has failed. */
  async function runTask(work: readonly Work[], take: (work: Work, outcome: Outcome) => void): Promise<void> {
    const together = await started().run(work);
    size.done(work.length);
    if (together !== null) return hand(together, work, take);
    for (const each of work) {
      const own = await started().run([each]);
      if (own === null) take(each, failed(ENDED, job.metrics));
      else hand(own, [each], take);
    }
  }

  function hand(packed: PackedOutcomes, work: readonly Work[], take: (work: Work, outcome: Outcome) => void): void {
    let k = 0;
    for (const outcome of unpackOutcomes(packed, job.metrics.length)) take(work[k++], outcome);
  }

  return {
    async open(more) {
      const first = scenes.length;
      for (const scene of more) scenes.push(shareScene(scene, ARENAS / more.length));
      return first;
    },

    async shut(indexes) {
      for (const index of indexes) scenes[index] = null;
    },

    async run(work, take) {
      const points = pulled(work);
      const hands: Promise<void>[] = [];
      const join = (hand: Promise<void>) => {
        // Whoever waits for all of them hears of it.
        hand.catch(() => undefined);
        hands.push(hand);
      };
      const lend = async (ready: Promise<void>) => {
        await Promise.race([ready, points.out]);
        const next = () => points.next(size.next(points.ahead));
        for (let task = next(); task.length > 0; task = next()) {
          await runTask(task, take);
        }
      };
      const lendAll = () => {
        const { ready } = started();
        for (let k = 0; k < jobs * TASKS; k++) join(lend(ready[k % jobs]));
      };
      const began = clock();
      if (pool) lendAll();
      size.begin();
      try {
        if (here && !start.isOver) {
          let isLent = pool !== null;
          const next = () => {
            if (!isLent && clock() - began > alone) {
              isLent = true;
              lendAll();
            }
            return start.isOver ? undefined : points.next(1).at(0);
          };
          await workHere({ job, clock, sceneOf: (scene) => sharedOf(scenes, scene), next, take });
        }
        await Promise.all(hands);
      } finally {
        alone -= clock() - began;
        points.end();
        // Who hears of a failure is not to be handed outcomes after it.
        await Promise.allSettled(hands);
      }
    },

    async close() {
      await pool?.close();
    },
  };
}
