// The money that was traded, a bar each, where a file of bars has a column for it.

import { existsSync, statSync } from 'node:fs';
import { numberOf } from '../cells.js';
import { columnsOf } from '../csv.js';
import { startOfDay } from '../day.js';
import { findingsOf } from '../finding.js';
import { headerOf } from '../header.js';
import { momentOf } from '../moments.js';
import { textOf } from '../text.js';

const AMOUNT = ['amount', 'turnover', '成交额', 'value traded'];
const DATE = ['date', 'datetime', 'trade_date', '日期'];
/** Larger files are not read a second time for it. */
const LARGEST = 64 * 2 ** 20;

/** Money for each of the days, ms UTC at midnight; undefined where the file has no such column. NaN where it has no value. */
export async function amountsOf(path: string, days: Float64Array): Promise<Float64Array | undefined> {
  if (!/\.csv$/i.test(path) || !existsSync(path) || statSync(path).size > LARGEST) return undefined;
  const findings = findingsOf(path);
  const text = textOf(path, findings);
  const header = text === undefined ? undefined : await headerOf(text, findings);
  if (text === undefined || !header) return undefined;
  const names = header.names.map((name) => name.trim().toLowerCase());
  const at = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const [money, date] = [at(AMOUNT), at(DATE)];
  if (money < 0 || date < 0) return undefined;
  const readers = new Map([
    [date, (cell: string) => startOfDay(momentOf(cell).reading)],
    [money, numberOf],
  ]);
  const table = await columnsOf(text, header.lines, names.length, readers);
  const [dates, values] = [table.column(date), table.column(money)];
  const known = new Map<number, number>();
  for (let row = 0; row < table.rows; row++) known.set(Number(dates[row]), Number(values[row] ?? NaN));
  return days.map((day) => known.get(startOfDay(day)) ?? NaN);
}
