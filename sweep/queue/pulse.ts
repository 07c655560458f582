// Feels the pulse of a server.

import type { Redis } from 'ioredis';

/** Milliseconds between two looks. */
const BEAT = 500;

/** Calls `lose` once the server has not answered for `patience` milliseconds; yields what ends the looking. */
export function pulse(redis: Redis, patience: number, lose: () => void): () => void {
  // Beats are counted, not time: a process that was busy for long has not waited for the server meanwhile.
  let missed = 0;
  let isAsked = false;
  const timer = setInterval(() => {
    missed++;
    if (missed * BEAT > patience) {
      clearInterval(timer);
      lose();
    } else if (!isAsked) {
      isAsked = true;
      redis.ping().then(
        () => ([isAsked, missed] = [false, 0]),
        () => (isAsked = false),
      );
    }
  }, BEAT);
  return () => clearInterval(timer);
}
