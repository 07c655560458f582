// Bars of a data directory's own text, as far as the day of a split is told by them.

import { columnsOf } from '../csv.js';
import { momentOf } from '../moments.js';
import type { EventBars } from './events.js';

/** Days, opens and closes of a text that this import wrote: `date,open,high,low,close,volume`. */
export async function eventBars(text: string): Promise<EventBars> {
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
