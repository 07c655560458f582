// The threads themselves: started at once, each replaced when it dies.

import { UserError } from '../engine/index.js';
import type { PackedOutcomes } from './pack-outcomes.js';
import type { SharedScene } from './shared-feed.js';
import type { Job, Work } from './work.js';
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

/** Scenes by their index; null where one is shut. */
type Scenes = readonly (SharedScene | null)[];

/** Threads that wait for tasks. */
export interface ThreadPool {
  /** For each thread, when it has started and loaded the strategy. */
  readonly ready: readonly Promise<void>[];
  /** Runs points on the next free thread. null: the thread died of them. */
  run(work: readonly Work[]): Promise<PackedOutcomes | null>;
  /** Ends the threads, whatever they do. */
  close(): Promise<void>;
}

/** Starts threads for points in scenes. */
export function threadPool({ jobs, job, memory, worker = ownWorker() }: PoolOptions, scenes: Scenes): ThreadPool {
  const workerData: ThreadData = { job };
  const pool = import('piscina').then(({ Piscina }) => {
    const made = new Piscina<Task, Answer>({
      filename: worker.href,
      workerData,
      minThreads: jobs,
      maxThreads: jobs,
      idleTimeout: Number.POSITIVE_INFINITY,
      ...(memory !== undefined && { resourceLimits: { maxOldGenerationSizeMb: memory } }),
    });
    // A thread that dies without a task is replaced; whether there is one at all is told by the tasks. Nobody listening would end the process.
    made.on('error', () => undefined);
    return made;
  });
  let isClosed = false;

  /** null: the thread died of it. */
  async function answerTo(task: Task): Promise<Answer | null> {
    const started = await pool;
    if (isClosed) throw new Error('the threads have been ended');
    try {
      return await started.run(task);
    } catch (error) {
      if (isClosed) throw new Error('the threads were ended in the middle of a task', { cause: error });
      if (error instanceof DOMException) throw error;
      return null;
    }
  }

  async function run(work: readonly Work[]): Promise<PackedOutcomes | null> {
    const used = new Map(work.map(({ scene }) => [scene, sharedOf(scenes, scene)]));
    const open = [...scenes.keys()].filter((scene) => scenes[scene] !== null);
    let answer = await answerTo({ work, open, scenes: [] });
    // Not with every task: for the collector of a thread, each time that it is handed memory is more memory.
    if (answer !== null && 'missing' in answer) answer = await answerTo({ work, open, scenes: [...used] });
    if (answer === null || 'figures' in answer) return answer;
    if ('missing' in answer) throw new RangeError('a thread does not find a scene that it was handed');
    throw answer.isMistake ? new UserError(answer.failure) : new Error(answer.failure);
  }

  const ready = Array.from({ length: jobs }, async () => {
    if ((await run([])) === null) throw new UserError('The threads of this sweep could not be started; give --jobs 1.');
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

/** A scene that is open. */
export function sharedOf(scenes: Scenes, scene: number): SharedScene {
  const shared = scenes[scene];
  if (!shared) throw new RangeError(`scene ${scene} is not open`);
  return shared;
}

/** The entry of the bundle; this module itself is a part of some other file there. */
const ownWorker = (): URL => new URL('./worker.js', import.meta.resolve('tidemark'));
