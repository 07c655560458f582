// The two libraries of the queue, which are installed beside Tidemark by who wants a queue.

import { UserError } from '../../engine/index.js';
import manifest from '../../package.json' with { type: 'json' };

/** BullMQ: the queue itself. */
export const bullmq = () => installed(() => import('bullmq'));

/** ioredis: the connection to Redis. */
export const ioredis = () => installed(() => import('ioredis'));

async function installed<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    const { bullmq: queue, ioredis: connection } = manifest.peerDependencies;
    throw new UserError(
      `A queue needs two more packages; install them with "npm install bullmq@${queue} ioredis@${connection}".`,
      { cause: error },
    );
  }
}
