// How many points a task of a thread has: enough that handing it over costs next to nothing, and so few that all threads end together.

/** Share of the time so far that the next task may take: what threads wait for each other at the end is less. */
const SHARE = 1 / 24;
/** Milliseconds of work in a task. */
const LEAST = 1;
const MOST = 40;
/** How much of what was measured before counts beside the latest. */
const DECAY = 0.8;
/** A first estimate may be far off: no task is more than so many times as large as the one before. */
const GROWTH = 4;

/** Sizes of tasks by what was measured of those before. No result depends on it. */
export interface TaskSize {
  /** Begins a run. */
  begin(): void;
  /** Points of the next task, which is begun. */
  next(): number;
  /** Notes that a task of so many points is done. */
  done(points: number): void;
}

/** For a number of threads and a clock in milliseconds. */
export function taskSize(threads: number, clock: () => number): TaskSize {
  let began = 0;
  let last = 0;
  let running = 0;
  let spent = 0;
  let points = 0;
  let size = 1;
  return {
    begin() {
      began = clock();
      running = 0;
    },
    next() {
      const now = clock();
      if (running === 0) last = now;
      running++;
      if (points === 0) return size;
      const wanted = Math.min(MOST, Math.max(LEAST, (now - began) * SHARE));
      size = Math.max(1, Math.min(size * GROWTH, Math.round((wanted * points) / Math.max(spent, 1e-6))));
      return size;
    },
    done(count) {
      const now = clock();
      spent = spent * DECAY + (now - last) * threads;
      points = points * DECAY + count;
      last = now;
      running--;
    },
  };
}
