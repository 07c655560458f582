// A report in the formats that are read: through its result, as the command line does it.

import { renderHtml } from '../../reports/html/index.js';
import { renderMarkdown } from '../../reports/render/markdown.js';
import { renderText, type RenderOptions } from '../../reports/render/text.js';
import type { Report } from '../../reports/report.js';
import { runJson } from '../../reports/run-json.js';
import { resultOf } from '../../reports/saved/result-of.js';

export const SHOWN = {
  text: (report: Report, options?: RenderOptions): string => renderText(resultOf(report), options),
  md: (report: Report): string => renderMarkdown(resultOf(report)),
  html: (report: Report): Promise<string> => renderHtml(resultOf(report), { language: 'en', script: '' }),
  json: (report: Report): string => runJson(resultOf(report)),
};
