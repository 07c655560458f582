// Columns that grow.

type Numbers = Float64Array | Int32Array | Int8Array | Uint8Array;

/** Rows that a column of a run's record has room for at first. Growing from 16 took a sixth of a run with 90 fills. */
export const ROOM = 64;

/** Rows that a full record is to have room for: as many as the rest of the run brings at the pace so far, and an eighth more, but no more than
 *  16 times what it has. To double again and again left as much garbage as the records themselves are large. `bars`: the bar of
 *  each of its rows; `end`: the bar behind the last of the run. */
export function roomAhead(bars: Int32Array, end: number): number {
  const rows = bars.length;
  const latest = bars[rows - 1];
  const ahead = (rows * (end - latest)) / (latest - bars[0] + 1);
  return Math.min(16 * rows, rows + Math.ceil(Math.max(ahead * 1.125, rows / 4)));
}

/** A copy of the column with room for more rows, the new ones `blank`. */
export function grow<T extends Numbers>(column: T, room: number, blank = 0): T {
  const wider = new (column.constructor as new (length: number) => T)(room);
  wider.set(column);
  if (blank !== 0) wider.fill(blank, column.length);
  return wider;
}

/** A column of NaN: what most rows have nothing to say in. */
export const unsaid = (): Float64Array => new Float64Array(ROOM).fill(Number.NaN);
