// Charts of a run as still pictures.

import type { Result } from '../saved/result.js';
import { chartData, type ChartData } from './data.js';
import { CHARTS, type ChartName } from './index.js';
import { still, STILL } from './still.js';
import type { Look } from './style.js';

/** One chart of the data as an SVG document; `chosen` is the index of the instrument, where the chart shows one. */
export const drawSvg = (data: ChartData, chart: ChartName, look: Look = STILL, chosen = 0): string =>
  still(CHARTS[chart].option(data, look, chosen), chart, look.width, CHARTS[chart].height(data, chosen));

/** One chart of a result as an SVG document. */
export const renderSvg = (result: Result, chart: ChartName, look: Look = STILL): string =>
  drawSvg(chartData(result), chart, look);
