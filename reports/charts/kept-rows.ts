// Which rows of a very long run are embedded for drawing, so that a page of minute bars can still be sent and opened.

/** Rows up to which every one is embedded. */
export const EMBEDDED_IN_FULL = 1_000_000;

const STRETCHES = 250_000;

/** Rows to embed, rising: all of a run of usual length; of a longer one the lowest and highest equity of each of 250,000
 *  stretches, both ends, and every row that `marked` names, so that no fill loses its bar. `full` and `stretches` ask for other numbers. */
export function keptRows(
  equity: Float64Array,
  marked: Iterable<number>,
  full = EMBEDDED_IN_FULL,
  stretches = STRETCHES,
): Int32Array {
  const { length } = equity;
  if (length <= full) return Int32Array.from({ length }, (_, row) => row);
  const kept = new Uint8Array(length);
  kept[0] = kept[length - 1] = 1;
  for (const row of marked) kept[row] = 1;
  const stretch = Math.ceil(length / stretches);
  for (let from = 0; from < length; from += stretch) {
    let low = from;
    let high = from;
    for (let row = from; row < Math.min(from + stretch, length); row++) {
      if (equity[row] < equity[low]) low = row;
      if (equity[row] > equity[high]) high = row;
    }
    kept[low] = kept[high] = 1;
  }
  const rows = new Int32Array(kept.reduce((count, each) => count + each, 0));
  for (let row = 0, at = 0; row < length; row++) if (kept[row]) rows[at++] = row;
  return rows;
}
