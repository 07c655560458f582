// Who serves a queue: each worker says a few times a minute what it has.

import type { Redis } from 'ioredis';
import { isNeed, parsed } from './announcement.js';
import type { Need } from './code.js';
import { FORMAT, LIFE, WORKER_COUNT, workerKey, WORKERS } from './keys.js';

/** A worker as it presents itself. */
export interface Presence {
  readonly format: number;
  readonly version: string;
  /** Which machine and process it is, for messages. */
  readonly label: string;
  /** How many shards it works on at once. */
  readonly slots: number;
  readonly has: readonly Need[];
}

/** A number that no other worker of the queue has. */
export const newWorker = async (redis: Redis): Promise<string> => String(await redis.incr(WORKER_COUNT));

/** Says that a worker is there. */
export async function present(redis: Redis, worker: string, presence: Presence): Promise<void> {
  await redis.set(workerKey(worker), JSON.stringify(presence), 'EX', LIFE.worker);
  await redis.sadd(WORKERS, worker);
}

/** Says that a worker has left. */
export async function leave(redis: Redis, worker: string): Promise<void> {
  await redis.del(workerKey(worker));
  await redis.srem(WORKERS, worker);
}

/** The workers that are there, in the order in which they came. */
export async function rollCall(redis: Redis): Promise<readonly Presence[]> {
  const workers = (await redis.smembers(WORKERS)).sort((a, b) => Number(a) - Number(b));
  if (workers.length === 0) return [];
  const texts = await redis.mget(workers.map(workerKey));
  const gone = workers.filter((_, at) => texts[at] === null);
  if (gone.length > 0) await redis.srem(WORKERS, gone);
  return texts.flatMap((text) => (text === null ? [] : (readPresence(text) ?? [])));
}

function readPresence(text: string): Presence | undefined {
  const { format, version, label, slots, has } = parsed(text) as Partial<Presence>;
  const isWorker = format === FORMAT && typeof version === 'string' && typeof label === 'string';
  if (!isWorker || !Array.isArray(has) || !has.every(isNeed)) return undefined;
  return { format, version, label, slots: Math.min(Math.max(1, Math.trunc(Number(slots)) || 1), 256), has };
}
