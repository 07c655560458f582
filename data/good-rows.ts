// The rows of a table that can be bars, and what is wrong with the others.

import { PRICES } from './bar-columns.js';
import { isGrouped, numberFault } from './cells.js';
import { type Cells, cellAt } from './csv.js';
import type { Findings, Repair } from './finding.js';
import type { Layout, Role } from './formats.js';
import type { Header } from './header.js';

/** How many bad cells are looked up to be quoted: each look walks the text from its start. */
const QUOTED = 300;

const isMissing = (cell: unknown): boolean => cell === null || cell === undefined;

function faultOf(role: Role, text: string): string {
  if (text.startsWith('"')) return 'opens a quote that is not closed on its line';
  if (role !== 'date') return numberFault(text);
  return text.trim() === '' ? 'is empty' : 'is not a date that can be read';
}

/** Rows whose date is a date and whose prices are numbers; `blank` counts those without a price, `empty` is true where no line
 *  holds anything. */
export async function goodRows(
  text: string,
  header: Header,
  layout: Layout,
  table: { readonly rows: number; column(index: number): Cells },
  findings: Findings,
  lenient: ReadonlySet<Repair>,
): Promise<{ readonly rows: Int32Array; readonly blank: number; readonly empty: boolean }> {
  const roles = (['date', ...PRICES, 'volume'] as const).filter((role) => layout.has(role));
  const columns = roles.map((role) => table.column(layout.get(role)!));
  const beyond = table.column(header.names.length);
  const kept: number[] = [];
  let blank = 0;
  let empty = true;
  let quoted = 0;

  const refuse = async (row: number, role: Role, missing: boolean) => {
    const line = header.lines + 1 + row;
    const place = layout.get(role)!;
    const value = quoted++ < QUOTED ? await cellAt(text, line, place) : '';
    const repair: Repair | '' = isGrouped(value) ? 'thousands' : missing && role !== 'date' ? 'blank' : '';
    const fault = quoted <= QUOTED ? faultOf(role, value) : missing ? 'is no value' : 'cannot be read';
    const column = header.names[place];
    findings.add({ line, column, value: value.slice(0, 40), what: fault, remedy: 'correct the cell', repair });
  };

  for (let row = 0; row < table.rows; row++) {
    if (columns.every((column) => isMissing(column[row])) && isMissing(beyond[row])) continue;
    empty = false;
    if (!isMissing(beyond[row])) {
      findings.add({
        line: header.lines + 1 + row,
        column: '',
        value: '',
        what: `has more cells than the ${header.names.length} of the header`,
        remedy: 'quote the cells that hold a comma, such as numbers with thousands separators',
      });
      continue;
    }
    const wrong = roles.findIndex((role, at) =>
      role === 'volume'
        ? Number.isNaN(columns[at][row])
        : isMissing(columns[at][row]) || Number.isNaN(columns[at][row]),
    );
    if (wrong < 0) {
      kept.push(row);
      continue;
    }
    const missing = isMissing(columns[wrong][row]);
    const blankPrice = missing && roles[wrong] !== 'date';
    if (blankPrice) blank++;
    if (!blankPrice || !lenient.has('blank')) await refuse(row, roles[wrong], missing);
  }
  return { rows: Int32Array.from(kept), blank, empty };
}
