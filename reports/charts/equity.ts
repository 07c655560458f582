// Worth of the account against the benchmark, on a linear or a logarithmic scale.

import type { ChartData } from './data.js';
import { compact, grouped } from './format.js';
import { line, shownRows, wholeSpan } from './lines.js';
import type { Span } from './span.js';
import { palette, type Look } from './style.js';
import { panes } from './time-axis.js';
import { sayer } from './words.js';

/** Pixels of the pane. */
export const EQUITY_HEIGHT = 290;

/** Ticks of a linear axis are round, so that more digits are written only where an equity that hardly moves needs them. */
const FINEST = 1e-6;

/** Round amounts between two positive bounds for a logarithmic axis, as base-10 logarithms: whole powers with 2 and 5
 *  over a wide range, finer steps over a narrow one. */
export function logTicks(low: number, high: number): number[] {
  if (!(low > 0) || !(high >= low)) return [];
  const ratio = high / low;
  const steps =
    ratio > 1000
      ? [1]
      : ratio > 30
        ? [1, 2, 5]
        : ratio > 4
          ? [1, 1.5, 2, 3, 5, 7]
          : Array.from({ length: 90 }, (_, step) => 1 + step / 10);
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++)
    for (const step of steps) ticks.push(step * 10 ** power);
  const inside = ticks.filter((tick) => tick >= low && tick <= high);
  // A range narrower than its ticks, and one that would be a ladder of lines, are cut evenly.
  if (inside.length < 3) return [0, 0.25, 0.5, 0.75, 1].map((part) => Math.log10(low) + part * Math.log10(ratio));
  const every = Math.ceil(inside.length / 7);
  return inside.filter((_, index) => index % every === 0).map(Math.log10);
}

/** Least and greatest positive worth drawn between two rows, both included; NaN where there is none. */
export function equityRange(data: ChartData, { from, to }: Span): readonly [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const column of [data.equity, data.benchmark])
    for (let row = from; row <= to && row < column.length; row++) {
      const value = column[row];
      if (!(value > 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return low <= high ? [low, high] : [NaN, NaN];
}

/** The logarithmic axis for the rows in view: it has ends of its own, which follow them. */
export function logAxis(data: ChartData, span: Span) {
  const [low, high] = equityRange(data, span);
  const customValues = logTicks(low, high);
  // A flat line gets a little room above and below.
  const room = high > low ? 0.04 * Math.log10(high / low) : 0.004;
  return {
    min: Number.isFinite(room) ? Math.log10(low) - room : undefined,
    max: Number.isFinite(room) ? Math.log10(high) + room : undefined,
    axisLabel: { customValues, formatter: (value: number) => compact(10 ** value, (high - low) / 10, data.language) },
    axisTick: { customValues, show: false },
  };
}

/** The deepest falls as shades from the peak to the way back, numbered by their depth. */
const shades = (data: ChartData, look: Look) => ({
  silent: true,
  itemStyle: { color: palette(look.dark).loss, opacity: 0.09 },
  label: { position: 'insideTop' as const, color: palette(look.dark).loss, fontSize: 11, fontWeight: 'bold' as const },
  data: data.falls.map(({ peak, end }, index) => [
    { name: String(index + 1), xAxis: data.time[peak] },
    { xAxis: data.time[end] },
  ]),
});

/** Equity and benchmark over time, in base currency. */
export function equityOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const columns = data.benchmark.length > 0 ? [data.equity, data.benchmark] : [data.equity];
  const rows = shownRows(data, look, columns);
  // A logarithm of nothing is nothing: from a total loss on, the line ends.
  const scaled = (value: number) => (look.log ? (value > 0 ? Math.log10(value) : NaN) : value);
  const strokes = [
    { name: data.strategy, color: colour.strategy, width: 1.75, z: 3 },
    { name: data.benchmarkName, color: colour.benchmark, width: 1.25, z: 2 },
  ];
  const series = columns.map((column, index) => ({
    ...line(data, rows, (row) => scaled(column[row]), strokes[index]),
    markArea: index === 0 ? shades(data, look) : undefined,
  }));
  const base = panes(
    data,
    look,
    [
      {
        height: EQUITY_HEIGHT,
        axis: { format: (value) => compact(value, FINEST * Math.abs(value), data.language), scale: true },
      },
    ],
    series,
    (row) => columns.map((column, index) => [strokes[index].name, `${grouped(column[row], 2)} ${data.currency}`]),
    false,
    sayer(data)('n/a'),
  );
  if (!look.log) return { ...base, series };
  const [linear] = base.yAxis;
  const axis = logAxis(data, look.span ?? wholeSpan(data));
  return {
    ...base,
    yAxis: [{ ...linear, ...axis, axisLabel: { ...linear.axisLabel, ...axis.axisLabel } }],
    series,
  };
}
