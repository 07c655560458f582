// Charts as still pictures: SVG made in Node, the same bytes every time.

import type { Report } from '../report.js';
import { chartData, type ChartData } from './data.js';
import { CHARTS, type ChartName } from './index.js';
import { init } from './library.js';
import type { Look } from './style.js';

/** How a still picture is drawn where nothing else is asked for. */
export const STILL: Look = { dark: false, width: 960, log: false, touch: false, still: true };

/** ECharts counts its drawings and classes through the life of the process: names without the counts make the same input
 *  the same bytes. Its style sheet only serves the pointer, which a still picture does not have. */
const steady = (svg: string, chart: ChartName): string =>
  svg
    .replace(/<style\s*>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/(\bid="|url\(#)zr\d+-/g, `$1${chart}-`);

/** One chart of the data as an SVG document. */
export function drawSvg(data: ChartData, chart: ChartName, look: Look = STILL): string {
  const { height, option } = CHARTS[chart];
  const drawing = init(null, null, {
    renderer: 'svg',
    ssr: true,
    width: look.width,
    height: height(data),
    locale: 'EN',
  });
  try {
    drawing.setOption(option(data, look));
    return steady(drawing.renderToSVGString(), chart);
  } finally {
    drawing.dispose();
  }
}

/** One chart of a report as an SVG document. */
export const renderSvg = (report: Report, chart: ChartName, look: Look = STILL): string =>
  drawSvg(chartData(report), chart, look);
