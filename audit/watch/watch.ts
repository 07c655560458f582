// Looks on while the code of a strategy is loaded and run: what it touches of the world outside, and in which pretended world it does.

import { random } from '../../engine/index.js';
import { patchChance } from './chance.js';
import { patchClock } from './clock.js';
import { patchEnvironment } from './environment.js';
import { patchOutside } from './outside.js';
import type { Touch, TouchKind, World } from './onlooker.js';
import { patchTimers } from './timers.js';

/** A watch that is kept over a strategy. */
export interface Watch {
  readonly touched: readonly Touch[];
  /** Runs what loads a copy of the strategy, or runs it, in a world. */
  during<T>(phase: 'loading' | 'running', world: World, work: () => T): T;
  /** Takes all patches away. */
  end(): void;
}

/** How many touches of one kind are written down of one piece of work: the first ones say enough, and a stack costs. */
const FIRST_ONES = 4;

/** Patches the world. `isOwn` tells from an error whether the strategy's own code was at work where it was made. */
export function watchOver(isOwn: (error: Error) => boolean): Watch {
  const touched: Touch[] = [];
  let phase: 'idle' | 'loading' | 'running' = 'idle';
  let counts = new Map<TouchKind, number>();
  let inside = false;
  let time = 0;
  let draw: () => number = () => 0;

  const left: unknown[] = [];

  const onlooker = {
    world: { time: 0, pace: 1, stream: '', environment: 'there' } as World,
    touches(kind: TouchKind, what: string): boolean {
      if (phase === 'idle' || inside) return false;
      const isRunning = phase === 'running' && kind !== 'timer';
      const count = counts.get(kind) ?? 0;
      if (isRunning && count >= FIRST_ONES) return true;
      // Looking at a stack may read source maps, by functions that are watched.
      inside = true;
      try {
        const error = new Error(what);
        // It writes to a file, asks for colours and puts the rest off: all of that is the platform's.
        const isPrinting = /node:internal\/(console|fs\/sync_write_stream)/.test(error.stack ?? '');
        if (isPrinting || (!isRunning && !isOwn(error))) return false;
        if (count < FIRST_ONES) touched.push({ kind, what, error });
        counts.set(kind, count + 1);
        return true;
      } finally {
        inside = false;
      }
    },
    leaves: (made: unknown) => void left.push(made),
    now: () => (time += onlooker.world.pace),
    draw: () => draw(),
  };
  const undo = [patchClock, patchChance, patchEnvironment, patchTimers, patchOutside].map((patch) => patch(onlooker));

  return {
    touched,
    during(of, world, work) {
      phase = of;
      counts = new Map();
      onlooker.world = world;
      time = world.time;
      draw = random(world.stream, 'audit');
      const isLater = (value: unknown): value is Promise<unknown> => value instanceof Promise;
      const leave = () => void (phase = 'idle');
      let result;
      try {
        result = work();
      } catch (error) {
        leave();
        throw error;
      }
      if (!isLater(result)) {
        leave();
        return result;
      }
      return result.finally(leave) as typeof result;
    },
    end() {
      for (const each of [...undo].reverse()) each();
      for (const made of left.splice(0)) (Object(made) as { unref?: () => void }).unref?.();
    },
  };
}
