// Equity of the best trial beside the stitched out-of-sample run and the benchmark.

import { compact, grouped } from '../format.js';
import { palette, type Look } from '../style.js';
import { panes, points } from '../time-axis.js';
import type { SweepChartData } from './data.js';

/** Worth of the account over time, in base currency. */
export function curvesOption(data: SweepChartData, look: Look) {
  const colour = palette(look.dark);
  const line = (name: string, values: readonly (number | null)[], color: string, width: number, z: number) => ({
    name,
    type: 'line' as const,
    data: points(data.time, values),
    showSymbol: data.time.length === 1,
    symbolSize: 7,
    lineStyle: { color, width },
    itemStyle: { color },
    emphasis: { disabled: true },
    z,
  });
  const curves = [
    { name: 'the best', values: data.equity, color: colour.strategy, width: 1.5, z: 3 },
    { name: 'out of sample', values: data.outOfSample, color: colour.loss, width: 2, z: 4 },
    { name: 'benchmark', values: data.benchmark, color: colour.benchmark, width: 1.25, z: 2 },
  ].filter(({ values }) => values.length > 0);
  const series = curves.map(({ name, values, color, width, z }) => line(name, values, color, width, z));
  return {
    ...panes(
      data,
      look,
      [{ height: 300, axis: { format: (value) => compact(value, 1e-6 * Math.abs(value)), scale: true } }],
      series,
      (row) =>
        curves
          .filter(({ values }) => values[row] !== null)
          .map(({ name, values }) => [name, `${grouped(values[row] ?? NaN)} ${data.currency}`] as const),
    ),
    series,
  };
}
