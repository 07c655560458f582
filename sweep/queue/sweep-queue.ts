// The queue of one sweep, as its coordinator uses it.

import type { Job, Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { coordinatorName, LIFE, PREFIX, resultKey, resultsKey } from './keys.js';
import { bullmq } from './libraries.js';
import type { Message } from './shard.js';

/** What became of a shard that has no result yet. `done`: it has one now, or had one that is gone. */
export type Fate = { readonly is: 'waiting' | 'done' | 'gone' } | { readonly is: 'failed'; readonly why: string };

/** The shards of one sweep. */
export interface SweepQueue {
  /** Puts shards into the queue; those that are there already are left alone. */
  add(shards: Iterable<readonly [name: string, message: Message]>): Promise<void>;
  /** What came of shards, packed; null where there is nothing yet. */
  results(names: readonly string[]): Promise<readonly (Buffer | null)[]>;
  fate(name: string): Promise<Fate>;
  /** Removes shards and what came of them: their results were taken, or are of no use. */
  remove(names: readonly string[]): Promise<void>;
  /** Waits for shards to finish, `most` milliseconds at the most; whether all that finished since the last call came to a good end. */
  finished(most: number): Promise<boolean>;
  /** Takes what is left of the sweep's own out of the queue, and removes the queue where nobody else uses it; results stay for who
   *  resumes while shards are left. */
  close(left: readonly string[]): Promise<void>;
}

/** How shards are kept: until the coordinator removes them, or nobody will. */
const KEPT = { age: LIFE.result };

/** The queue with this name. */
export async function sweepQueue(redis: Redis, name: string): Promise<SweepQueue> {
  const { Queue: BullQueue, QueueEvents: Events } = await bullmq();
  const setting = { connection: redis, prefix: PREFIX, skipVersionCheck: true };
  const queue: Queue = new BullQueue(name, { ...setting, streams: { events: { maxLen: 1_000 } } });
  const events: QueueEvents = new Events(name, { ...setting, blockingTimeout: 2_000 });
  // What goes wrong with the connection is seen by the commands that wait for it.
  queue.on('error', () => undefined);
  events.on('error', () => undefined);
  await events.waitUntilReady();

  /** Whether nobody else coordinates this sweep. A server that does not say who is there leaves it open. */
  async function isAlone(): Promise<boolean> {
    const clients = await redis.client('LIST').catch(() => '');
    return String(clients).split(`name=${coordinatorName(name)} `).length === 2;
  }
  // What a killed coordinator left in the queue would be run before anything else, and perhaps for nobody; its results stay.
  if (await isAlone()) await queue.obliterate({ force: true });
  await queue.resume();

  let ring = (): void => undefined;
  let isRung = false;
  let isGood = true;
  const rung = (good: boolean) => () => {
    isRung = true;
    isGood &&= good;
    ring();
  };
  events.on('completed', rung(true));
  events.on('failed', rung(false));
  /** Shards that could not be removed, because a second worker is on them. */
  const lingering = new Set<string>();

  async function remove(names: readonly string[]): Promise<void> {
    if (names.length > 0) await redis.del(names.map(resultKey));
    if (names.length > 0) await redis.srem(resultsKey(name), [...names]);
    const removed = await Promise.all(names.map((each) => queue.remove(each)));
    names.forEach((each, at) => (removed[at] === 0 ? lingering.add(each) : lingering.delete(each)));
  }

  return {
    async add(shards) {
      const jobs = Array.from(shards, ([jobId, data]) => ({
        name: 'shard',
        data,
        opts: { jobId, removeOnComplete: KEPT, removeOnFail: KEPT },
      }));
      if (jobs.length > 0) await queue.addBulk(jobs);
    },
    results: (names) => (names.length > 0 ? redis.mgetBuffer(names.map(resultKey)) : Promise.resolve([])),
    async fate(shard) {
      const job: Job | undefined = await queue.getJob(shard);
      if (!job) return { is: 'gone' };
      if (!job.finishedOn) return { is: 'waiting' };
      return job.failedReason ? { is: 'failed', why: job.failedReason } : { is: 'done' };
    },
    remove,
    async finished(most) {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, most);
          ring = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const good = isRung && isGood;
      [isRung, isGood, ring] = [false, true, () => undefined];
      return good;
    },
    async close(left) {
      try {
        await Promise.all([...left, ...lingering].map((each) => queue.remove(each)));
        if (!(await isAlone())) return;
        if (left.length === 0) {
          const orphans = await redis.smembers(resultsKey(name));
          await redis.del([resultsKey(name), ...orphans.map(resultKey)]);
        }
        // Its name stays on the list of queues: a worker that is just leaving may leave something behind.
        await queue.obliterate({ force: true });
      } finally {
        await Promise.allSettled([events.close(), queue.close()]);
      }
    },
  };
}
