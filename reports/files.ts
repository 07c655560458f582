// The result folder: written whole or not at all.

import { cashflowsCsv } from './csv/cashflows.js';
import { equityCsv } from './csv/equity.js';
import { fillsCsv } from './csv/fills.js';
import { ordersCsv } from './csv/orders.js';
import { positionsCsv } from './csv/positions.js';
import type { Report } from './report.js';
import { isPlainName, replaceFolder, resultFolder } from './result-folder.js';
import { runJson } from './run-json.js';

/** The files of every result, by name; a folder that holds them all is known as a former result. */
export const RESULT_FILES: Readonly<Record<string, (report: Report) => string | Promise<string>>> = {
  'run.json': runJson,
  'equity.csv': equityCsv,
  'orders.csv': ordersCsv,
  'fills.csv': fillsCsv,
  'cashflows.csv': cashflowsCsv,
  'positions.csv': positionsCsv,
};

/** What versions of the program add to a result beside the tables. */
const FORMER_EXTRAS = ['report.html', 'report.md', 'report.txt'];

/** Fails where a result may not be written to the folder, so that this is known before the run and not after it. */
export const assertResultFolder = (dir: string): void =>
  void resultFolder(dir, Object.keys(RESULT_FILES), FORMER_EXTRAS);

/** The text of every file of `RESULT_FILES`, by name. */
export async function resultFiles(report: Report): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, render] of Object.entries(RESULT_FILES)) files.set(name, await render(report));
  return files;
}

/** Writes the result of a run into a folder: the files of `RESULT_FILES` and the extra ones, given as text by file name. A
 *  missing or empty folder is made, a former result is replaced whole; a folder that holds anything else is refused. */
export async function writeResult(
  dir: string,
  report: Report,
  extra: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const target = resultFolder(dir, Object.keys(RESULT_FILES), [...FORMER_EXTRAS, ...extra.keys()]);
  const files = await resultFiles(report);
  for (const [name, text] of extra) {
    if (name.includes('/') || !isPlainName(name) || files.has(name))
      throw new Error(`"${name}" is no name for an extra result file`);
    files.set(name, text);
  }
  replaceFolder(target, dir, files);
}
