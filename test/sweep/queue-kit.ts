// A sweep over a queue as tests set it up: points of a strategy that does not bear every number, and workers in this very process.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { inProcess } from '../../sweep/in-process.js';
import { type QueueSetting, queueExecutor } from '../../sweep/queue/queue-executor.js';
import { serve, type Serving, type ServeSetting } from '../../sweep/queue/serve.js';
import type { Executor, Job, Outcome, Scene, Work } from '../../sweep/work.js';
import { fragile, JOB as PLAIN_JOB } from './fragile.js';

/** sha256 that the strategy of the tests is known by. */
export const HASH = 'f'.repeat(64);
/** The job of running it. */
export const JOB: Job = { ...PLAIN_JOB, strategy: { name: './fragile.ts', url: 'file:///here', sourceHash: HASH } };
/** The version that coordinator and workers have in common. */
export const VERSION = '9.9.9+test';

/** Works with other windows and shares, in turn in each scene; some of them fail. */
export const worksOf = (count: number, scenes = 1): Work[] =>
  Array.from({ length: count }, (_, at) => ({
    at,
    scene: at % scenes,
    params: { window: 2 + (at % 17), share: 10 + (Math.floor(at / 17) % 80) },
  }));

/** What an executor hands out, by the number of the work; fails where it hands out one twice. */
export async function outcomesOf(
  executor: Executor,
  scenes: readonly Scene[],
  works: Iterable<Work>,
): Promise<Map<number, Outcome>> {
  const found = new Map<number, Outcome>();
  try {
    const first = await executor.open(scenes);
    if (first !== 0) throw new Error(`the first scene is ${first}`);
    await executor.run(works, ({ at }, outcome) => {
      if (found.has(at)) throw new Error(`work ${at} came back twice`);
      found.set(at, outcome);
    });
    return new Map([...found].sort(([a], [b]) => a - b));
  } finally {
    await executor.close();
  }
}

/** What one process alone makes of it. */
export const expected = (scenes: readonly Scene[], works: Iterable<Work>) =>
  outcomesOf(inProcess(JOB, fragile), scenes, works);

/** A coordinator, and what it said. */
export function coordinator(url: string, given: Partial<QueueSetting> = {}) {
  const said: string[] = [];
  const executor = queueExecutor({ url, job: JOB, version: VERSION, say: (each) => said.push(each), ...given });
  return { executor, said };
}

/** A worker in this process that has the strategy, and what it said. It stops with the test. */
export async function worker(url: string, given: Partial<ServeSetting> = {}) {
  const said: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-scenes-'));
  const serving: Serving = await serve({
    url,
    version: VERSION,
    label: 'here',
    code: async () => [{ name: './fragile.ts', sourceHash: HASH, url: 'file:///here' }],
    executor: (job) => inProcess(job, fragile),
    folder,
    say: (each) => said.push(each),
    ...given,
  });
  onTestFinished(async () => {
    serving.stop();
    await serving.ended.catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  return { serving, said };
}
