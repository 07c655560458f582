// Columns as CSV text: numbers in their shortest form that reads back exactly, nothing for NaN.

/** A column of text or numbers. */
export type CsvColumn = readonly string[] | readonly number[] | Float64Array;

const cell = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Equal-length columns as CSV with a header line, in the order given; lines end in a line feed. A number that is not finite is
 *  an empty cell; text is quoted where it needs it. */
export async function csv(columns: Readonly<Record<string, CsvColumn>>): Promise<string> {
  // Loaded when a file is written, so that whoever only computes does not wait for it.
  const { table } = await import('arquero');
  const format: Record<string, typeof cell> = {};
  for (const [name, column] of Object.entries(columns)) if (typeof column[0] === 'number') format[name] = cell;
  return table(columns).toCSV({ format });
}
