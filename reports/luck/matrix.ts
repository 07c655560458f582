// A matrix of returns as columns, looked over once at the door.

/** Rows of the same length, one a period, with one number for each trial. */
export type Matrix = readonly ArrayLike<number>[];

/** The columns of a matrix. RangeError without a row or a column, for rows of unlike length and for what is no finite number. */
export function columnsOf(rows: Matrix): Float64Array[] {
  const width = rows.length === 0 ? 0 : rows[0].length;
  if (width === 0)
    throw new RangeError('a matrix without numbers: give rows, one a period, with a number for each trial');
  const columns = Array.from({ length: width }, () => new Float64Array(rows.length));
  for (const [t, row] of rows.entries()) {
    if (row.length !== width) throw new RangeError(`row ${t} has ${row.length} numbers and row 0 has ${width}`);
    for (let k = 0; k < width; k++) {
      if (!Number.isFinite(row[k])) throw new RangeError(`row ${t}, column ${k} is ${row[k]}: give finite numbers`);
      columns[k][t] = row[k];
    }
  }
  return columns;
}
