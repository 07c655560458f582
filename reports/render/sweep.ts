// The formats of a sweep's report: their names are the values of --format.

import { sweepJson } from '../sweep/sweep-json.js';
import type { SweepReport } from '../sweep/sweep-report.js';
import { layoutMarkdown } from './markdown.js';
import { sweepDocument } from './sweep-document.js';
import { layoutText, type RenderOptions } from './text.js';

/** Columns of a terminal of which nothing is known. */
const COLUMNS = 80;

/** A sweep for the terminal; the last line is the verdict's sentence, whatever its length. */
export const renderSweepText = (report: SweepReport, options: RenderOptions = {}): string =>
  layoutText(sweepDocument(report, options.width ?? COLUMNS), options);

/** Every renderer by the name of its format; each gives the whole text, with a closing line feed. */
export const SWEEP_RENDERERS: Readonly<
  Record<'text' | 'json' | 'md', (report: SweepReport, options?: RenderOptions) => string>
> = {
  text: renderSweepText,
  json: sweepJson,
  md: (report) => layoutMarkdown(sweepDocument(report)),
};
