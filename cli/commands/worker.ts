// `tidemark worker --queue URL`: serves the sweeps of a queue until it is told to stop.

import { availableParallelism, hostname } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../engine/errors.js';
import { addressOf } from '../../sweep/queue/address.js';
import { serve } from '../../sweep/queue/serve.js';
import { threads } from '../../sweep/threads.js';
import { cacheFolder } from '../cache-folder.js';
import type { Call } from '../command.js';
import { numberOf } from '../numbers.js';
import { queuePatience, queueVersion } from '../queue.js';
import { workerCode } from '../worker-code.js';

/** What a shell expects of a process that a signal ended, by signal. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Serves a queue; yields 0 once it was told to stop and has finished what it had in hand. */
export async function worker({ given }: Call): Promise<number> {
  const { queue: url, strategies: folder, jobs: typed } = given as Record<string, string | undefined>;
  if (url === undefined) throw new UserError('Say which queue to serve: --queue redis://localhost:6379.');
  const jobs =
    typed === undefined ? availableParallelism() : numberOf('jobs', typed, { min: 1, max: 1024, whole: true });
  const { shown } = addressOf(url);
  const say = (sentence: string) => void process.stderr.write(`${clean(sentence)}\n`);
  const told = new Set<string>();
  const once = (sentence: string) => {
    if (!told.has(sentence)) say(sentence);
    told.add(sentence);
  };

  const code = await workerCode(folder, once);
  let isFirst = true;
  const serving = await serve({
    url,
    version: queueVersion(),
    label: `${hostname()} (process ${process.pid})`,
    code: async () => {
      const found = isFirst ? code : await workerCode(folder, once);
      isFirst = false;
      return found;
    },
    // No point is run in this thread, which has to say that the worker is alive.
    executor: (job) => threads({ jobs, job, clock: () => performance.now() }),
    folder: join(cacheFolder(), 'scenes'),
    patience: queuePatience(),
    say,
  });
  const on = `on ${jobs} ${jobs === 1 ? 'thread' : 'threads'}`;
  say(`Serving ${shown} ${on} with ${code.length} strategies, models and limits; Ctrl+C ends it.`);

  let isEnding = false;
  const end = (signal: NodeJS.Signals) => {
    if (isEnding) process.exit(CODES[signal as keyof typeof CODES]);
    isEnding = true;
    say('Finishing what is in hand; once more to leave it to others.');
    serving.stop();
  };
  const signals = Object.keys(CODES) as (keyof typeof CODES)[];
  for (const signal of signals) process.on(signal, end);
  try {
    await serving.ended;
  } finally {
    for (const signal of signals) process.off(signal, end);
  }
  return 0;
}

/** Names that came over the queue must not steer the terminal. */
const clean = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ');
