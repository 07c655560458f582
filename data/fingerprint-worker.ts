// The thread that finds a fingerprint while a run goes on.

import { parentPort, workerData } from 'node:worker_threads';
import { hashParts, type Part } from './hash-parts.js';

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(hashParts(workerData as readonly Part[]));
