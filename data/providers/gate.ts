// Keeps requests apart: one at a time, and never sooner after the last than the rate allows.

import type { Wire } from './wire.js';

/** What stands between a fetch and its vendor. */
export interface Gate {
  /** Comes back when the next request may begin, which then counts as begun. */
  pass(): Promise<void>;
  /** Lets no request begin sooner than `ms` from now. */
  hold(ms: number): void;
}

/** A gate for at most `rate` requests a minute; `last` is when the last one before it began, ms UTC (-Infinity for none). */
export function gateOf({ now, sleep }: Pick<Wire, 'now' | 'sleep'>, rate: number, last: number): Gate {
  const gap = 60_000 / rate;
  // A clock that was set back would keep a request waiting for as long as it was set.
  let free = last <= now() ? last + gap : -Infinity;
  return {
    async pass() {
      // Timers may end a little early.
      for (let left = free - now(); left > 0; left = free - now()) await sleep(left);
      free = now() + gap;
    },
    hold(ms) {
      free = Math.max(free, now() + ms);
    },
  };
}
