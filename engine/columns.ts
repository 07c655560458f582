// Columns that grow.

type Numbers = Float64Array | Int32Array | Int8Array | Uint8Array;

/** Rows that a column of a run's record has room for at first. Growing from 16 took a sixth of a run with 90 fills. */
export const ROOM = 64;

/** A copy of the column with room for twice as many rows. */
export function grow<T extends Numbers>(column: T): T {
  const wider = new (column.constructor as new (length: number) => T)(column.length * 2);
  wider.set(column);
  return wider;
}
