// Rows that describe dates: in order, and each date and publication once.

import { dayOf } from './day.js';
import type { Findings, Repair } from './finding.js';
import { disorderOf } from './order.js';

/** A row of a file that describes a date. */
export interface DatedRow {
  readonly line: number;
  /** ms UTC. */
  readonly date: number;
  /** When it was published, ms UTC; NaN where that is not known. */
  readonly published: number;
}

/** The rows in order of date. What is out of order, or there twice, is a finding, or is repaired and noted where that is asked for. `label` names
 *  what the rows are in a note. */
export function inOrderOfDate<Row extends DatedRow>(
  rows: readonly Row[],
  label: string,
  { findings, lenient, notes }: { findings: Findings; lenient: ReadonlySet<Repair>; notes: string[] },
): readonly Row[] {
  const disorder = disorderOf(Float64Array.from(rows, ({ date }) => date));
  const sorted = disorder ? Array.from(disorder.sorted, (at) => rows[at]) : rows;
  if (disorder && lenient.has('order')) notes.push(`${label}: rows were sorted by date (--lenient order).`);
  if (disorder && !lenient.has('order')) {
    const { line, date } = rows[disorder.late[0]];
    findings.add({
      line,
      column: 'date',
      value: dayOf(date),
      what: 'is before a row above it',
      remedy: 'sort the file by date, oldest first',
      repair: 'order',
    });
  }
  // A date may come again where each row says when it was published: the later one is a revision.
  const last = new Map<string, Row>();
  for (const row of sorted) {
    const key = `${row.date} ${row.published}`;
    const before = last.get(key);
    last.set(key, row);
    if (!before || lenient.has('duplicates')) continue;
    findings.add({
      line: row.line,
      column: 'date',
      value: dayOf(row.date),
      what: `is there twice, first on line ${before.line}`,
      remedy: 'remove one of the rows',
      repair: 'duplicates',
    });
  }
  if (last.size === sorted.length) return sorted;
  if (lenient.has('duplicates')) {
    notes.push(`${label}: ${sorted.length - last.size} repeated dates were left out (--lenient duplicates).`);
  }
  return sorted.filter((row) => last.get(`${row.date} ${row.published}`) === row);
}
