// Monthly returns as a heat map: a row for each year, its total at the end.

import type { ChartData } from './data.js';
import { percent } from './format.js';
import { legible, mixed } from './shade.js';
import { ground, isNarrow, palette, tooltip, type Look } from './style.js';
import { card } from './time-axis.js';
import { sayer } from './words.js';

/** Names of the months, January first. */
export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Height of the heat map in pixels for a number of years. */
export const monthlyHeight = (years: number): number => 40 + Math.max(1, years) * 30;

/** The return at which the colour is full: the ninth decile of the sizes, so that one crash does not bleach the rest. */
export function fullColour(returns: readonly number[]): number {
  const sizes = returns.map(Math.abs).sort((a, b) => a - b);
  return Math.max(0.01, sizes[Math.floor(0.9 * (sizes.length - 1))] ?? 0);
}

/** Month against year; blue gained, orange lost. */
export function monthlyOption(data: ChartData, look: Look) {
  const colour = palette(look.dark);
  const narrow = isNarrow(look);
  const say = sayer(data);
  const years = data.years.map(({ year }) => String(year));
  const letter = (month: number) => (data.language === 'zh' ? String(month + 1) : MONTHS[month][0]);
  const monthOf = (month: number, year: string) =>
    data.language === 'zh' ? `${year}年${say(MONTHS[month])}` : `${MONTHS[month]} ${year}`;
  const full = fullColour(data.months.map(({ value }) => value));
  const short = (value: number) => percent(value, narrow ? 0 : 1).replace('%', '');
  const neutral = look.dark ? '#22262a' : '#f4f5f6';
  const shade = (value: number) =>
    mixed([neutral, value < 0 ? colour.loss : colour.gain], Math.min(1, Math.abs(value) / full));
  const cells = data.months.map(({ year, month, value }) => ({
    value: [month - 1, String(year), value],
    label: { color: legible(shade(value), [colour.ink, colour.paper]) },
  }));
  const totals = data.years.map(({ year, value }) => ({ value: [12, String(year), value] }));
  return {
    ...ground(look),
    grid: { left: narrow ? 38 : 60, right: narrow ? 2 : 18, top: 28, bottom: 4 },
    tooltip: {
      ...tooltip(look),
      trigger: 'item' as const,
      formatter: (params: unknown) => {
        const [month, year, value] = (params as { value: [number, string, number] }).value;
        return card(month < 12 ? monthOf(month, year) : year, [[say('Return'), percent(value)]], say('n/a'));
      },
    },
    visualMap: {
      type: 'continuous' as const,
      show: false,
      seriesIndex: 0,
      dimension: 2,
      min: -full,
      max: full,
      inRange: { color: [colour.loss, neutral, colour.gain] },
    },
    xAxis: {
      type: 'category' as const,
      position: 'top' as const,
      data: [...MONTHS.map((name, index) => (narrow ? letter(index) : say(name))), say(narrow ? 'Yr' : 'Year')],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: colour.muted, fontSize: narrow ? 10 : 12, interval: 0 },
    },
    yAxis: {
      type: 'category' as const,
      data: years,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: colour.muted, fontSize: narrow ? 10 : 12, interval: 0 },
    },
    series: [
      {
        name: 'months',
        type: 'heatmap' as const,
        data: cells,
        label: {
          show: true,
          fontSize: narrow ? 9 : 11,
          formatter: ({ value }: { value: unknown }) => short((value as [number, string, number])[2]),
        },
        itemStyle: { borderColor: colour.paper, borderWidth: narrow ? 1 : 2 },
        emphasis: { disabled: true },
      },
      {
        name: 'years',
        type: 'scatter' as const,
        symbol: 'rect',
        symbolSize: [1, 1],
        data: totals,
        itemStyle: { color: 'transparent' },
        label: {
          show: true,
          position: 'inside' as const,
          color: colour.ink,
          fontWeight: 'bold' as const,
          fontSize: narrow ? 9 : 11,
          formatter: ({ value }: { value: unknown }) => short((value as [number, string, number])[2]),
        },
        emphasis: { disabled: true },
      },
    ],
  };
}
