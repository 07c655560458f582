// Rows of remembered trials, or of an answer to a question about them, as columns.

/** One column: numbers, of which NaN is none, or text, of which null is none. */
export type GridColumn =
  | { readonly name: string; readonly kind: 'number'; readonly values: Float64Array }
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly (string | null)[] };

/** Columns of one length in the order in which they are shown; names differ also where case does not count. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  readonly length: number;
}

/** What a cell may hold. */
export type Cell = number | string | boolean | null | undefined;

/** A column of cells: of numbers where there is nothing but numbers. */
export function columnOf(name: string, cells: readonly Cell[]): GridColumn {
  const known = cells.filter((cell) => cell !== null && cell !== undefined);
  if (known.length > 0 && known.every((cell) => typeof cell === 'number')) {
    return { name, kind: 'number', values: Float64Array.from(cells, (cell) => (cell as number | null) ?? Number.NaN) };
  }
  return {
    name,
    kind: 'text',
    values: cells.map((cell) => (cell === null || cell === undefined ? null : String(cell))),
  };
}

/** The rows of a grid as records; what is none, or no finite number, is null. */
export function recordsOf({ columns, length }: Grid): Record<string, number | string | null>[] {
  return Array.from({ length }, (_, row) =>
    Object.fromEntries(
      columns.map(({ name, values }) => {
        const cell = values[row];
        return [name, typeof cell === 'number' && !Number.isFinite(cell) ? null : cell];
      }),
    ),
  );
}

/** Some rows of a grid, in the order given. */
export function rowsOf({ columns }: Grid, rows: readonly number[]): Grid {
  const taken = columns.map((column): GridColumn =>
    column.kind === 'number'
      ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]) }
      : { ...column, values: rows.map((row) => column.values[row]) },
  );
  return { columns: taken, length: rows.length };
}
