// How far below its last peak the account stood, and the benchmark beside it.

import type { ChartData } from './data.js';
import { percent } from './format.js';
import { palette, type Look } from './style.js';
import { pane, points, sampling } from './time-axis.js';

/** Drawdown over time as a negative fraction; carries the slider that zooms every pane over time. */
export function drawdownOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const line = (name: string, values: readonly (number | null)[], color: string, filled: boolean) => ({
    name,
    type: 'line' as const,
    data: points(data.time, values),
    showSymbol: data.time.length === 1,
    symbolSize: 7,
    sampling: sampling(data.time.length),
    lineStyle: { color, width: filled ? 1.25 : 1 },
    itemStyle: { color },
    areaStyle: filled ? { color, opacity: 0.16 } : undefined,
    emphasis: { disabled: true },
    z: filled ? 3 : 2,
  });
  const series = [line(data.strategy, data.drawdown, colour.strategy, true)];
  const compared = data.benchmarkDrawdown.length > 0;
  if (compared) series.push(line(data.benchmarkName, data.benchmarkDrawdown, colour.benchmark, false));
  return {
    ...pane(
      data,
      look,
      {
        format: (value) => percent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1),
        most: 0,
        least: -0.01,
      },
      series,
      (row) => [
        [data.strategy, percent(data.drawdown[row] ?? NaN)],
        ...(compared ? [[data.benchmarkName, percent(data.benchmarkDrawdown[row] ?? NaN)] as const] : []),
      ],
      true,
    ),
    series,
  };
}
