// Work that several hands take from one source, as they become free.

import type { Work } from './work.js';

/** A source of work, taken from by many. */
export interface Pulled {
  /** When nothing is left, or nothing more is wanted. */
  readonly out: Promise<void>;
  /** The next points, as many as are wanted or left. */
  next(count: number): Work[];
  /** How many points there still are, counted up to a number: so many are taken from the source and wait here. */
  ahead(most: number): number;
  /** Takes no more. */
  end(): void;
}

/** Work as it is asked for: nothing is taken before. */
export function pulled(work: Iterable<Work>): Pulled {
  const source = work[Symbol.iterator]();
  let waiting: Work[] = [];
  let isOut = false;
  let say!: () => void;
  const out = new Promise<void>((resolve) => {
    say = resolve;
  });

  function ahead(most: number): number {
    while (waiting.length < most && !isOut) {
      const { done, value } = source.next();
      if (done === true) isOut = true;
      else waiting.push(value);
    }
    return waiting.length;
  }

  return {
    out,
    ahead,
    next(count) {
      ahead(count);
      const found = waiting.slice(0, count);
      waiting = waiting.slice(count);
      if (isOut && waiting.length === 0) say();
      return found;
    },
    end() {
      waiting = [];
      say();
      if (isOut) return;
      isOut = true;
      source.return?.();
    },
  };
}
