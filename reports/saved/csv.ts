// Columns as CSV text: numbers in their shortest form that reads back exactly, nothing for NaN.
//
// Written here and not by arquero, to which a test compares it and which reads it back: its passage through the cells of the tables of ten
// years took a third of the time of a start of Node, and loading it a fifth.

/** A column of text or numbers. */
export type CsvColumn = readonly string[] | readonly number[] | Float64Array;

const SPECIAL = /[",\n\r]/;

const quoted = (text: string): string => (SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const textOf = (value: string | number): string =>
  typeof value === 'string' ? quoted(value) : Number.isFinite(value) ? String(value) : '';

/** Equal-length columns as CSV with a header line, in the order given; lines end in a line feed. A number that is not finite is
 *  an empty cell; text is quoted where it needs it. */
export function csv(columns: Readonly<Record<string, CsvColumn>>): string {
  const all = Object.values(columns);
  const lines = [Object.keys(columns).map(quoted).join(',')];
  const rows = all[0]?.length ?? 0;
  for (let row = 0; row < rows; row++) {
    let line = textOf(all[0][row]);
    for (let column = 1; column < all.length; column++) line += `,${textOf(all[column][row])}`;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}
