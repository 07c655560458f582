// Runs points one after the other in this very process.

import { setImmediate } from 'node:timers/promises';
import { ColumnCache, type Strategy } from '../engine/index.js';
import { evaluator, openScene, type OpenScene } from './evaluate.js';
import type { Executor, Job } from './work.js';

/** Rows between two looks at what else there is to do, such as an interruption. */
const STRIDE = 1_000_000;

/** The executor of `--jobs 1`. */
export function inProcess(job: Job, strategy: Strategy): Executor {
  const evaluate = evaluator(job, strategy);
  const open: (OpenScene | null)[] = [];
  // One for all scenes, so that its bound is that of the process.
  const columns = new ColumnCache();
  return {
    async open(scenes) {
      const first = open.length;
      for (const scene of scenes) open.push(await openScene(scene, columns));
      return first;
    },
    async shut(scenes) {
      for (const scene of scenes) open[scene] = null;
    },
    async run(work, take) {
      let rows = 0;
      for (const each of work) {
        const scene = open[each.scene];
        if (!scene) throw new RangeError(`scene ${each.scene} is not open`);
        take(each, evaluate(scene, each));
        rows += each.rows ?? scene.returns.length;
        if (rows < STRIDE) continue;
        rows = 0;
        await setImmediate();
      }
    },
    async close() {
      open.length = 0;
    },
  };
}
