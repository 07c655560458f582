// Looks after a sweep while it runs: announces it, keeps its scenes alive, and knows who serves it.

import type { Redis } from 'ioredis';
import { RunError } from '../../engine/index.js';
import type { Announcement } from './announcement.js';
import { LIFE, QUEUES, sweepKey, SWEEPS } from './keys.js';
import { type Presence, rollCall } from './roll-call.js';
import { renewScenes } from './scene-store.js';
import { canServe, unserved } from './unserved.js';

/** Milliseconds between two looks. */
const BEAT = 500;
/** Beats after which a sweep that nobody serves is told so. */
const SOON = 6;
/** Beats between two renewals of the scenes. */
const RENEWAL = 120;

/** What is being watched. */
export interface Watched {
  readonly redis: Redis;
  readonly name: string;
  /** The queue's address for messages. */
  readonly shown: string;
  /** As it is now: scenes that are opened later may need more. */
  announcement(): Announcement;
  /** Hashes of the scenes that are open. */
  scenes(): Iterable<string>;
  /** Whether work waits. */
  isWaiting(): boolean;
  /** Milliseconds for which work may wait with nobody to serve it. */
  readonly patience: number;
  say(sentence: string): void;
}

/** The watch over a sweep. */
export interface Watch {
  /** How many shards its workers work on at once. */
  slots(): number;
  /** Announces the sweep at once, as it is now. */
  announce(): Promise<void>;
  /** Fails when nobody serves the sweep for too long. */
  readonly abandoned: Promise<never>;
  end(): Promise<void>;
}

/** Begins to watch. */
export function watch(watched: Watched): Watch {
  const { redis, name, shown, patience } = watched;
  let serving: readonly Presence[] = [];
  let beats = 0;
  let idle = 0;
  let isBusy = false;
  let give: (error: Error) => void;
  const abandoned = new Promise<never>((_, reject) => (give = reject));
  abandoned.catch(() => undefined);

  async function announce(): Promise<void> {
    await redis.set(sweepKey(name), JSON.stringify(watched.announcement()), 'EX', LIFE.sweep);
    await redis.sadd(SWEEPS, name);
  }

  async function look(): Promise<void> {
    await announce();
    if (beats++ % RENEWAL === 0) {
      const [seconds] = await redis.time();
      await redis.zadd(QUEUES, seconds, name);
      await renewScenes(redis, watched.scenes());
    }
    const workers = await rollCall(redis);
    const sweep = watched.announcement();
    serving = workers.filter((worker) => canServe(worker, sweep));
    idle = serving.length > 0 || !watched.isWaiting() ? 0 : idle + 1;
    if (idle === SOON) watched.say(unserved(shown, sweep, workers));
    if (idle * BEAT > patience) give(new RunError(unserved(shown, sweep, workers)));
  }

  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    // A server that is away is the connection's business.
    look().then(
      () => (isBusy = false),
      () => (isBusy = false),
    );
  }, BEAT);

  return {
    slots: () => serving.reduce((sum, worker) => sum + worker.slots, 0),
    announce,
    abandoned,
    async end() {
      clearInterval(timer);
      await redis.del(sweepKey(name));
      await redis.srem(SWEEPS, name);
    },
  };
}
