// The result folder: written whole or not at all.

import type { Report } from './report.js';
import { isPlainName, replaceFolder, resultFolder } from './result-folder.js';
import { runJson } from './run-json.js';
import { COLUMNS, resultOf } from './saved/result-of.js';
import { TABLE_NAMES, type TableName } from './saved/tables.js';
import { tableText } from './saved/write-table.js';

const table =
  <Name extends TableName>(name: Name) =>
  (report: Report): string =>
    tableText(name, COLUMNS[name](report), report.feed.frequency);

/** The files of every result, by name. */
export const RESULT_FILES: Readonly<Record<string, (report: Report) => string>> = {
  'run.json': (report) => runJson(resultOf(report)),
  ...Object.fromEntries(TABLE_NAMES.map((name) => [name, table(name)])),
};

/** Files by which a folder is known as a former result: those that the first version wrote too. */
export const KNOWN_BY = ['run.json', 'equity.csv', 'orders.csv', 'fills.csv', 'cashflows.csv', 'positions.csv'];

/** What a former result may hold beside them. */
export const FORMER_EXTRAS = [...Object.keys(RESULT_FILES), 'report.html', 'report.md', 'report.txt'];

/** Fails where a result may not be written to the folder, so that this is known before the run and not after it. */
export const assertResultFolder = (dir: string): void => void resultFolder(dir, KNOWN_BY, FORMER_EXTRAS);

/** The text of every file of `RESULT_FILES`, by name. */
export const resultFiles = (report: Report): Map<string, string> =>
  new Map(Object.entries(RESULT_FILES).map(([name, render]) => [name, render(report)]));

/** Writes the result of a run into a folder: the files of `RESULT_FILES` and the extra ones, given as text by file name. A
 *  missing or empty folder is made, a former result is replaced whole; a folder that holds anything else is refused. */
export async function writeResult(
  dir: string,
  report: Report,
  extra: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const target = resultFolder(dir, KNOWN_BY, [...FORMER_EXTRAS, ...extra.keys()]);
  const files = resultFiles(report);
  for (const [name, text] of extra) {
    if (name.includes('/') || !isPlainName(name) || files.has(name))
      throw new Error(`"${name}" is no name for an extra result file`);
    files.set(name, text);
  }
  replaceFolder(target, dir, files);
}
