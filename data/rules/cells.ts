// The lines of a small CSV text and their cells.

/** One line of a table. */
export interface TableLine {
  /** Counted from 1 in the text. */
  readonly line: number;
  /** Trimmed; quotes around a cell are taken off. */
  readonly cells: readonly string[];
}

const CELL = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(?:,|$)/gy;

function cellsOf(text: string): readonly string[] {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex <= text.length) {
    const match = CELL.exec(text);
    // A cell that goes on after its closing quote is kept as it stands, for its reader to refuse.
    if (!match) return [...cells, text];
    cells.push(match[1] === undefined ? match[2].trim() : match[1].replaceAll('""', '"').trim());
    if (!match[0].endsWith(',')) break;
  }
  return cells;
}

/** The lines of a text that hold anything; a line that begins with `#` is a comment. A quoted cell may hold commas, not line breaks. */
export function linesOf(text: string): readonly TableLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, text: line }))
    .filter(({ text: line }) => !/^\s*(?:#|,*\s*$)/.test(line))
    .map(({ line, text: cells }) => ({ line, cells: cellsOf(cells) }));
}
