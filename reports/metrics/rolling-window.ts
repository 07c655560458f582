// A figure of each window of a column, without adding what enters and taking off what leaves: what is left of such sums after a wild stretch would
// pass for variation in a calm one.

/** What is known of a stretch of rows, and how two neighbouring stretches make one. */
export interface Stretch<T> {
  /** A stretch of one row. */
  of(row: number): T;
  /** The stretch of `earlier` and `later`, which follows it at once. */
  join(earlier: T, later: T): T;
}

/** A figure of every window of `window` rows, at the row where it ends; NaN before the first is full, and everywhere for a window that is no whole number
 *  above 0. The rows are cut into blocks of a window's length: each window is the end of one block and the beginning of the next, so that every row is
 *  joined three times, whatever the window. Source: van Herk 1992, Gil and Werman 1993. */
export function rolling<T>(
  rows: number,
  window: number,
  { of, join }: Stretch<T>,
  figure: (stretch: T, row: number) => number,
): Float64Array {
  const out = new Float64Array(rows).fill(NaN);
  if (!(Number.isInteger(window) && window > 0)) return out;
  /** Of each row of the block before, the stretch from it to the end of the block. */
  const ends: T[] = [];
  for (let start = 0; start < rows; start += window) {
    const end = Math.min(start + window, rows);
    let begun = of(start);
    for (let row = start; row < end; row++) {
      if (row > start) begun = join(begun, of(row));
      const inBlock = row - start;
      if (inBlock === window - 1) out[row] = figure(begun, row);
      else if (start > 0) out[row] = figure(join(ends[inBlock + 1], begun), row);
    }
    if (end - start < window) break;
    ends[window - 1] = of(end - 1);
    for (let k = window - 2; k >= 0; k--) ends[k] = join(of(start + k), ends[k + 1]);
  }
  return out;
}
