// Removes queues whose coordinators were killed and never resumed.

import type { Redis } from 'ioredis';
import { isHash, LIFE, PREFIX, QUEUES } from './keys.js';
import { bullmq } from './libraries.js';

/** Removes all queues that nobody has used for a week, by the server's clock. */
export async function tidy(redis: Redis): Promise<void> {
  const [seconds] = await redis.time();
  const names = await redis.zrangebyscore(QUEUES, '-inf', Number(seconds) - LIFE.queue);
  if (names.length === 0) return;
  const { Queue } = await bullmq();
  for (const name of names) {
    if (isHash(name)) {
      const queue = new Queue(name, { connection: redis, prefix: PREFIX, skipVersionCheck: true });
      queue.on('error', () => undefined);
      await queue.obliterate({ force: true });
      await queue.close();
    }
    await redis.zrem(QUEUES, name);
  }
}
