// `tidemark report <dir>`: the report of a result again, from its files alone.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResult } from '../../reports/saved/read-result.js';
import type { Call } from '../command.js';
import { exportFile } from '../export-file.js';
import { rendererOf, show } from '../renderer.js';
import { uninterrupted } from '../uninterrupted.js';

/** Prints the report of a folder's result. Where no --format is given it makes the folder's page anew too. Yields 0. */
export async function report({ words: [dir], given }: Call): Promise<number> {
  const renderer = await rendererOf(given);
  const result = await readResult(dir);
  const printed = await renderer.print(result);
  if (given.format !== undefined) {
    show(printed);
    return 0;
  }
  const { renderHtml } = await import('../../reports/html/index.js');
  const html = await renderHtml(result, { language: renderer.language });
  const page = join(dir, 'report.html');
  await uninterrupted(() =>
    exportFile(page, true, (scratch) => writeFileSync(scratch, html), 'give --format to print it instead'),
  );
  show(printed);
  process.stdout.write(`Report: ${page}\n`);
  return 0;
}
