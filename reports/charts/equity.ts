// Worth of the account against the benchmark, on a linear or a logarithmic scale.

import type { ChartData } from './data.js';
import { compact, grouped } from './format.js';
import { palette, type Look } from './style.js';
import { pane, points, sampling } from './time-axis.js';

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
export function equityRange(data: ChartData, from: number, to: number): readonly [low: number, high: number] {
  let low = Infinity;
  let high = -Infinity;
  for (const column of [data.equity, data.benchmark])
    for (let row = from; row <= to && row < column.length; row++) {
      const value = column[row];
      if (value === null || !(value > 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return low <= high ? [low, high] : [NaN, NaN];
}

/** The logarithmic axis for the rows in view. */
export function logAxis(data: ChartData, from: number, to: number) {
  const [low, high] = equityRange(data, from, to);
  const customValues = logTicks(low, high);
  // A flat line gets a little room above and below.
  const room = high > low ? 0.04 * Math.log10(high / low) : 0.004;
  return {
    min: Number.isFinite(room) ? Math.log10(low) - room : undefined,
    max: Number.isFinite(room) ? Math.log10(high) + room : undefined,
    axisLabel: { customValues, formatter: (value: number) => compact(10 ** value, (high - low) / 10) },
    axisTick: { customValues, show: false },
  };
}

/** Equity and benchmark over time, in base currency. */
export function equityOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  // A logarithm of nothing is nothing: from a total loss on, the line ends.
  const scaled = (value: number | null) =>
    look.log && value !== null ? (value > 0 ? Math.log10(value) : null) : value;
  const line = (name: string, values: readonly (number | null)[], color: string, width: number, z: number) => ({
    name,
    type: 'line' as const,
    data: points(data.time, values.map(scaled)),
    showSymbol: data.time.length === 1,
    symbolSize: 7,
    sampling: sampling(data.time.length),
    lineStyle: { color, width },
    itemStyle: { color },
    emphasis: { disabled: true },
    z,
  });
  const series = [line(data.strategy, data.equity, colour.strategy, 1.75, 3)];
  if (data.benchmark.length > 0) series.push(line(data.benchmarkName, data.benchmark, colour.benchmark, 1.25, 2));
  const money = (value: number | null) => `${grouped(value ?? NaN, 2)} ${data.currency}`;
  const base = pane(
    data,
    look,
    { format: (value) => compact(value, FINEST * Math.abs(value)), scale: true },
    series,
    (row) => [
      [data.strategy, money(data.equity[row])],
      ...(data.benchmark.length > 0 ? [[data.benchmarkName, money(data.benchmark[row])] as const] : []),
    ],
  );
  if (!look.log) return { ...base, series };
  const axis = logAxis(data, 0, data.time.length - 1);
  return {
    ...base,
    yAxis: { ...base.yAxis, ...axis, axisLabel: { ...base.yAxis.axisLabel, ...axis.axisLabel } },
    series,
  };
}
