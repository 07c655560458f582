// The charts of a sweep by name.

import type { EChartsCoreOption } from 'echarts/core';
import { isNarrow, type Look } from '../style.js';
import { curvesOption } from './curves.js';
import type { SweepChartData } from './data.js';
import { foldsOption } from './folds.js';
import { heatHeight, heatOption } from './heat.js';
import { luckyOption } from './lucky.js';
import { parallelOption } from './parallel.js';
import { sliceOption } from './slice.js';
import { splitsOption } from './splits.js';
import type { View } from './view.js';

export type SweepChartName = 'heat' | 'slice' | 'parallel' | 'lucky' | 'splits' | 'folds' | 'curves';

/** A chart: what it shows, how tall it is in pixels, and its ECharts option as a pure function of data and view. */
export interface SweepChart {
  readonly title: string;
  /** Whether it follows the choice of metric and plane. */
  readonly chosen: boolean;
  height(data: SweepChartData, view: View, look: Look): number;
  /** `which` is the index of the dimension, where the chart shows one. */
  option(data: SweepChartData, look: Look, view: View, which: number): EChartsCoreOption;
}

/** Every chart that the page of a sweep can show. */
export const SWEEP_CHARTS: Readonly<Record<SweepChartName, SweepChart>> = {
  heat: { title: 'Heat map', chosen: true, height: heatHeight, option: heatOption },
  slice: { title: 'Along one dimension', chosen: true, height: () => 200, option: sliceOption },
  parallel: {
    title: 'Parallel coordinates',
    chosen: true,
    height: (data, _, look) => (isNarrow(look) ? 90 + 70 * data.dimensions.length : 340),
    option: parallelOption,
  },
  lucky: { title: 'The best against luck', chosen: false, height: () => 280, option: luckyOption },
  splits: { title: 'In sample against out of sample', chosen: false, height: () => 280, option: splitsOption },
  folds: { title: 'Fold by fold', chosen: false, height: () => 260, option: foldsOption },
  curves: { title: 'Equity', chosen: false, height: () => 340, option: curvesOption },
};
