// How far below its last peak the account stood, and the benchmark beside it.

import type { ChartData } from './data.js';
import { percent } from './format.js';
import { line, shownRows } from './lines.js';
import { palette, type Look } from './style.js';
import { panes } from './time-axis.js';
import { sayer } from './words.js';

/** Pixels of the pane. */
export const DRAWDOWN_HEIGHT = 150;

/** Drawdown over time as a negative fraction; carries the slider that zooms every pane over time. */
export function drawdownOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const compared = data.benchmarkDrawdown.length > 0;
  const columns = compared ? [data.drawdown, data.benchmarkDrawdown] : [data.drawdown];
  const rows = shownRows(data, look, columns);
  const strokes = [
    { name: data.strategy, color: colour.strategy, width: 1.25, filled: 0.16, z: 3 },
    { name: data.benchmarkName, color: colour.benchmark, width: 1, z: 2 },
  ];
  const series = columns.map((column, index) => line(data, rows, (row) => column[row], strokes[index]));
  return {
    ...panes(
      data,
      look,
      [
        {
          height: DRAWDOWN_HEIGHT,
          axis: {
            format: (value) => percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1),
            most: 0,
            least: -0.01,
          },
        },
      ],
      series,
      (row) => columns.map((column, index) => [strokes[index].name, percent(column[row])]),
      true,
      sayer(data)('n/a'),
    ),
    series,
  };
}
