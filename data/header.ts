// The lines above the rows of a file, and what is wrong with them.

import { numberOf } from './cells.js';
import { headOf } from './csv.js';
import type { Findings } from './finding.js';
import { isShort, momentOf } from './moments.js';

/** The header of a file. */
export interface Header {
  /** Column names as written, from the first line. */
  readonly names: readonly string[];
  /** Lines before the first row. */
  readonly lines: number;
  /** Cells of the first row; empty where there is none. */
  readonly first: readonly string[];
}

/** Lines that are looked at to tell where the rows begin. */
const LOOKED_AT = 12;

const isDate = (cell: string): boolean => isShort(cell) || !Number.isNaN(momentOf(cell).reading);

const isNumber = (cell: string): boolean => Number.isFinite(numberOf(cell) ?? NaN);

/** True for a further header line, as yfinance writes them: tickers, or `Date` and nothing else. */
function continues(cells: readonly string[]): boolean {
  return /^(?:|ticker|date|symbol)$/i.test((cells[0] ?? '').trim()) && !cells.some(isNumber);
}

/** The header of a text; undefined, with a finding, where the text cannot be a table with a header line. */
export async function headerOf(text: string, findings: Findings): Promise<Header | undefined> {
  const head = await headOf(text, LOOKED_AT);
  const names = head[0] ?? [];
  const refuse = (value: string, what: string, remedy: string) =>
    void findings.add({ line: 1, column: '', value, what, remedy });
  const separator = names.length === 1 ? [';', '\t', '|'].find((one) => names[0].includes(one)) : undefined;
  if (separator !== undefined) {
    const name = separator === '\t' ? 'a tab' : separator === ';' ? 'a semicolon' : 'a vertical bar';
    return refuse(names[0].slice(0, 60), `is separated by ${name}`, 'separate the columns with commas');
  }
  if (isDate(names[0] ?? '')) {
    return refuse(
      names[0],
      'is a date where the header should stand',
      'add a header line such as date,open,high,low,close,volume',
    );
  }
  let lines = 1;
  while (lines < head.length && head[lines].length > 0 && continues(head[lines])) lines++;
  // A row with an empty date is a row: only a line without any date below it belongs to the header.
  const first = head.slice(lines).find((cells) => cells.length > 0) ?? [];
  return { names, lines, first };
}
