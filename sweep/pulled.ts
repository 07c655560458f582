// Work that several hands take from one source, as they become free.

import type { Work } from './work.js';

/** A source of work, taken from by many. */
export interface Pulled {
  /** When nothing is left, or nothing more is wanted. */
  readonly out: Promise<void>;
  /** The next points, as many as are wanted or left. */
  next(count: number): Work[];
  /** Takes no more. */
  end(): void;
}

/** Work as it is asked for: nothing is taken before. */
export function pulled(work: Iterable<Work>): Pulled {
  const source = work[Symbol.iterator]();
  let isOut = false;
  let say!: () => void;
  const out = new Promise<void>((resolve) => {
    say = resolve;
  });
  function finish(): void {
    isOut = true;
    say();
  }

  return {
    out,
    next(count) {
      const found: Work[] = [];
      while (found.length < count && !isOut) {
        const { done, value } = source.next();
        if (done === true) finish();
        else found.push(value);
      }
      return found;
    },
    end() {
      if (isOut) return;
      finish();
      source.return?.();
    },
  };
}
