// Returns of the calendar years, the benchmark's beside them.

import type { ChartData } from './data.js';
import { percent } from './format.js';
import { ground, isNarrow, legend, palette, tooltip, type Look } from './style.js';
import { card } from './time-axis.js';
import { sayer } from './words.js';

/** Years up to which each bar bears its figure. */
const LABELLED = 12;

/** A bar for each year. */
export function annualOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const narrow = isNarrow(look);
  const compared = data.benchmark.length > 0;
  const bars = (name: string, color: string, value: (index: number) => number, labelled: boolean) => ({
    name,
    type: 'bar' as const,
    data: data.years.map((_, index) => {
      const one = value(index);
      return {
        value: Number.isFinite(one) ? one : null,
        label: { position: one < 0 ? ('bottom' as const) : ('top' as const) },
      };
    }),
    itemStyle: { color },
    barMaxWidth: 36,
    barGap: '8%',
    barCategoryGap: '34%',
    label: {
      show: labelled,
      color: colour.ink,
      fontSize: 11,
      formatter: ({ value: one }: { value: unknown }) => percent(Number(one), 1).replace('%', ''),
    },
    labelLayout: { hideOverlap: true },
    emphasis: { disabled: true },
    // Its figures stand before the bars beside them.
    z: labelled ? 3 : 2,
  });
  const few = data.years.length <= (narrow ? LABELLED / 2 : LABELLED);
  // Room for the figure at the end of the longest bar, on the sides on which there are any.
  const room = (side: 1 | -1) => (data.years.some(({ value }) => side * value > 0) ? '10%' : 0);
  const series = [
    bars(data.strategy, colour.strategy, (index) => data.years[index].value, few),
    ...(compared ? [bars(data.benchmarkName, colour.benchmark, (index) => data.years[index].benchmark, false)] : []),
  ];
  return {
    ...ground(look),
    grid: { left: narrow ? 46 : 60, right: narrow ? 10 : 18, top: 30, bottom: 26 },
    legend: legend(look, series),
    tooltip: {
      ...tooltip(look),
      trigger: 'axis' as const,
      axisPointer: { type: 'shadow' as const, shadowStyle: { color: colour.faint, opacity: 0.5 } },
      formatter: (params: unknown) => {
        const { year, value, benchmark } = data.years[(params as { dataIndex: number }[])[0].dataIndex];
        return card(
          String(year),
          [[data.strategy, percent(value)], ...(compared ? [[data.benchmarkName, percent(benchmark)] as const] : [])],
          sayer(data)('n/a'),
        );
      },
    },
    xAxis: {
      type: 'category' as const,
      data: data.years.map(({ year }) => String(year)),
      axisLine: { lineStyle: { color: colour.muted }, onZero: true },
      axisTick: { show: false },
      // Below the bars that reach down, not between them.
      axisLabel: { color: colour.muted, fontSize: 11, hideOverlap: true },
      position: 'bottom' as const,
    },
    yAxis: {
      type: 'value' as const,
      boundaryGap: few ? [room(-1), room(1)] : undefined,
      axisLabel: { color: colour.muted, fontSize: 11, formatter: (value: number) => percent(value, 0) },
      splitLine: { lineStyle: { color: colour.faint } },
    },
    series,
  };
}
