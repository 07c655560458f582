// Runs over each other: growth from the first common close, drawdown, and how far each is ahead of the first.

import { logTicks } from '../equity.js';
import { grouped, percent, plain } from '../format.js';
import { line } from '../lines.js';
import type { Look } from '../style.js';
import { panes, panesHeight, type Line } from '../time-axis.js';
import type { CompareChartData, Drawn } from './data.js';
import { ink } from './inks.js';

const HEIGHTS = [240, 130, 130] as const;

const column = (values: readonly Drawn[]): Float64Array => Float64Array.from(values, (value) => value ?? NaN);

/** Ticks are round, so that more digits are written only where curves hardly differ. */
const percents = (value: number): string => `${plain(value * 100, 4)}%`;

/** Pixels of the chart, with the slider that zooms all its panes. */
export const compareHeight = (): number => panesHeight(HEIGHTS, true);

/** The logarithmic axis of growth for what is in view. */
function logAxis(columns: readonly Float64Array[], { span }: Look) {
  const { from, to } = span ?? { from: 0, to: columns[0].length - 1 };
  let low = Infinity;
  let high = 0;
  for (const each of columns)
    for (let row = from; row <= to; row++)
      if (each[row] > 0) [low, high] = [Math.min(low, each[row]), Math.max(high, each[row])];
  if (!(low <= high)) return {};
  const customValues = logTicks(low, high);
  const room = high > low ? 0.04 * Math.log10(high / low) : 0.004;
  return {
    min: Math.log10(low) - room,
    max: Math.log10(high) + room,
    axisTick: { customValues, show: false },
    axisLabel: { customValues, formatter: (value: number) => plain(Number((10 ** value).toPrecision(3)), 3) },
  };
}

/** The three panes; `look.log` makes the first logarithmic. */
export function compareOption(data: CompareChartData, look: Look) {
  const { labels, words } = data;
  const [growth, drawdown, lead] = [data.growth, data.drawdown, data.lead].map((runs) => runs.map(column));
  // All rows are drawn, so that the place of a point is its row.
  const rows = Int32Array.from(data.time, (_, row) => row);
  const scaled = (value: number) => (look.log ? (value > 0 ? Math.log10(value) : NaN) : value);
  const series = [growth, drawdown, lead].flatMap((runs, pane) =>
    runs.flatMap((values, run) => {
      // The first run is ahead of itself by nothing.
      if (pane === 2 && run === 0) return [];
      const { color, type } = ink(run, look.dark);
      const drawn = line(data, rows, (row) => (pane === 0 ? scaled(values[row]) : values[row]), {
        name: labels[run],
        color,
        width: pane === 0 ? 1.6 : 1.1,
        pane,
        z: 10 - run,
      });
      return [{ ...drawn, id: `${pane} ${run}`, lineStyle: { ...drawn.lineStyle, type } }];
    }),
  );
  const lines = (row: number): Line[] =>
    labels.map((label, run) => {
      const ahead = run === 0 ? '' : `, ${percent(lead[run][row])}`;
      return [label, `${grouped(growth[run][row], 3)}, ${percent(drawdown[run][row])}${ahead}`];
    });
  const base = panes(
    data,
    look,
    [
      { height: HEIGHTS[0], axis: { format: (value) => plain(value, 5), scale: true, name: words.growth } },
      { height: HEIGHTS[1], axis: { format: percents, most: 0, least: -0.01, name: words.drawdown } },
      { height: HEIGHTS[2], axis: { format: percents, scale: false, name: words.lead } },
    ],
    labels.map((name) => ({ name, type: 'line' })),
    lines,
    true,
    words.none,
  );
  if (!look.log) return { ...base, series };
  const [linear, ...others] = base.yAxis;
  const axis = logAxis(growth, look);
  const first = { ...linear, ...axis, axisLabel: { ...linear.axisLabel, ...axis.axisLabel } };
  return { ...base, yAxis: [first, ...others], series };
}
