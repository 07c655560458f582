// The connection to Redis: one that waits with patience while the server is away, and then says so.

import type { Redis, RedisOptions } from 'ioredis';
import { RunError, UserError } from '../../engine/index.js';
import type { Address } from './address.js';
import { ioredis } from './libraries.js';
import { pulse } from './pulse.js';

/** How long a server may be away before it is given up, where nothing says otherwise; milliseconds. */
export const PATIENCE = 30_000;
/** Most milliseconds between two attempts to connect. */
const MOST_WAIT = 1_000;
/** The oldest server with all that is used here. */
const OLDEST = [6, 2] as const;

/** A connection that is up, or waits to be again. */
export interface Connection {
  readonly redis: Redis;
  /** What a promise yields, unless the server is given up before. */
  guard<T>(promise: Promise<T>): Promise<T>;
  /** Fails when the server is given up. */
  readonly lost: Promise<never>;
  /** What is not as it should be with the server, in sentences. */
  readonly warnings: readonly string[];
  close(): void;
}

/** Connects; fails with one sentence where there is no server, or one that cannot be used. `patience` is in milliseconds; `remedy` ends
 *  the sentence that gives up later; `name` is what the server knows the connection by. */
export async function connect(
  { url, shown }: Address,
  patience: number,
  remedy: string,
  name?: string,
): Promise<Connection> {
  const { Redis: Client } = await ioredis();
  let isUp = false;
  let isClosed = false;
  let why = '';
  const all: Redis[] = [];
  const options: RedisOptions = {
    lazyConnect: true,
    connectionName: name,
    maxRetriesPerRequest: null,
    connectTimeout: 5_000,
    // None before the first success: a wrong address is told at once.
    retryStrategy: (times) => (isUp && !isClosed ? Math.min(50 * times, MOST_WAIT) : null),
  };
  /** The queue makes copies of its own for commands that block; they have to end with this one. */
  const watched = (client: Redis): Redis => {
    all.push(client);
    client.on('error', (error: Error) => void (why = error.message || (error as NodeJS.ErrnoException).code || why));
    const { duplicate } = client;
    client.duplicate = (override) => watched(duplicate.call(client, override));
    return client;
  };
  const close = () => {
    isClosed = true;
    for (const client of all) client.disconnect();
  };

  const redis = watched(new Client(url, options));
  let warnings: readonly string[];
  try {
    await redis.connect();
    warnings = await warningsOf(redis, shown);
  } catch (error) {
    close();
    if (error instanceof UserError) throw error;
    throw new UserError(unreachable(shown, why || (error as Error).message), { cause: error });
  }
  isUp = true;

  let give: (error: Error) => void;
  const lost = new Promise<never>((_, reject) => (give = reject));
  lost.catch(() => undefined);
  const endPulse = pulse(redis, patience, () => {
    close();
    const seconds = Math.round(patience / 1_000);
    give(new RunError(`The queue at ${shown} did not come back within ${seconds} s; ${remedy}`));
  });
  return {
    redis,
    lost,
    guard: (promise) => Promise.race([promise, lost]),
    warnings,
    close() {
      endPulse();
      close();
    },
  };
}

function unreachable(shown: string, why: string): string {
  if (/NOAUTH|WRONGPASS|NOPERM|AUTH/.test(why)) {
    return `The queue at ${shown} wants another user or password; write it as redis://user:password@host:port.`;
  }
  if (/Protocol error/i.test(why)) return `What answers at ${shown} is no Redis server; correct --queue.`;
  if (/E[A-Z]{4,}|closed|timed? ?out/i.test(why)) {
    const [code = 'no answer'] = /\bE[A-Z]{4,}\b/.exec(why) ?? [];
    return `There is no queue at ${shown} (${code}); start a Redis server there, or correct --queue.`;
  }
  return `The queue at ${shown} cannot be used: ${why.replace(/\.+$/, '')}; mend the Redis server, or name another with --queue.`;
}

async function warningsOf(redis: Redis, shown: string): Promise<readonly string[]> {
  const info = await redis.info();
  const fact = (name: string): string => new RegExp(`^${name}:(.*?)\\s*$`, 'm').exec(info)?.[1] ?? '';
  const [major = 0, minor = 0] = fact('redis_version').split('.').map(Number);
  const [oldest, least] = OLDEST;
  if (major < oldest || (major === oldest && minor < least)) {
    throw new UserError(
      `The queue at ${shown} is Redis ${fact('redis_version')}; it takes ${OLDEST.join('.')} or newer.`,
    );
  }
  const policy = fact('maxmemory_policy');
  return policy === '' || policy === 'noeviction'
    ? []
    : [
        `The queue at ${shown} may forget work when its memory is full (maxmemory-policy ${policy}); set it to noeviction.`,
      ];
}
