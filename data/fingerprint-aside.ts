// Finds the fingerprint of a feed on another thread, while this one goes on.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Feed } from '../engine/index.js';
import { isShared, LARGE } from './columnar/column-room.js';
import { fingerprint, partsOf } from './fingerprint.js';
import type { Part } from './hash-parts.js';

/** The entry of the bundle; where there is none, as in the sources, no thread is begun. */
function ownWorker(): URL | null {
  try {
    return new URL('./fingerprint-worker.js', import.meta.resolve('tidemark'));
  } catch {
    return null;
  }
}

/** Whether a thread is worth its start, 30 ms of a processor, and gets nearly all that it hashes without a copy. */
function isWorthIt(parts: readonly Part[]): boolean {
  let [shared, copied] = [0, 0];
  for (const part of parts) {
    if (typeof part === 'string' || typeof part === 'number') continue;
    if (isShared(part)) shared += part.byteLength;
    else copied += part.byteLength;
  }
  return shared >= 2 * LARGE && shared >= 3 * copied;
}

/** Begins to look for the fingerprint of a feed, and yields what waits for it. Of large columns in memory that threads share another thread finds it: of ten
 *  million bars it takes as long as the simulation, which does not wait for it. Of others it is found when it is asked for, and where the thread fails. */
export function fingerprintAside(feed: Feed, worker: URL | null = ownWorker()): () => Promise<string> {
  const parts = partsOf(feed);
  if (worker === null || !isWorthIt(parts) || !existsSync(fileURLToPath(worker))) return async () => fingerprint(feed);
  // What the program was started with, a profiler among it, is not for this thread.
  const thread = new Worker(worker, { workerData: parts, execArgv: [] });
  const found = new Promise<string | null>((resolve) => {
    thread.once('message', resolve);
    thread.once('error', () => resolve(null));
    thread.once('exit', () => resolve(null));
  });
  // A run that fails does not wait for it.
  thread.unref();
  return async () => {
    thread.ref();
    return (await found) ?? fingerprint(feed);
  };
}
