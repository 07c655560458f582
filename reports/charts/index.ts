// The charts of a report by name.

import type { EChartsCoreOption } from 'echarts/core';
import type { ChartData } from './data.js';
import { drawdownOption } from './drawdown.js';
import { equityOption } from './equity.js';
import { exposureOption } from './exposure.js';
import { monthlyHeight, monthlyOption } from './monthly.js';
import type { Look } from './style.js';
import { tradesOption } from './trades.js';

export type ChartName = 'equity' | 'drawdown' | 'monthly' | 'trades' | 'exposure';

/** A chart: what it shows, how tall it is in pixels, and its ECharts option as a pure function of the data. */
export interface Chart {
  readonly title: string;
  /** True where its horizontal axis is time, so that it zooms together with the others. */
  readonly overTime: boolean;
  height(data: ChartData): number;
  /** `chosen` is the index of the instrument, where the chart shows one. */
  option(data: ChartData, look: Look, chosen?: number): EChartsCoreOption;
}

/** Every chart that a report can show. */
export const CHARTS: Readonly<Record<ChartName, Chart>> = {
  equity: { title: 'Equity', overTime: true, height: () => 340, option: equityOption },
  drawdown: { title: 'Drawdown', overTime: true, height: () => 240, option: drawdownOption },
  monthly: {
    title: 'Monthly returns',
    overTime: false,
    height: (data) => monthlyHeight(data.years.length),
    option: monthlyOption,
  },
  trades: { title: 'Price and fills', overTime: true, height: () => 320, option: tradesOption },
  exposure: { title: 'Exposure', overTime: true, height: () => 200, option: exposureOption },
};
