// The table of renderers: its keys are the values of --format.

import type { Report } from '../report.js';
import { runJson } from '../run-json.js';
import { renderMarkdown } from './markdown.js';
import { renderText, type RenderOptions } from './text.js';

const TABLE = {
  text: renderText,
  json: runJson,
  md: renderMarkdown,
} satisfies Record<string, (report: Report, options?: RenderOptions) => string>;

/** The name of a format. */
export type FormatName = keyof typeof TABLE;

/** Every renderer by the name of its format; each gives the whole text, with a closing line feed. */
export const RENDERERS: Readonly<Record<FormatName, (report: Report, options?: RenderOptions) => string>> = TABLE;

export type { RenderOptions } from './text.js';
