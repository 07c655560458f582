// What a thread of a sweep runs.

import { Console } from 'node:console';
import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import { workerData } from 'node:worker_threads';

import { ColumnCache, type Strategy, UserError } from '../engine/index.js';
import { evaluator, openScene, type OpenScene } from './evaluate.js';
import { OutcomePack, type PackedOutcomes } from './pack-outcomes.js';
import { SharedColumns } from './shared-columns.js';
import { readShared, type SharedScene } from './shared-feed.js';
import type { Job, Outcome, Work } from './work.js';

/** What a thread is started with. */
export interface ThreadData {
  readonly job: Job;
}

/** Points that a thread runs one after the other. */
export interface Task {
  readonly work: readonly Work[];
  /** Scenes of these points that a thread may not have yet. */
  readonly scenes: readonly (readonly [scene: number, shared: SharedScene])[];
  /** All scenes that are open: what is not among them can be forgotten. */
  readonly open: readonly number[];
}

/** What came of a task; `missing`: nothing yet, since this thread has not got all of its scenes; `failure`: none of it could be run, by a
 *  mistake of the user's or a fault of ours. */
export type Answer =
  PackedOutcomes | { readonly missing: true } | { readonly failure: string; readonly isMistake: boolean };

const { job } = workerData as ThreadData;
const store = new SharedColumns();
const columns = new ColumnCache({ store });
const opened = new Map<number, OpenScene>();
const loaded = load();
// Said by the first task that waits for it.
loaded.catch(() => undefined);

divertOutput();

/** Runs a task; one without points answers when the thread is ready. */
export default async function runTask({ work, scenes, open }: Task): Promise<Answer> {
  try {
    const evaluate = await loaded;
    for (const scene of opened.keys()) if (!open.includes(scene)) opened.delete(scene);
    for (const [scene, shared] of scenes) {
      if (!opened.has(scene)) opened.set(scene, await openScene(readShared(shared, store), columns));
    }
    if (!work.every(({ scene }) => opened.has(scene))) return { missing: true };
    const pack = new OutcomePack(work.length, job.metrics.length);
    for (const each of work) pack.add(evaluate(opened.get(each.scene) as OpenScene, each));
    return pack.packed;
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { failure, isMistake: error instanceof UserError };
  }
}

async function load(): Promise<(open: OpenScene, work: Work) => Outcome> {
  const { default: strategy } = (await import(job.strategy.url)) as { default: Strategy };
  return evaluator(job, strategy);
}

/** Standard output is the report's alone. What a strategy prints is written at once: a thread that waits for its next task hands nothing
 *  on, and one that dies never will. */
function divertOutput(): void {
  const errors = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writeSync(2, chunk);
      done();
    },
  });
  globalThis.console = new Console(errors, errors);
  process.stdout.write = errors.write.bind(errors);
}
