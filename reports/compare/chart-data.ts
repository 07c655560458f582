// What the charts of a comparison draw, of the comparison.

import type { CompareChartData, Drawn } from '../charts/compare/data.js';
import { keptRows } from '../charts/kept-rows.js';
import type { Say } from '../lang/index.js';
import type { Comparison } from './comparison.js';

/** Rows up to which every one is drawn, and stretches that a longer history is cut into. */
const ROWS = 8000;
const STRETCHES = 1500;

/** Six significant digits, which no screen can resolve further; null for what is not a number. */
const drawn = (value: number): Drawn => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);

/** The curves of the runs on their common closes; of a long history the lowest and the highest of each run in each stretch. */
export function compareChartData({ runs, window }: Comparison, say: Say): CompareChartData {
  const { time, frequency } = window;
  const curves = runs.map(({ growth }) => growth);
  const marked = curves.slice(1).flatMap((curve) => [...keptRows(curve, [], ROWS, STRETCHES)]);
  const rows = time.length === 0 ? new Int32Array() : keptRows(curves[0], marked, ROWS, STRETCHES);
  const columns = (of: (run: number, row: number) => number) =>
    runs.map((_, run) => Array.from(rows, (row) => drawn(of(run, row))));
  return {
    daily: frequency === 'daily',
    time: Array.from(rows, (row) => time[row]),
    labels: runs.map(({ label }) => label),
    growth: columns((run, row) => curves[run][row]),
    drawdown: columns((run, row) => runs[run].drawdown[row]),
    lead: columns((run, row) => (run === 0 ? NaN : curves[run][row] / curves[0][row] - 1)),
    words: {
      growth: say('Growth of 1'),
      drawdown: say('Drawdown'),
      lead: say('Ahead of {first}', { first: runs[0].label }),
      none: say('n/a'),
    },
  };
}
