// The stress table: what a run did in named windows of history.

import { maxDrawdown } from '../metrics/drawdown.js';
import { DAY } from '../statistics.js';
import { type HistoricWindow, WINDOWS } from './windows.js';

/** A run in one window; fractions, NaN where undefined. */
export interface StressRow extends HistoricWindow {
  /** From the close of the first date to that of the last; without a session on it the close before counts. */
  readonly return: number;
  /** The same of the benchmark; NaN without one. */
  readonly benchmarkReturn: number;
  /** Deepest fall of the run between two closes of the window, as a negative fraction; 0 where it did not fall. */
  readonly maxDrawdown: number;
}

/** The windows that a run covers. */
export interface StressTable {
  readonly rows: readonly StressRow[];
  /** Names of the windows of which the run covers but a part; they are left out of the rows. */
  readonly partly: readonly string[];
}

/** How many days before a window's first or last date the close may lie that stands for it; the longest holidays of markets are shorter. */
const NEAR = 14;

/** The day of a moment, or of an ISO date, as a count. */
const day = (time: number): number => Math.floor(time / DAY);

/** Last row of that day or of one before; -1 for none. */
function lastRow(time: Float64Array, of: number): number {
  let [from, to] = [0, time.length];
  while (from < to) {
    const half = (from + to) >>> 1;
    if (day(time[half]) <= of) from = half + 1;
    else to = half;
  }
  return from - 1;
}

const growth = (curve: Float64Array, from: number, to: number): number =>
  curve[from] > 0 ? curve[to] / curve[from] - 1 : NaN;

/** What a run returned in each window that its closes cover whole: its first lies on the window's first date or before, its last on the last date or
 *  after (dates are those of UTC), and neither date is more than two weeks after the close that stands for it. `time` in ms UTC, the others worth at these closes. */
export function stressTable(
  time: Float64Array,
  equity: Float64Array,
  benchmark: Float64Array | null,
  windows: readonly HistoricWindow[] = WINDOWS,
): StressTable {
  const [first, last] = [day(time[0]), day(time[time.length - 1])];
  const rows: StressRow[] = [];
  const partly: string[] = [];
  for (const window of windows) {
    const [from, to] = [day(Date.parse(window.from)), day(Date.parse(window.to))];
    const [begin, end] = [lastRow(time, from), lastRow(time, to)];
    const isNear = begin < end && begin >= 0 && from - day(time[begin]) <= NEAR && to - day(time[end]) <= NEAR;
    if (first <= from && last >= to && isNear) {
      rows.push({
        ...window,
        return: growth(equity, begin, end),
        benchmarkReturn: benchmark ? growth(benchmark, begin, end) : NaN,
        maxDrawdown: maxDrawdown(equity.slice(begin, end + 1)),
      });
    } else if (first < to && last > from) partly.push(window.name);
  }
  return { rows, partly };
}
