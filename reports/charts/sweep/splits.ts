// What was best in one half of the window, and what it did in the other.

import { grouped } from '../format.js';
import { ground, isNarrow, palette, tooltip, type Look } from '../style.js';
import { card } from '../time-axis.js';
import { numbers } from './axis.js';
import type { SweepChartData } from './data.js';

/** In-sample against out-of-sample Sharpe ratio of the winners of the splits, with the line on which nothing would be lost. */
export function splitsOption(data: SweepChartData, look: Look) {
  const colour = palette(look.dark);
  const points = data.splits.filter(([inside, outside]) => inside !== null && outside !== null) as [number, number][];
  const inside = points.map(([x]) => x);
  const all = points.flat();
  const [low, high] = all.length === 0 ? [0, 1] : [Math.min(...inside), Math.max(...inside)];
  const format = (value: number) => grouped(value, 1);
  return {
    ...ground(look),
    grid: { left: 54, right: 14, top: 14, bottom: 42 },
    tooltip: {
      ...tooltip(look),
      trigger: 'item' as const,
      formatter: (params: unknown) => {
        const [x, y] = (params as { value: [number, number] }).value;
        return card('Winner of a split', [
          ['in sample', grouped(x)],
          ['out of sample', grouped(y)],
        ]);
      },
    },
    xAxis: { ...numbers(look, 'Sharpe in sample', format), nameGap: 26, splitLine: { show: false } },
    yAxis: {
      ...numbers(look, isNarrow(look) ? '' : 'Sharpe out of sample', format),
      nameGap: 36,
      // The line of nothing gained belongs into the picture.
      min: ({ min }: { min: number }) => (min > 0 ? 0 : null),
    },
    series: [
      {
        name: 'splits',
        type: 'scatter' as const,
        data: points,
        symbolSize: points.length > 300 ? 4 : 6,
        itemStyle: { color: colour.strategy, opacity: 0.35 },
        emphasis: { disabled: true },
        markLine: {
          silent: true,
          symbol: 'none',
          label: { show: false },
          data: [{ yAxis: 0, lineStyle: { color: colour.loss, width: 1.25, type: 'solid' as const } }],
        },
      },
      {
        name: 'nothing lost',
        type: 'line' as const,
        data:
          points.length > 0
            ? [
                [low, low],
                [high, high],
              ]
            : [],
        symbol: 'none',
        silent: true,
        lineStyle: { color: colour.muted, type: 'dashed' as const, width: 1.25 },
        emphasis: { disabled: true },
      },
    ],
  };
}
