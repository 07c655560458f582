// Charts of a run as still pictures.

import type { Report } from '../report.js';
import { chartData, type ChartData } from './data.js';
import { CHARTS, type ChartName } from './index.js';
import { still, STILL } from './still.js';
import type { Look } from './style.js';

/** One chart of the data as an SVG document. */
export const drawSvg = (data: ChartData, chart: ChartName, look: Look = STILL): string =>
  still(CHARTS[chart].option(data, look), chart, look.width, CHARTS[chart].height(data));

/** One chart of a report as an SVG document. */
export const renderSvg = (report: Report, chart: ChartName, look: Look = STILL): string =>
  drawSvg(chartData(report), chart, look);
