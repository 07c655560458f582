// On which row a moment lies.

/** Rows by their moments; a `Map` is one. */
export interface RowAt {
  /** How many rows there are. */
  readonly size: number;
  /** The row of a moment, the last where several bear it; undefined where none does. */
  get(moment: number): number | undefined;
}

/** Rows by their times. Of rising ones no table is made: of ten million rows it took 10 s and 1.5 GB, and who asks in the order of time finds the next row
 *  beside the last. */
export function rowFinder(times: Float64Array): RowAt {
  const { length } = times;
  for (let row = 0; row < length; row++) {
    if (!((row === 0 ? -Infinity : times[row - 1]) < times[row]))
      return new Map(Array.from(times, (time, at) => [time, at]));
  }
  let last = 0;
  return {
    size: length,
    get(moment) {
      if (times[last] === moment) return last;
      if (times[last + 1] === moment) return ++last;
      let [from, to] = [0, length];
      while (from < to) {
        const half = (from + to) >>> 1;
        if (times[half] < moment) from = half + 1;
        else to = half;
      }
      if (times[from] !== moment) return undefined;
      return (last = from);
    },
  };
}
