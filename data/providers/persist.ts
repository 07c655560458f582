// Asks again where that may help: with pauses that grow, that differ by chance, and that are as long as the vendor wishes.

import { random } from '../../engine/index.js';
import { Fault } from './fault.js';
import type { Gate } from './gate.js';
import { LONGEST_WAIT } from './request.js';

/** Times that one page is asked for. */
export const ATTEMPTS = 5;
/** The first pause in the mean, and the longest, ms. */
const FIRST = 1_000;
const LONGEST = 60_000;

/** What `work` yields, done again after a fault that may pass. The pauses are from a stream of chance of their own by `purpose`. */
export async function persist<T>(gate: Gate, purpose: string, work: () => Promise<T>): Promise<T> {
  const { default: retry } = await import('p-retry');
  const draw = random('fetch', purpose);
  return retry(work, {
    retries: ATTEMPTS - 1,
    // The gate keeps the pause, on a clock that is handed in.
    minTimeout: 0,
    onFailedAttempt({ error, attemptNumber }) {
      if (!(error instanceof Fault) || !error.passing || error.wait > LONGEST_WAIT) return;
      const pause = Math.min(LONGEST, FIRST * 2 ** (attemptNumber - 1)) * (0.5 + draw());
      gate.hold(Math.max(pause, error.wait || 0));
    },
    shouldRetry: ({ error }) => error instanceof Fault && error.passing && !(error.wait > LONGEST_WAIT),
  });
}
