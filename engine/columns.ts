// Columns that grow.

type Numbers = Float64Array | Int32Array | Int8Array | Uint8Array;

/** Rows that a column of a run's record has room for at first. Growing from 16 took a sixth of a run with 90 fills. */
export const ROOM = 64;

/** A copy of the column with room for twice as many rows, the new ones `blank`. */
export function grow<T extends Numbers>(column: T, blank = 0): T {
  const wider = new (column.constructor as new (length: number) => T)(column.length * 2);
  wider.set(column);
  if (blank !== 0) wider.fill(blank, column.length);
  return wider;
}

/** A column of NaN: what most rows have nothing to say in. */
export const unsaid = (): Float64Array => new Float64Array(ROOM).fill(Number.NaN);
