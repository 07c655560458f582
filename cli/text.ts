// Text for the terminal.

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const NONE = /\p{Mn}|\p{Me}|\p{Cf}/u;

/** How many columns of a terminal a text takes: letters of Chinese, Japanese and Korean take two, marks upon letters none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const letter of text) width += NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1;
  return width;
}

/** Rows of cells in left-aligned columns two blanks apart, each row a line; nothing trails. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => rows.reduce((most, row) => Math.max(most, widthOf(row[column])), 0));
  const padded = (cell: string, width: number) => cell + ' '.repeat(width - widthOf(cell));
  const line = (row: readonly string[]) => row.map((cell, column) => padded(cell, widths[column])).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}
