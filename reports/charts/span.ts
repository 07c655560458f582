// Which rows of a span are drawn: no more than a screen can tell apart, and never without a peak or a trough.

/** Rows in view, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Points to a pixel at most. */
const DENSITY = 2;

/** First row at or after a moment; as many as there are rows where there is none. */
export function rowFrom(time: ArrayLike<number>, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle] < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row whose moment is nearest, the earlier of equals. */
export function nearestRow(time: ArrayLike<number>, moment: number): number {
  const after = Math.min(time.length - 1, rowFrom(time, moment));
  const before = Math.max(0, after - 1);
  return moment - time[before] <= time[after] - moment ? before : after;
}

/** How many stretches a span is cut into, so that `columns` lines have about two points a pixel together. */
export const stretchesOf = (columns: number, pixels: number): number =>
  Math.max(16, Math.floor((DENSITY * pixels) / (2 * Math.max(1, columns))));

/** Rows to draw of a span, rising: every one where they are few; else both ends and, of each of equally long stretches, the lowest and the
 *  highest of every column, which have `length` rows. A row beside either end comes along, so that lines reach the edges. */
export function rowsInView(
  columns: readonly Float64Array[],
  { from, to }: Span,
  length: number,
  pixels: number,
): Int32Array {
  const last = length - 1;
  const [first, end] = [Math.max(0, from - 1), Math.min(last, to + 1)];
  const count = to - from + 1;
  if (count <= DENSITY * pixels) return Int32Array.from({ length: end - first + 1 }, (_, at) => first + at);
  const rows = [first, from, to, end];
  const stretches = stretchesOf(columns.length, pixels);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const start = from + Math.floor((stretch * count) / stretches);
    const stop = from + Math.floor(((stretch + 1) * count) / stretches);
    for (const column of columns) {
      let low = -1;
      let high = -1;
      for (let row = start; row < stop; row++) {
        const value = column[row];
        if (Number.isNaN(value)) continue;
        if (low < 0 || value < column[low]) low = row;
        if (high < 0 || value > column[high]) high = row;
      }
      if (low >= 0) rows.push(low, high);
    }
  }
  const sorted = Int32Array.from(rows).sort();
  return sorted.filter((row, at) => at === 0 || row !== sorted[at - 1]);
}
