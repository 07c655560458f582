// What the panes over time share: one axis, one zoom, one pointer, so that they read as one picture.

import { escapeHtml, moment, NOT_AVAILABLE } from './format.js';
import { ground, isNarrow, legend, palette, tooltip, type LegendEntry, type Look } from './style.js';

const DAY = 86_400_000;

/** Pixels above the first pane, between two, and below the last one. */
const TOP = 28;
const BETWEEN = 34;
const BOTTOM = 26;
const SLIDER = 42;

/** Milliseconds between two steps of a zoom that goes on. */
const THROTTLE = 40;

/** Points of a line: time against value, null where there is none. */
export const points = (time: ArrayLike<number>, values: readonly (number | null)[]) =>
  values.map((value, row) => [time[row], value]);

/** The row that a pointer stands on, from what ECharts hands to a formatter. */
export function pointedRow(params: unknown): number {
  const first = (Array.isArray(params) ? params[0] : params) as { dataIndex: number; value?: unknown[] } | undefined;
  return Number(first?.value?.[2] ?? first?.dataIndex ?? 0);
}

/** A line of a tooltip. */
export type Line = readonly [label: string, value: string];

/** A tooltip's content: the date and one line for each named value. `none` is what is said of an undefined one. */
export const card = (heading: string, lines: readonly Line[], none: string = NOT_AVAILABLE): string =>
  `<b>${escapeHtml(heading)}</b>` +
  lines
    .map(
      ([label, value]) => `<br>${escapeHtml(label)}&ensp;<b>${escapeHtml(value === NOT_AVAILABLE ? none : value)}</b>`,
    )
    .join('');

/** The vertical axis of a pane. */
export interface ValueAxis {
  readonly format: (value: number) => string;
  readonly scale?: boolean;
  readonly most?: number;
  readonly least?: number;
  /** Between two marks, where they would fall badly by themselves. */
  readonly step?: number;
  /** Stands above the pane. */
  readonly name?: string;
}

/** One pane of several under one axis of time. */
export interface Pane {
  readonly axis: ValueAxis;
  /** Pixels of the drawing, without what stands around it. */
  readonly height: number;
}

/** Pixels of all panes together, with what stands around them. */
export const panesHeight = (heights: readonly number[], slider = false): number =>
  TOP +
  heights.reduce((sum, height) => sum + height, 0) +
  BETWEEN * (heights.length - 1) +
  BOTTOM +
  (slider ? SLIDER : 0);

/** What panes over time are drawn of. */
export interface Timed {
  readonly time: ArrayLike<number>;
  readonly daily: boolean;
}

/** Panes below each other over one axis of time, without their series. `entries` stand in the legend, `lines` gives the tooltip's lines of a row. */
export function panes(
  { time, daily }: Timed,
  look: Look,
  stacked: readonly Pane[],
  entries: readonly LegendEntry[],
  lines: (row: number) => readonly Line[],
  slider = false,
  none?: string,
) {
  const colour = palette(look.dark);
  const several = time.length > 1;
  const [from, to] = [time[0], time[time.length - 1]];
  const axes = stacked.map((_, index) => index);
  const tops = axes.map(
    (index) => TOP + stacked.slice(0, index).reduce((sum, { height }) => sum + height + BETWEEN, 0),
  );
  const last = stacked.length - 1;
  const { reading } = look;
  // A page that follows the pointer itself chooses what is drawn too, for each view anew.
  const looked = reading ? ('none' as const) : ('filter' as const);
  return {
    ...ground(look),
    grid: stacked.map(({ height }, index) => ({
      left: isNarrow(look) ? 46 : 60,
      right: isNarrow(look) ? 10 : 18,
      top: tops[index],
      ...(last === 0 ? { bottom: BOTTOM + (slider && !look.still ? SLIDER : 0) } : { height }),
    })),
    legend: legend(look, entries),
    // Who follows the pointer for all panes tells each of them what to show.
    axisPointer: { link: [{ xAxisIndex: 'all' as const }], ...(reading && { triggerOn: 'none' as const }) },
    tooltip: {
      ...tooltip(look),
      trigger: 'axis' as const,
      ...(reading && { triggerOn: 'none' as const }),
      axisPointer: {
        type: 'line' as const,
        snap: !reading,
        lineStyle: { color: colour.muted, width: 1, type: 'solid' as const },
      },
      formatter: (params: unknown) => {
        const row = reading ? reading.row : pointedRow(params);
        return card(moment(time[row], daily), lines(row), none);
      },
    },
    xAxis: axes.map((index) => ({
      type: 'time' as const,
      gridIndex: index,
      // The same ends in every pane, so that a share of the axis is the same dates in each.
      min: several ? from : from - DAY,
      max: several ? to : to + DAY,
      minInterval: daily ? DAY : undefined,
      axisLine: { lineStyle: { color: colour.muted }, onZero: false },
      axisTick: { show: false },
      axisLabel: { show: index === last, color: colour.muted, hideOverlap: true, fontSize: 11 },
      splitLine: { show: false },
      splitNumber: isNarrow(look) ? 3 : 8,
      axisPointer: { label: { show: false } },
    })),
    yAxis: stacked.map(({ axis, height }, index) => ({
      type: 'value' as const,
      gridIndex: index,
      scale: axis.scale ?? false,
      max: axis.most,
      interval: axis.step,
      // A line that never leaves its bound still needs an axis.
      min:
        axis.least === undefined ? undefined : ({ min }: { min: number }) => (min > axis.least! ? axis.least! : null),
      splitNumber: height < 120 ? 2 : 4,
      axisLabel: { color: colour.muted, fontSize: 11, formatter: axis.format },
      splitLine: { lineStyle: { color: colour.faint } },
      name: axis.name,
      nameLocation: 'end' as const,
      nameGap: 8,
      nameTextStyle: {
        color: colour.ink,
        fontSize: 12,
        align: 'left' as const,
        padding: [0, 0, 0, isNarrow(look) ? -40 : -52],
      },
      nameTruncate: { maxWidth: look.width - (isNarrow(look) ? 20 : 80) },
    })),
    dataZoom: [
      // The wheel alone scrolls the page: a report that swallows it cannot be read.
      {
        id: 'inside',
        type: 'inside' as const,
        xAxisIndex: axes,
        filterMode: looked,
        throttle: THROTTLE,
        zoomOnMouseWheel: 'ctrl' as const,
        moveOnMouseWheel: false,
        moveOnMouseMove: !look.touch,
        preventDefaultMouseMove: false,
        minSpan: several ? Math.min(100, 500 / (time.length - 1)) : 100,
      },
      {
        id: 'slider',
        type: 'slider' as const,
        xAxisIndex: axes,
        filterMode: looked,
        throttle: THROTTLE,
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
        labelFormatter: (value: number) => moment(value, daily),
      },
    ],
  };
}
