// A queue as the command line uses it: what coordinators and workers have to agree on, and how long they wait.

import { UserError } from '../engine/errors.js';
import { queueExecutor } from '../sweep/queue/queue-executor.js';
import type { Executor, Job } from '../sweep/work.js';
import { codeHash } from './code-hash.js';
import { VERSION } from './version.js';

/** Version and build of this Tidemark: two builds of one version may compute different things. */
export const queueVersion = (): string => `${VERSION}+${codeHash().slice(0, 12)}`;

/** Milliseconds that a queue may be away: seconds in TIDEMARK_QUEUE_PATIENCE; undefined where it is not set. */
export function queuePatience(): number | undefined {
  const { TIDEMARK_QUEUE_PATIENCE: typed } = process.env;
  if (typed === undefined || typed === '') return undefined;
  const seconds = /^\d+(\.\d+)?$/.test(typed) ? Number(typed) : Number.NaN;
  if (seconds > 0 && seconds <= 86_400) return seconds * 1_000;
  throw new UserError(`TIDEMARK_QUEUE_PATIENCE is "${typed}"; give seconds, such as 30.`);
}

/** The executor of `sweep --queue`; fails where there is no queue, before anything else is done. */
export async function queued(url: string, job: Job): Promise<Executor> {
  const say = (sentence: string) => void process.stderr.write(`${sentence}\n`);
  const executor = queueExecutor({ url, job, version: queueVersion(), patience: queuePatience(), say });
  await executor.open([]);
  return executor;
}
