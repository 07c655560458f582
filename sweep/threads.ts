// Runs points on threads of this machine, over columns that all of them share.

import { failed } from './evaluate.js';
import { type PackedOutcomes, unpackOutcomes } from './pack-outcomes.js';
import { pulled } from './pulled.js';
import { type SharedScene, shareScene } from './shared-feed.js';
import { taskSize } from './task-size.js';
import { type PoolOptions, sharedOf, threadPool } from './thread-pool.js';
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

/** An executor on `jobs` threads, which start at once. */
export function threads({ clock, here = false, ...options }: ThreadOptions): Executor {
  const { jobs, job } = options;
  const scenes: (SharedScene | null)[] = [];
  const pool = threadPool(options, scenes);
  const start = { isOver: false };
  void Promise.allSettled(pool.ready).then(() => (start.isOver = true));
  const size = taskSize(jobs, clock);

  /** Runs points together; where their thread died of them, each alone, so that only the one that kills has failed. */
  async function runTask(work: readonly Work[], take: (work: Work, outcome: Outcome) => void): Promise<void> {
    const together = await pool.run(work);
    size.done(work.length);
    if (together !== null) return hand(together, work, take);
    for (const each of work) {
      const alone = await pool.run([each]);
      if (alone === null) take(each, failed(ENDED, job.metrics));
      else hand(alone, [each], take);
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
      const hands = Array.from({ length: jobs * TASKS }, async (_, k) => {
        await Promise.race([pool.ready[k % jobs], points.out]);
        for (let task = points.next(size.next()); task.length > 0; task = points.next(size.next())) {
          await runTask(task, take);
        }
      });
      if (here && !start.isOver) {
        const next = () => (start.isOver ? undefined : points.next(1).at(0));
        hands.push(workHere({ job, clock, sceneOf: (scene) => sharedOf(scenes, scene), next, take }));
      }
      size.begin();
      try {
        await Promise.all(hands);
      } finally {
        points.end();
        // Who hears of a failure is not to be handed outcomes after it.
        await Promise.allSettled(hands);
      }
    },

    close: () => pool.close(),
  };
}
