// Bars of a data directory's own text, as far as the day of a split is told by them.

import { readFileSync } from 'node:fs';
import { readParquetColumns } from '../columnar/parquet.js';
import { columnsOf } from '../csv.js';
import type { FileColumns } from '../file-columns.js';
import { findingsOf } from '../finding.js';
import { momentOf } from '../moments.js';
import type { EventBars } from './events.js';
import type { Made } from './plan.js';

/** Days, opens and closes of what this import wrote: a Parquet file, or the text `date,open,high,low,close,volume`. */
export async function eventBars(made: Made): Promise<EventBars> {
  if (typeof made !== 'string' && made.file.endsWith('.parquet')) return parquetBars(made.file);
  const text = typeof made === 'string' ? made : readFileSync(made.file, 'utf8');
  const number = (cell: string) => Number(cell);
  const readers = new Map([
    [0, (cell: string) => momentOf(cell).reading],
    [1, number],
    [4, number],
  ]);
  const table = await columnsOf(text, 1, 6, readers);
  const column = (index: number) =>
    Float64Array.from(table.column(index), (cell) => (cell === null ? NaN : Number(cell)));
  return { time: column(0), open: column(1), close: column(4) };
}

async function parquetBars(path: string): Promise<EventBars> {
  const context = { findings: findingsOf(path), lenient: new Set<never>(), repaired: () => {} };
  const { readings: time, values } = (await readParquetColumns(path, context)) as FileColumns;
  return { time, open: values.get('open')!, close: values.get('close')! };
}
