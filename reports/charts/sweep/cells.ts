// The cells of a heat map: trials by the values of two dimensions.

import type { SweepChartData } from './data.js';
import { brief, type DrawnDimension } from './dimension.js';
import { lies, type View } from './view.js';

/** Columns or rows that a heat map has at most; beyond it neighbouring values share one. */
export const MOST = 40;
/** The fewest that many values are put into, and trials that a cell should then have on average. */
const FEWEST = 8;
const TRIALS = 4;

/** The steps of one axis. */
export interface Steps {
  /** What the axis writes: the lowest value of each. */
  readonly labels: readonly string[];
  /** The values of each in full: one, or the first and the last. */
  readonly ranges: readonly string[];
  /** The step of a place among the dimension's levels. */
  readonly of: readonly number[];
}

/** A step for each value that occurs; of more values than there may be, for equal parts of the dimension, so few that the cells are not
 *  mostly empty. */
export function steps({ levels, values, size }: DrawnDimension, trials: number): Steps {
  if (levels.length <= MOST) return { labels: values.map(brief), ranges: values, of: levels.map((_, place) => place) };
  const count = Math.min(MOST, Math.max(FEWEST, Math.floor(Math.sqrt(trials / TRIALS))));
  const part = levels.map((level) => Math.floor((level * count) / size));
  const present = [...new Set(part)];
  const inside = present.map((each) => values.filter((_, place) => part[place] === each));
  const ranges = inside.map((each) => (each.length === 1 ? each[0] : `${each[0]} to ${each[each.length - 1]}`));
  const step = new Map(present.map((each, index) => [each, index]));
  return { labels: inside.map(([first]) => brief(first)), ranges, of: part.map((each) => step.get(each)!) };
}

/** One cell. */
export interface HeatCell {
  readonly column: number;
  readonly row: number;
  /** Median of the metric over its trials. */
  readonly value: number;
  /** Trials in it that have the metric. */
  readonly count: number;
  /** The first of them. */
  readonly trial: number;
}

/** Middle value; the mean of the two middle ones of an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The cells that hold a trial with the metric, of the trials that lie in the view. Where only a part of the trials is drawn and some
 *  dimension is left open, only those of the even choice count, so that the median is not one of the best. */
export function heatCells(data: SweepChartData, view: View): { columns: Steps; rows: Steps; cells: HeatCell[] } {
  const { across, down, metric, fixed } = view;
  const open = fixed.some((place, i) => place < 0 && i !== across && i !== down);
  const shown = data.trials
    .map((_, at) => at)
    .filter((at) => data.figures[metric][at] !== null && lies(data, view, at) && !(open && data.even[at] === 0));
  const columns = steps(data.dimensions[across], shown.length);
  const rows = steps(data.dimensions[down], shown.length);
  const found = new Map<number, { values: number[]; trial: number }>();
  for (const at of shown) {
    const value = data.figures[metric][at]!;
    const key = columns.of[data.places[across][at]] * MOST + rows.of[data.places[down][at]];
    const former = found.get(key);
    if (former) former.values.push(value);
    else found.set(key, { values: [value], trial: data.trials[at] });
  }
  const cells = [...found].map(([key, { values, trial }]) => ({
    column: Math.floor(key / MOST),
    row: key % MOST,
    value: median(values),
    count: values.length,
    trial,
  }));
  return { columns, rows, cells };
}
