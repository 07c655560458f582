// Columns as CSV text: numbers in their shortest form that reads back exactly, nothing for NaN.
//
// Written here and not by arquero, to which a test compares it and which reads it back: its passage through the cells of the tables of ten
// years took a third of the time of a start of Node, and loading it a fifth.

/** Cells that are made as they are written, and need no quotes. */
export interface Cells {
  readonly length: number;
  cell(row: number): string;
}

/** A column of text or numbers. */
export type CsvColumn = readonly string[] | readonly number[] | Float64Array | Cells;

const SPECIAL = /[",\n\r]/;

/** Lines that are put together before they are handed on. */
const LINES = 4096;

const quoted = (text: string): string => (SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The cells of a column by their rows. */
function cellOf(column: CsvColumn): (row: number) => string {
  if ('cell' in column) return (row) => column.cell(row);
  // A symbol stands in one row after another, and is looked at once.
  let [known, shown] = ['', ''];
  return (row) => {
    const value = column[row];
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    if (value !== known) [known, shown] = [value, quoted(value)];
    return shown;
  };
}

/** Equal-length columns as CSV with a header line, in the order given, piece by piece: the text of ten million rows is longer than a string may
 *  be. Lines end in a line feed. A number that is not finite is an empty cell; text is quoted where it needs it. */
export function* csvPieces(columns: Readonly<Record<string, CsvColumn>>): Generator<string> {
  const rows = Object.values(columns)[0]?.length ?? 0;
  const [first, ...others] = Object.values(columns).map(cellOf);
  yield `${Object.keys(columns).map(quoted).join(',')}\n`;
  for (let from = 0; from < rows; from += LINES) {
    let piece = '';
    for (let row = from; row < Math.min(from + LINES, rows); row++) {
      piece += first(row);
      for (const cell of others) piece += `,${cell(row)}`;
      piece += '\n';
    }
    yield piece;
  }
}

/** The same as one text. */
export const csv = (columns: Readonly<Record<string, CsvColumn>>): string => [...csvPieces(columns)].join('');
