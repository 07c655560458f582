// How many points a task of a thread has: enough that handing it over costs next to nothing, and so few that all threads end together.
//
// 1,000 points over 5,000 bars took 155 tasks of one to four milliseconds, between which their threads waited for the next, and the thread that hands
// them over took a tenth of the time of both. Tasks that grow to half of the time so far, and halve towards the end, are 40.

/** Share of the time so far that the next task may take: points may turn out slower than those before. */
const SHARE = 1 / 2;
/** Milliseconds of work in a task. */
const LEAST = 1;
const MOST = 40;
/** The same towards the end, where threads that wait for each other cost more than a task does. */
const LAST = 0.3;
/** Tasks of each thread that what is left is cut into, once the end is in sight. */
const CUT = 2;
/** How much of what was measured before counts beside the latest. */
const DECAY = 0.8;
/** A first estimate may be far off: no task is more than so many times as large as the one before. */
const GROWTH = 4;

/** Sizes of tasks by what was measured of those before. No result depends on it. */
export interface TaskSize {
  /** Begins a run. */
  begin(): void;
  /** Points of the next task, which is begun. `ahead` says how many points there still are, counted up to a number. */
  next(ahead: (most: number) => number): number;
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
    next(ahead) {
      const now = clock();
      if (running === 0) last = now;
      running++;
      if (points === 0) return size;
      const sized = (wanted: number) => Math.max(1, Math.round((wanted * points) / Math.max(spent, 1e-6)));
      size = Math.min(size * GROWTH, sized(Math.min(MOST, Math.max(LEAST, (now - began) * SHARE))));
      const pieces = CUT * threads;
      const left = ahead(size * pieces);
      return left < size * pieces ? Math.min(size, Math.max(sized(LAST), Math.ceil(left / pieces))) : size;
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
