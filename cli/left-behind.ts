// What a strategy leaves running, such as a timer or a promise, and what becomes of it when it fails.

import { RunError } from '../engine/errors.js';
import { messageOf } from '../sweep/message-of.js';
import { failurePlace } from './failure-place.js';

/** Does work in which strategies run. What they left running and fails later belongs to no point: it is told, once, and the work goes on, as
 *  it does on threads. `sources` are the user's own files, to find the failure in. */
export async function despiteLateFailures<T>(sources: readonly string[], work: () => Promise<T>): Promise<T> {
  let isTold = false;
  const forget = whenLate(sources, ({ message }) => {
    if (!isTold) process.stderr.write(`${message}\n`);
    isTold = true;
  });
  try {
    return await work();
  } finally {
    forget();
  }
}

/** Calls `tell` with what is to be said whenever something fails that nobody waits for; yields how to leave that to others again. */
export function whenLate(sources: readonly string[], tell: (failure: RunError) => void): () => void {
  const former = process.listeners('uncaughtException');
  const late = (error: unknown) => tell(lateFailure(error, sources));
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', late);
  process.on('unhandledRejection', late);
  return () => {
    process.off('unhandledRejection', late);
    process.off('uncaughtException', late);
    for (const listener of former) process.on('uncaughtException', listener);
  };
}

function lateFailure(error: unknown, sources: readonly string[]): RunError {
  const place = failurePlace(error, sources);
  const what = messageOf(error)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return new RunError(
    `${place === undefined ? '' : `${place}: `}Something that the strategy left running failed outside of any run: ${what}; leave no timers or promises behind a decision.`,
    { cause: error },
  );
}
