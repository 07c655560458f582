// What a reader has chosen to see of a sweep.

import type { SweepChartData } from './data.js';

/** A choice of metric and plane. */
export interface View {
  /** Index of the metric. */
  readonly metric: number;
  /** Dimensions of the heat map, from left to right and from bottom to top. */
  readonly across: number;
  readonly down: number;
  /** For each dimension the place of its value in `levels`; -1: any. Those of the heat map's own dimensions are not looked at. */
  readonly fixed: readonly number[];
}

/** Whether a trial has the values that the view fixes. */
export function lies(data: SweepChartData, { across, down, fixed }: View, trial: number): boolean {
  for (let i = 0; i < fixed.length; i++)
    if (i !== across && i !== down && fixed[i] >= 0 && data.places[i][trial] !== fixed[i]) return false;
  return true;
}
