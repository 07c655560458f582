// The threads themselves: started at once, each replaced when it dies.

import { UserError } from '../engine/index.js';
import { unpackOutcomes } from './pack-outcomes.js';
import type { Job, Outcome } from './work.js';
import type { Answer, Task, ThreadData } from './worker.js';

/** What threads are started with. */
export interface PoolOptions {
  /** Number of threads. */
  readonly jobs: number;
  readonly job: Job;
  /** Most memory of a thread's own objects, in MiB; by default what Node gives. */
  readonly memory?: number;
  /** The module that threads run: `worker.js` of this package. */
  readonly worker?: URL;
}

/** Threads that wait for tasks. */
export interface ThreadPool {
  /** For each thread, when it has started and loaded the strategy. */
  readonly ready: readonly Promise<void>[];
  /** Runs a task on the next free thread. null: the thread died of it. */
  run(task: Task): Promise<readonly Outcome[] | null>;
  /** Ends the threads, whatever they do. */
  close(): Promise<void>;
}

/** Starts threads. */
export function threadPool({ jobs, job, memory, worker = ownWorker() }: PoolOptions): ThreadPool {
  const workerData: ThreadData = { job };
  const pool = import('piscina').then(
    ({ Piscina }) =>
      new Piscina<Task, Answer>({
        filename: worker.href,
        workerData,
        minThreads: jobs,
        maxThreads: jobs,
        idleTimeout: Number.POSITIVE_INFINITY,
        ...(memory !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memory } }),
      }),
  );
  let isClosed = false;

  async function run(task: Task): Promise<readonly Outcome[] | null> {
    const started = await pool;
    if (isClosed) throw new Error('the threads have been ended');
    let answer: Answer;
    try {
      answer = await started.run(task);
    } catch (error) {
      if (isClosed) throw new Error('the threads were ended in the middle of a task', { cause: error });
      if (error instanceof DOMException) throw error;
      return null;
    }
    if (!('failure' in answer)) return unpackOutcomes(answer, job.metrics.length);
    throw answer.isMistake ? new UserError(answer.failure) : new Error(answer.failure);
  }

  const ready = Array.from({ length: jobs }, async () => {
    const answer = await run({ work: [], scenes: [], open: [] });
    if (answer === null) throw new UserError('The threads of this sweep could not be started; give --jobs 1.');
  });
  // Whoever waits for them hears of it.
  for (const each of ready) each.catch(() => undefined);

  return {
    ready,
    run,
    async close() {
      isClosed = true;
      await (await pool).destroy();
    },
  };
}

/** The entry of the bundle; this module itself is a part of some other file there. */
const ownWorker = (): URL => new URL('./worker.js', import.meta.resolve('tidemark'));
