// What tests of threads share. Threads run the built dist/: `npm test` builds first.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll } from 'vitest';

import type { Strategy } from '../../engine/index.js';
import { inProcess } from '../../sweep/in-process.js';
import { threads, type ThreadOptions } from '../../sweep/threads.js';
import type { Executor, Job, Outcome, Scene, Work } from '../../sweep/work.js';

const dist = (path: string): URL => new URL(`../../dist/${path}`, import.meta.url);

/** The metrics that tests look at. */
export const METRICS: Job['metrics'] = ['finalEquity', 'sharpe', 'maxDrawdown', 'turnover', 'trades'];

/** A job of a strategy given by its source, in which `tidemark` is the library: the built one in a thread, and that of the tests here. */
export function written(folder: string, name: string, source: string): Job {
  const path = join(folder, `${name}.mjs`);
  const [here, there] = [new URL('../../index.ts', import.meta.url), dist('index.js')];
  const library = `await import(isMainThread ? '${here.href}' : '${there.href}')`;
  const text = source.replace(/import (\{[^}]*\}) from 'tidemark'/, `const $1 = ${library}`);
  writeFileSync(path, `import { isMainThread } from 'node:worker_threads';\n${text}`);
  return { strategy: { name, url: pathToFileURL(path).href, sourceHash: '' }, metrics: METRICS };
}

/** A folder that is gone after the tests of a file. */
export function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-threads-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An executor over the built threads. */
export const built = (options: Omit<ThreadOptions, 'clock' | 'worker'> & Partial<ThreadOptions>): Executor =>
  threads({ clock: () => performance.now(), worker: dist('worker.js'), ...options });

/** The one that everything is compared with. */
export async function alone(job: Job): Promise<Executor> {
  const { default: strategy } = (await import(job.strategy.url)) as { default: Strategy };
  return inProcess(job, strategy);
}

/** All outcomes as text, each to the last bit, in the order of the work; fails where one comes twice or never. */
export async function outcomesOf(executor: Executor, scenes: readonly Scene[], work: readonly Work[]) {
  const first = await executor.open(scenes);
  const answers = new Map<number, Outcome>();
  const shifted = work.map((each) => ({ ...each, scene: each.scene + first }));
  await executor.run(shifted, ({ at }, outcome) => {
    if (answers.has(at)) throw new Error(`point ${at} was answered twice`);
    answers.set(at, outcome);
  });
  return work.map(({ at }) => textOf(answers.get(at)));
}

function textOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return 'no answer';
  const { status, error, metrics, moments, cells, squares } = outcome;
  const bits = [metrics, moments, cells, squares].map((column) => {
    // There are many kinds of NaN.
    const plain = Float64Array.from(column, (value) => (Number.isNaN(value) ? Number.NaN : value));
    return Buffer.from(plain.buffer).toString('hex');
  });
  return [status, error, ...bits].join(' ');
}
