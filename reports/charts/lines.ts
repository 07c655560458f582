// A line over time, drawn at the rows that are worth drawing.

import type { Span } from './span.js';
import { rowsInView } from './span.js';
import type { Timed } from './time-axis.js';
import type { Look } from './style.js';

/** Rows to draw of some columns in one pane, by what is in view and how wide it is. */
export const shownRows = (data: Timed, look: Look, columns: readonly Float64Array[], coarser = 1): Int32Array =>
  rowsInView(columns, look.span ?? wholeSpan(data), data.time.length, Math.max(100, look.width / coarser));

/** All rows. */
export const wholeSpan = ({ time }: Timed): Span => ({ from: 0, to: time.length - 1 });

/** How a line looks. */
export interface Stroke {
  readonly name: string;
  readonly color: string;
  readonly width: number;
  /** How much of the ground below it is filled, from 0 to 1. */
  readonly filled?: number;
  readonly step?: boolean;
  readonly z?: number;
  /** Index of its pane. */
  readonly pane?: number;
  readonly stack?: string;
}

/** A line through the values at the rows; NaN is a gap. */
export const line = (
  { time }: Timed,
  rows: Int32Array,
  value: (row: number) => number,
  { name, color, width, filled = 0, step = false, z = 2, pane = 0, stack }: Stroke,
) => ({
  id: `${pane} ${name}`,
  name,
  type: 'line' as const,
  xAxisIndex: pane,
  yAxisIndex: pane,
  data: Array.from(rows, (row): [number, number | null] => {
    const one = value(row);
    return [time[row], Number.isFinite(one) ? one : null];
  }),
  step: step ? ('end' as const) : undefined,
  stack,
  showSymbol: time.length === 1,
  symbolSize: 7,
  lineStyle: { color, width },
  itemStyle: { color },
  areaStyle: filled > 0 ? { color, opacity: filled } : undefined,
  emphasis: { disabled: true },
  z,
});
