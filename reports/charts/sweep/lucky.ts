// What the best of as many lucky trials would reach, and where the winner stands.

import { grouped } from '../format.js';
import { ground, isNarrow, palette, tooltip, type Look } from '../style.js';
import { card } from '../time-axis.js';
import { numbers } from './axis.js';
import type { SweepChartData } from './data.js';

/** Distribution of the best Sharpe ratio under luck, as steps, with the winner marked. */
export function luckyOption(data: SweepChartData, look: Look) {
  const colour = palette(look.dark);
  const { lucky, sharpe, luckySharpe } = data;
  const bins = lucky.edges.flatMap((high, i) => {
    const share = lucky.share[i];
    // The first bin is as wide as the second.
    const low = lucky.edges[i - 1] ?? (high !== null && lucky.edges[1] ? high - (lucky.edges[1] - high) : null);
    return high === null || share === null || low === null ? [] : [{ low, high, share }];
  });
  const outline = bins.flatMap(({ low, high, share }) => [
    [low, share],
    [high, share],
  ]);
  const ends = [...bins.flatMap(({ low, high }) => [low, high]), ...[sharpe, luckySharpe].filter((x) => x !== null)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const room = (most - least) * 0.06 || 0.1;
  // Each label stands on the side away from the other mark, but where the frame would cut it.
  const aside = (value: number): boolean => {
    const place = (value - least) / (most - least || 1);
    return place < 0.25 || (place < 0.75 && value >= Math.max(sharpe ?? value, luckySharpe ?? value));
  };
  const mark = (name: string, value: number | null, color: string, type: 'solid' | 'dashed', distance: number) =>
    value === null
      ? []
      : [
          {
            name,
            xAxis: value,
            lineStyle: { color, type, width: 2 },
            label: {
              color,
              fontSize: 12,
              fontWeight: 'bold' as const,
              distance,
              formatter: `${name} ${grouped(value)}`,
              align: aside(value) ? ('left' as const) : ('right' as const),
              padding: 3,
            },
          },
        ];
  return {
    ...ground(look),
    grid: { left: 48, right: 14, top: 44, bottom: 42 },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis' as const,
      formatter: (params: unknown) => {
        const [first] = params as { value: [number, number] }[];
        const bin = bins.find(({ low, high }) => first.value[0] >= low && first.value[0] <= high);
        if (!bin) return '';
        return card(`${grouped(bin.low)} to ${grouped(bin.high)}`, [
          ['of the lucky', `${grouped(100 * bin.share, 1)}%`],
        ]);
      },
    },
    xAxis: {
      ...numbers(
        look,
        isNarrow(look) ? 'Best Sharpe by luck' : 'Best Sharpe ratio of as many trials without skill',
        (value) => grouped(value, 1),
      ),
      nameGap: 26,
      splitLine: { show: false },
      axisLabel: { color: colour.muted, fontSize: 11, showMinLabel: false, showMaxLabel: false },
      ...(ends.length > 0 && { min: least - room, max: most + room }),
    },
    yAxis: { ...numbers(look, '', (value) => `${grouped(100 * value, 0)}%`), min: 0 },
    series: [
      {
        name: 'luck',
        type: 'line' as const,
        data: outline,
        showSymbol: false,
        lineStyle: { color: colour.benchmark, width: 1 },
        itemStyle: { color: colour.benchmark },
        areaStyle: { color: colour.benchmark, opacity: 0.3 },
        emphasis: { disabled: true },
        markLine: {
          silent: true,
          symbol: 'none',
          data: [
            ...mark('lucky', luckySharpe, colour.muted, 'dashed', 2),
            ...mark('the best', sharpe, colour.strategy, 'solid', 20),
          ],
        },
      },
    ],
  };
}
