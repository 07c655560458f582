// What is put off until later: it would run between two runs.

import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers';
import timersPromises from 'node:timers/promises';
import type { Onlooker, Undo } from './onlooker.js';
import { patch, together } from './patch.js';

/** Watches the timers; what the strategy puts off runs as it would. */
export function patchTimers(onlooker: Onlooker): Undo {
  const later = (owner: object, name: string): Undo =>
    patch(owner, name, (original, self, given) => {
      const isOwn = onlooker.touches('timer', `${name}()`);
      const made = original.apply(self, given);
      if (isOwn) onlooker.leaves(made);
      return made;
    });
  const names = ['setTimeout', 'setInterval', 'setImmediate'];
  const undo = together([
    ...[globalThis, timers, timersPromises].flatMap((owner) => names.map((name) => later(owner, name))),
    later(globalThis, 'queueMicrotask'),
    later(process, 'nextTick'),
  ]);
  syncBuiltinESMExports();
  return () => {
    undo();
    syncBuiltinESMExports();
  };
}
