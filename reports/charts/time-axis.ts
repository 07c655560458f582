// What the panes over time share: one axis, one zoom, one pointer, so that they read as one picture.

import type { ChartData } from './data.js';
import { escapeHtml, moment } from './format.js';
import { ground, isNarrow, legend, palette, tooltip, type LegendEntry, type Look } from './style.js';

const DAY = 86_400_000;

/** Number of points up to which every one is drawn; beyond it the drawing, not the data, is thinned. */
export const DRAWN_IN_FULL = 20_000;

/** Thinning that keeps peaks and troughs (largest triangle, three buckets), for long lines only. */
export const sampling = (points: number) => (points > DRAWN_IN_FULL ? 'lttb' : undefined);

/** Points of a line: time against value, null where there is none. */
export const points = (time: readonly number[], values: readonly (number | null)[]) =>
  time.map((moment, row) => [moment, values[row] ?? null]);

/** The row that a pointer stands on, from what ECharts hands to a formatter. */
export function pointedRow(params: unknown): number {
  const first = (Array.isArray(params) ? params[0] : params) as { dataIndex: number; value?: unknown[] } | undefined;
  return Number(first?.value?.[2] ?? first?.dataIndex ?? 0);
}

/** A tooltip's content: the date and one line for each named value. */
export const card = (heading: string, lines: readonly (readonly [label: string, value: string])[]): string =>
  `<b>${escapeHtml(heading)}</b>` +
  lines.map(([label, value]) => `<br>${escapeHtml(label)}&ensp;<b>${escapeHtml(value)}</b>`).join('');

/** A pane over the evaluated rows without its series. `lines` gives the tooltip's lines of a row. */
export function pane(
  data: Pick<ChartData, 'time' | 'daily'>,
  look: Look,
  axis: {
    readonly format: (value: number) => string;
    readonly scale?: boolean;
    readonly most?: number;
    readonly least?: number;
  },
  entries: readonly LegendEntry[],
  lines: (row: number) => readonly (readonly [string, string])[],
  slider = false,
) {
  const colour = palette(look.dark);
  const several = data.time.length > 1;
  const [from, to] = [data.time[0], data.time[data.time.length - 1]];
  return {
    ...ground(look),
    grid: {
      left: isNarrow(look) ? 46 : 60,
      right: isNarrow(look) ? 10 : 18,
      top: 28,
      bottom: slider && !look.still ? 68 : 26,
    },
    legend: legend(look, entries),
    tooltip: {
      ...tooltip(look),
      trigger: 'axis' as const,
      axisPointer: { type: 'line' as const, lineStyle: { color: colour.muted, width: 1, type: 'solid' as const } },
      formatter: (params: unknown) => {
        const row = pointedRow(params);
        return card(moment(data.time[row], data.daily), lines(row));
      },
    },
    xAxis: {
      type: 'time' as const,
      // The same ends in every pane, so that a share of the axis is the same dates in each.
      min: several ? from : from - DAY,
      max: several ? to : to + DAY,
      minInterval: data.daily ? DAY : undefined,
      axisLine: { lineStyle: { color: colour.muted } },
      axisTick: { show: false },
      axisLabel: { color: colour.muted, hideOverlap: true, fontSize: 11 },
      splitLine: { show: false },
      splitNumber: isNarrow(look) ? 3 : 8,
      axisPointer: { label: { show: false } },
    },
    yAxis: {
      type: 'value' as const,
      scale: axis.scale ?? false,
      max: axis.most,
      // A line that never leaves its bound still needs an axis.
      min:
        axis.least === undefined ? undefined : ({ min }: { min: number }) => (min > axis.least! ? axis.least! : null),
      splitNumber: 4,
      axisLabel: { color: colour.muted, fontSize: 11, formatter: axis.format },
      splitLine: { lineStyle: { color: colour.faint } },
    },
    dataZoom: [
      // The wheel alone scrolls the page: a report that swallows it cannot be read.
      {
        id: 'inside',
        type: 'inside' as const,
        zoomOnMouseWheel: 'ctrl' as const,
        moveOnMouseWheel: false,
        moveOnMouseMove: !look.touch,
        preventDefaultMouseMove: false,
        minSpan: several ? Math.min(100, 500 / (data.time.length - 1)) : 100,
      },
      {
        id: 'slider',
        type: 'slider' as const,
        show: slider && !look.still,
        height: 22,
        bottom: 8,
        brushSelect: false,
        showDataShadow: false,
        borderColor: colour.faint,
        fillerColor: `${colour.strategy}1f`,
        handleStyle: { color: colour.paper, borderColor: colour.muted },
        moveHandleStyle: { color: colour.faint },
        emphasis: { handleStyle: { borderColor: colour.strategy }, moveHandleStyle: { color: colour.muted } },
        textStyle: { color: colour.muted, fontSize: 11 },
        labelFormatter: (value: number) => moment(value, data.daily),
      },
    ],
  };
}
