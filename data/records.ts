// Small tables of words: instruments, actions and the like, one record a line.

import { columnsOf } from './csv.js';
import { type Findings } from './finding.js';
import { headerOf } from './header.js';
import { textOf } from './text.js';

/** One line of a small table, by column name. */
export interface RecordLine<Name extends string> {
  readonly line: number;
  /** Trimmed text of each column; empty where the cell or the column is missing. */
  readonly cells: Readonly<Record<Name, string>>;
}

/** The records of a table whose columns are named exactly so, in any order and case; what is wrong with its header or the length of
 *  its lines is in the findings. */
export async function recordsOf<Name extends string>(
  path: string,
  required: readonly Name[],
  optional: readonly Name[],
  findings: Findings,
): Promise<{ readonly records: readonly RecordLine<Name>[]; readonly names: readonly string[] }> {
  const nothing = { records: [], names: [] };
  const text = textOf(path, findings);
  const header = text === undefined ? undefined : await headerOf(text, findings);
  if (text === undefined || !header) return nothing;
  const names = header.names.map((name) => name.trim().toLowerCase());
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const what = `has no column ${missing.map((name) => `"${name}"`).join(' and ')}`;
    const remedy = `name the columns ${[...required, ...optional].join(',')}`;
    findings.add({ line: 1, column: '', value: header.names.join(',').slice(0, 80), what, remedy });
    return nothing;
  }
  const known = [...required, ...optional].filter((name) => names.includes(name));
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  for (const name of twice) {
    const what = `has two columns "${name}" (columns ${names.indexOf(name) + 1} and ${names.lastIndexOf(name) + 1})`;
    findings.add({ line: 1, column: '', value: '', what, remedy: 'remove or rename one of them' });
  }
  if (twice.length > 0) return nothing;
  const keep = (cell: string) => cell.trim();
  const readers = new Map(known.map((name) => [names.indexOf(name), keep]));
  const table = await columnsOf(text, header.lines, names.length, readers);
  const beyond = table.column(names.length);
  const columns = new Map(known.map((name) => [name, table.column(names.indexOf(name))]));
  const cellOf = (name: Name, row: number): string => String(columns.get(name)?.[row] ?? '');
  const records: RecordLine<Name>[] = [];
  for (let row = 0; row < table.rows; row++) {
    const line = header.lines + 1 + row;
    const pairs = [...required, ...optional].map((name) => [name, cellOf(name, row)] as const);
    if (beyond[row] !== null && beyond[row] !== undefined) {
      const what = `has more cells than the ${names.length} of the header`;
      findings.add({ line, column: '', value: '', what, remedy: 'quote the cells that hold a comma' });
    } else if (pairs.some(([, cell]) => cell !== '')) {
      records.push({ line, cells: Object.fromEntries(pairs) as Record<Name, string> });
    }
  }
  return { records, names };
}
