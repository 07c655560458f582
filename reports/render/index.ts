// The table of renderers: its keys are the values of --format. What is heavy is loaded when it renders.

import { choice, flag, int } from '../../engine/index.js';
import { CHART_NAMES } from '../charts/names.js';
import { runJson } from '../run-json.js';
import { metricsCsv } from './csv.js';
import { renderMarkdown } from './markdown.js';
import { renderer, type RendererDeclaration } from './renderer.js';
import { renderText } from './text.js';

/** What a picture shows: all of it, or one chart. */
const PICTURE = {
  chart: choice('summary', ['summary', ...CHART_NAMES], {
    about: 'which chart; summary is equity above drawdown under the headline figures',
  }),
  instrument: int(1, { min: 1, max: 60, about: 'which instrument trades shows, from the one with the most of them' }),
  dark: flag(false, { about: 'on dark paper' }),
};

const TABLE = {
  text: renderer({
    about: 'The report for a terminal, 80 columns wide where nothing else is known.',
    params: {},
    make: () => renderText,
  }),
  md: renderer({
    about: 'The report as Markdown, with all metrics and rules.',
    params: {},
    make: () => renderMarkdown,
  }),
  json: renderer({ about: 'The content of run.json.', params: {}, make: () => runJson }),
  csv: renderer({
    about:
      'Every metric as a row: name, unit, value, that of the benchmark; the curves and trades are files of the result folder.',
    params: {},
    make: () => metricsCsv,
  }),
  html: renderer({
    about: 'The page: one file that opens offline.',
    params: {},
    make:
      () =>
      async (result, { language }) =>
        (await import('../html/index.js')).renderHtml(result, { language }),
  }),
  svg: renderer({
    about: 'A chart as a picture without pixels.',
    params: PICTURE,
    make: (params) => async (result, dress) => (await import('./picture.js')).svgOf(result, params, dress),
  }),
  png: renderer({
    about: 'The same picture in pixels; @resvg/resvg-js has to be installed.',
    params: { ...PICTURE, scale: int(2, { min: 1, max: 4, about: 'pixels for each unit of the picture' }) },
    make: (params) => async (result, dress) => (await import('./picture.js')).pngOf(result, params, dress),
  }),
} satisfies Record<string, RendererDeclaration>;

/** The name of a format. */
export type FormatName = keyof typeof TABLE;

/** Every renderer by the name of its format. */
export const RENDERERS: Readonly<Record<FormatName, RendererDeclaration>> = TABLE;
