// Which rows of a feed hold an observation of one source.

/** The mapping between a source's own observations and the feed's rows. */
export interface Axis {
  /** Row of each own observation, never falling. */
  readonly rows: Int32Array;
  /** For each row the latest own observation visible there; -1 before the first. */
  readonly latest: Int32Array;
}

/** An axis from the row of each own observation; `rows` must never fall. */
export function axisOf(rows: Int32Array, length: number): Axis {
  const latest = new Int32Array(length).fill(-1);
  for (let own = 0; own < rows.length; own++) if (rows[own] < length) latest[rows[own]] = own;
  for (let row = 1; row < length; row++) if (latest[row] < 0) latest[row] = latest[row - 1];
  return { rows, latest };
}

/** The axis of a source that has an observation on every row. */
export function everyRow(length: number): Axis {
  const rows = new Int32Array(length);
  for (let row = 0; row < length; row++) rows[row] = row;
  return { rows, latest: rows };
}

/** True where every row holds exactly one own observation, so that own order and row order are one. */
export const isDense = (axis: Axis): boolean => axis.rows === axis.latest;

/** The rows on which any of the sources has something new. */
export function union(axes: readonly Axis[], length: number): Axis {
  const first = axes[0];
  if (axes.every((axis) => axis === first)) return first;
  const dense = axes.find(isDense);
  if (dense) return dense;
  const seen = new Uint8Array(length);
  for (const { rows } of axes) for (let own = 0; own < rows.length; own++) if (rows[own] < length) seen[rows[own]] = 1;
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (seen[row]) rows.push(row);
  return axisOf(Int32Array.from(rows), length);
}

/** The rows on which each of the sources has something new. */
export function intersection(axes: readonly Axis[], length: number): Axis {
  const sparse = axes.filter((axis) => !isDense(axis));
  const [first = axes[0]] = sparse;
  if (sparse.every((axis) => axis === first)) return first;
  const rows: number[] = [];
  for (let row = 0; row < length; row++) if (sparse.every((axis) => isNew(axis, row))) rows.push(row);
  return axisOf(Int32Array.from(rows), length);
}

/** Whether a source has something new on a row. */
const isNew = ({ rows, latest }: Axis, row: number): boolean => latest[row] >= 0 && rows[latest[row]] === row;
