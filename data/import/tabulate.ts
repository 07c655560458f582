// Splits a text into cells and finds its header: lines above, rows, lines below.

import { UserError } from '../../engine/index.js';
import { numberOf } from '../cells.js';
import { dateCell } from './date-forms.js';
import type { Reading } from './format.js';
import { separatorOf, split, widthOf } from './separator.js';
import type { Table } from './table.js';

/** Lines that are looked at to tell the separator, the width and the header. */
const LOOKED_AT = 60;
/** Rows that are looked at to tell the column of dates. */
const SAMPLED = 400;
/** Characters of a line, and cells, that no table of prices has. */
const LONGEST_LINE = 1 << 17;
const WIDEST = 2000;

/** The column with most dates in evenly spread rows, the first of several; -1 where there is no date. */
function datedColumn(columns: readonly (readonly string[])[], rows: readonly number[]): number {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED));
  const sample = rows.filter((_, at) => at % step === 0 || at < LOOKED_AT);
  const counts = columns.map((column) => sample.filter((row) => dateCell(column[row]) !== undefined).length);
  const most = Math.max(...counts);
  return most === 0 ? -1 : counts.indexOf(most);
}

const isNumber = (cell: string): boolean => Number.isFinite(numberOf(cell.replaceAll(',', '')) ?? NaN);

/** True for a line above the rows that looks like a row whose date is broken. */
function looksLikeRow(cells: readonly string[], dated: number): boolean {
  const date = cells[dated] ?? '';
  const others = cells.filter((cell, at) => at !== dated && cell !== '');
  return others.length > 0 && (date === '' || /\d/.test(date)) && others.filter(isNumber).length * 2 >= others.length;
}

const quote = (cells: readonly string[]): string => JSON.stringify(cells.join(' ').trim().slice(0, 40));

/** Where the parts of a table are: the line of the header (-1 for none), those above it, those under it and the rows. */
interface Parts {
  readonly header: number;
  readonly preamble: readonly number[];
  readonly below: readonly number[];
  readonly rows: readonly number[];
  readonly footers: readonly number[];
}

function partsOf(
  filled: readonly number[],
  dated: number,
  cellsOf: (line: number) => readonly string[],
  findings: Reading['findings'],
): Parts {
  const sizeOf = (line: number) => cellsOf(line).filter((cell) => cell !== '').length;
  const hasDate = (line: number) => dateCell(cellsOf(line)[dated] ?? '') !== undefined;
  // A date alone is a row under a header; above it, it says when the file was made.
  const begun = filled.findIndex((line) => sizeOf(line) > 1 || cellsOf(line).length === 1);
  const first = dated < 0 ? -1 : filled.findIndex((line, at) => at >= begun && hasDate(line));
  const above = first < 0 ? filled.slice(0, LOOKED_AT) : filled.slice(0, first);
  const most = Math.max(0, ...above.map(sizeOf));
  const header = above.find((line) => sizeOf(line) === most) ?? -1;
  const begin = first < 0 ? filled.indexOf(header) + 1 : first;
  for (const line of above.slice(0, begin)) {
    if (dated < 0 || !looksLikeRow(cellsOf(line), dated)) continue;
    const value = cellsOf(line)[dated] ?? '';
    const what = value === '' ? 'has no date' : 'is not a date that can be read, nor a heading';
    findings.add({ line: line + 1, column: '', value, what, remedy: 'correct the cell' });
  }
  // A footer has no date where dates stand: one cell of text, or a word such as "Total".
  const isFooter = (line: number) =>
    dated >= 0 && !hasDate(line) && (sizeOf(line) === 1 || !/\d/.test(cellsOf(line)[dated])) && sizeOf(line) > 0;
  let end = filled.length;
  while (end > begin && isFooter(filled[end - 1]) && cellsOf(filled[end - 1])[0] !== '') end--;
  return {
    header,
    preamble: above.filter((line) => line < header),
    below: header < 0 ? [] : filled.slice(0, begin).filter((line) => line > header),
    rows: filled.slice(begin, end),
    footers: filled.slice(end),
  };
}

/** A text of JSON, which has no cells. */
export function jsonTable(path: string, names: readonly string[], text: string): Table {
  return {
    path,
    names,
    text,
    kind: 'json',
    separator: '',
    preamble: [],
    headings: [],
    below: [],
    width: 0,
    rows: 0,
    column: () => [],
    lineOf: () => 0,
    dated: -1,
  };
}

