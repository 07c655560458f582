// The result folder: written whole or not at all.

import type { Report } from './report.js';
import { type Content, isPlainName, replaceFolder, resultFolder } from './result-folder.js';
import { runJson } from './run-json.js';
import { COLUMNS, resultOf } from './saved/result-of.js';
import { TABLE_NAMES, type TableName } from './saved/tables.js';
import { tablePieces } from './saved/write-table.js';

/** A table piece by piece, made when the first of them is taken, so that no more than one table is there at a time. */
const table = <Name extends TableName>(name: Name, report: Report): Iterable<string> => ({
  [Symbol.iterator]: () => tablePieces(name, COLUMNS[name](report), report.feed.frequency)[Symbol.iterator](),
});

/** The content of every file of a result, by name. */
const CONTENTS: Readonly<Record<string, (report: Report) => Content>> = {
  'run.json': (report) => runJson(resultOf(report)),
  ...Object.fromEntries(TABLE_NAMES.map((name) => [name, (report: Report) => table(name, report)])),
};

const textOf = (content: Content): string => (typeof content === 'string' ? content : [...content].join(''));

/** The files of every result, by name, each as one text. */
export const RESULT_FILES: Readonly<Record<string, (report: Report) => string>> = Object.fromEntries(
  Object.entries(CONTENTS).map(([name, content]) => [name, (report) => textOf(content(report))]),
);

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
  const files = new Map<string, Content>(Object.entries(CONTENTS).map(([name, content]) => [name, content(report)]));
  for (const [name, text] of extra) {
    if (name.includes('/') || !isPlainName(name) || files.has(name))
      throw new Error(`"${name}" is no name for an extra result file`);
    files.set(name, text);
  }
  replaceFolder(target, dir, files);
}
