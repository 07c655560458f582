// The charts of a report by name.

import type { EChartsCoreOption } from 'echarts/core';
import { annualOption } from './annual.js';
import type { ChartData } from './data.js';
import type { ChartName } from './names.js';
import { distributionOption } from './distribution.js';
import { DRAWDOWN_HEIGHT, drawdownOption } from './drawdown.js';
import { EQUITY_HEIGHT, equityOption } from './equity.js';
import { EXPOSURE_HEIGHT, exposureOption } from './exposure.js';
import { monthlyHeight, monthlyOption } from './monthly.js';
import { rollingHeight, rollingOption } from './rolling.js';
import type { Look } from './style.js';
import { panesHeight } from './time-axis.js';
import { tradesHeight, tradesOption } from './trades.js';
import type { ChartPhrase } from './words.js';

/** A chart: what it shows, how tall it is in pixels, and its ECharts option as a pure function of the data. */
export interface Chart {
  readonly title: ChartPhrase;
  /** True where its horizontal axis is time, so that it zooms together with the others. */
  readonly overTime: boolean;
  /** `chosen` is the index of the instrument, where the chart shows one. */
  height(data: ChartData, chosen?: number): number;
  option(data: ChartData, look: Look, chosen?: number): EChartsCoreOption;
}

/** Every chart that a report can show. */
export const CHARTS: Readonly<Record<ChartName, Chart>> = {
  equity: {
    title: 'Equity',
    overTime: true,
    height: () => panesHeight([EQUITY_HEIGHT]),
    option: equityOption,
  },
  drawdown: {
    title: 'Drawdown',
    overTime: true,
    height: () => panesHeight([DRAWDOWN_HEIGHT], true),
    option: drawdownOption,
  },
  monthly: {
    title: 'Monthly returns',
    overTime: false,
    height: (data) => monthlyHeight(data.years.length),
    option: monthlyOption,
  },
  annual: { title: 'Annual returns', overTime: false, height: () => 260, option: annualOption },
  rolling: { title: 'Rolling figures', overTime: true, height: rollingHeight, option: rollingOption },
  distribution: { title: 'Distribution of returns', overTime: false, height: () => 300, option: distributionOption },
  trades: { title: 'Price and fills', overTime: true, height: tradesHeight, option: tradesOption },
  exposure: {
    title: 'Exposure',
    overTime: true,
    height: () => panesHeight([EXPOSURE_HEIGHT]),
    option: exposureOption,
  },
};

export type { ChartName } from './names.js';
