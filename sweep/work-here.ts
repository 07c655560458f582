// Works off points in the thread that leads, while the others start.

import { setImmediate } from 'node:timers/promises';

import { ColumnCache, type Strategy } from '../engine/index.js';
import { evaluator, openScene, type OpenScene } from './evaluate.js';
import { SharedColumns } from './shared-columns.js';
import { readShared, type SharedScene } from './shared-feed.js';
import type { Job, Outcome, Work } from './work.js';

/** Milliseconds that this thread works before it looks at what the others say. */
const SLICE = 5;

/** What is done here, and until when. */
export interface Here {
  readonly job: Job;
  readonly clock: () => number;
  sceneOf(scene: number): SharedScene;
  /** The next point; undefined where there are no more, or others do them now. */
  next(): Work | undefined;
  take(work: Work, outcome: Outcome): void;
}

/** Runs points until there are no more for this thread. */
export async function workHere({ job, clock, sceneOf, next, take }: Here): Promise<void> {
  const { default: strategy } = (await import(job.strategy.url)) as { default: Strategy };
  const evaluate = evaluator(job, strategy);
  const store = new SharedColumns();
  const columns = new ColumnCache({ store });
  const opened = new Map<number, OpenScene>();
  let until = clock() + SLICE;
  for (let work = next(); work !== undefined; work = next()) {
    const { scene } = work;
    const open = opened.get(scene) ?? (await openScene(readShared(sceneOf(scene), store), columns));
    opened.set(scene, open);
    take(work, evaluate(open, work));
    if (clock() < until) continue;
    await setImmediate();
    until = clock() + SLICE;
  }
}
