// Puts a report into a folder: the tables, run.json and the page.

import { join } from 'node:path';
import { writeResult } from '../reports/files.js';
import { renderHtml } from '../reports/html/index.js';
import type { Language } from '../reports/lang/index.js';
import type { Report } from '../reports/report.js';
import { resultOf } from '../reports/saved/result-of.js';
import { uninterrupted } from './uninterrupted.js';

/** Writes the result folder and yields the path of its page. */
export async function writeReport(dir: string, report: Report, language: Language = 'en'): Promise<string> {
  const page = await renderHtml(resultOf(report), { language });
  await uninterrupted(() => writeResult(dir, report, new Map([['report.html', page]])));
  return join(dir, 'report.html');
}