/** The cells of a text. What it is taken for is believed; a line that cannot be split as the others are is a finding; a text that is no table is an error
 *  that says the rest of a sentence about the file. */
export async function tabulate(path: string, names: readonly string[], text: string, reading: Reading): Promise<Table> {
  const { findings, believe } = reading;
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) throw new UserError(`has ${lines[long].length} characters on line ${long + 1}; export one row a line`);
  const sample = lines.filter((line) => line.trim() !== '').slice(0, LOOKED_AT);
  if (sample.length === 0) throw new UserError('is empty; export it again');
  const separator = await separatorOf(sample, reading);
  const roughly = widthOf(sample, separator);
  if (roughly > WIDEST) throw new UserError(`has ${roughly} columns; export one instrument a file`);
  const columns = await split(`${lines.join('\n')}\n`, roughly, separator);
  if (columns[0].length !== lines.length) {
    const spread = columns.map((column) => column.findIndex((cell) => cell.includes('\n'))).filter((at) => at >= 0);
    throw new UserError(
      `opens a quote on line ${Math.min(lines.length - 1, ...spread) + 1} that is not closed there; correct the line`,
    );
  }
  const used = columns.slice(0, roughly).findLastIndex((column) => column.some((cell) => cell !== '')) + 1;
  const kept = columns.slice(0, used);
  const cellsOf = (line: number): readonly string[] => kept.map((column) => column[line]);
  const filled = lines.flatMap((_, line) => (columns.some((column) => column[line] !== '') ? [line] : []));
  const dated = datedColumn(kept, filled);
  const parts = partsOf(filled, dated, cellsOf, findings);
  const headings = parts.header < 0 ? [] : cellsOf(parts.header);
  const width = headings.length === 0 ? used : headings.findLastIndex((cell) => cell !== '') + 1;
  checkWidths(parts.rows, { lines, columns, width, separator, headed: headings.length > 0, findings });
  if (parts.header < 0) believe('header', 'none', 'its first line is a row');
  if (parts.preamble.length > 0) {
    believe(
      'header',
      `line ${parts.header + 1}`,
      `the lines above it are no table: ${quote(cellsOf(parts.preamble[0]))}`,
    );
  }
  if (parts.below.length > 0) {
    believe('header lines', String(parts.below.length + 1), `no line before line ${parts.rows[0] + 1} has a date`);
  }
  if (parts.footers.length > 0) {
    const said = quote(cellsOf(parts.footers[0]));
    believe('footer', `${parts.footers.length} left out`, `below the last row without a date: ${said}`);
  }
  const cache = new Map<number, readonly string[]>();
  return {
    path,
    names,
    text,
    kind: 'delimited',
    separator,
    preamble: parts.preamble.map((line) => lines[line]),
    headings: headings.slice(0, width),
    below: parts.below.map((line) => cellsOf(line).slice(0, width)),
    width,
    rows: parts.rows.length,
    column(index) {
      const known = cache.get(index) ?? parts.rows.map((line) => kept[index]?.[line] ?? '');
      cache.set(index, known);
      return known;
    },
    lineOf: (row) => parts.rows[row] + 1,
    dated: dated < width ? dated : -1,
  };
}

/** Rows with more cells than the header, or fewer than most rows have: a separator is missing, or there is one too many. */
function checkWidths(
  rows: readonly number[],
  {
    lines,
    columns,
    width,
    separator,
    headed,
    findings,
  }: {
    readonly lines: readonly string[];
    readonly columns: readonly (readonly string[])[];
    readonly width: number;
    readonly separator: string;
    readonly headed: boolean;
    readonly findings: Reading['findings'];
  },
): void {
  const counts = new Map<number, number>();
  // Quoted cells may hold separators: such lines are counted by their cells.
  const sizes = rows.map((line) => {
    const size = lines[line].includes('"') ? NaN : lines[line].split(separator).length;
    counts.set(size, (counts.get(size) ?? 0) + 1);
    return size;
  });
  const usual = [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? NaN;
  for (const [at, line] of rows.entries()) {
    const beyond = columns.slice(width).some((column) => column[line] !== '');
    if (!beyond && !(sizes[at] < usual)) continue;
    const than = beyond
      ? `more cells than the ${width} of ${headed ? 'the header' : 'most rows'}`
      : `fewer cells than the ${usual} of most rows`;
    const remedy = beyond ? 'quote the cells that hold a separator' : 'correct the line';
    findings.add({ line: line + 1, column: '', value: '', what: `has ${than}`, remedy });
  }
}
