// A chart as a still picture: SVG made in Node, the same bytes every time.

import type { EChartsCoreOption } from 'echarts/core';
import { init } from './library.js';
import type { Look } from './style.js';

/** How a still picture is drawn where nothing else is asked for. */
export const STILL: Look = { dark: false, width: 960, log: false, touch: false, still: true };

/** ECharts counts its drawings and classes through the life of the process: names without the counts make the same input
 *  the same bytes. Its style sheet only serves the pointer, which a still picture does not have. */
const steady = (svg: string, name: string): string =>
  svg
    .replace(/<style\s*>[\s\S]*?<\/style>\s*/g, '')
    .replace(/ class="zr\d+-cls-\d+"/g, '')
    .replace(/(\bid="|url\(#)zr\d+-/g, `$1${name}-`);

/** An option as an SVG document of that size in pixels; `name` makes its ids different from another picture's on one page. */
export function still(option: EChartsCoreOption, name: string, width: number, height: number): string {
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width, height, locale: 'EN' });
  try {
    drawing.setOption(option);
    return steady(drawing.renderToSVGString(), name);
  } finally {
    drawing.dispose();
  }
}
