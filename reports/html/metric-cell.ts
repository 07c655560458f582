// A metric in a table of the page.

import { grouped } from '../charts/format.js';
import { METRICS, type MetricName, type MetricUnit } from '../metrics/index.js';
import { amount, type Cell, date, money, rate } from './table.js';

const CELLS: Readonly<Record<MetricUnit, (value: number, daily: boolean) => Cell>> = {
  fraction: (value) => rate(value),
  ratio: (value) => ({ shown: grouped(value), value, figure: true }),
  money,
  days: (value) => amount(value, 1),
  count: (value) => amount(value, 2),
  date,
};

/** A cell of a metric by its unit; "n/a" where it is undefined. */
export const metricCell = (name: MetricName, value: number, daily: boolean): Cell =>
  CELLS[METRICS[name].unit](value, daily);
