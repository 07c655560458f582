// Where a page of its own goes: that of a comparison, or of an audit of data.

import { closeSync, existsSync, openSync, readSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../engine/index.js';
import { replaceFolder, resultFolder } from '../reports/result-folder.js';
import { entryAt, exportFile } from './export-file.js';

/** A place that may be written to. */
export interface ComparePlace {
  /** Path of the page. */
  readonly page: string;
  write(page: string): Promise<void> | void;
}

/** Bytes at the start of a file in which a page of ours says that it is one. */
const START = 2000;

/** Whether a file is a page that this program wrote. */
function isOurs(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(START);
    return start.toString('utf8', 0, readSync(file, start)).includes('<meta name="generator" content="Tidemark ');
  } finally {
    closeSync(file);
  }
}

/** Files that tell what a page in the same folder is of, by the name of the page. */
const RESULTS: Readonly<Record<string, string>> = { 'report.html': 'run.json', 'sweep.html': 'sweep.json' };

/** Whether a page is that of a result, which a comparison is not to take the place of. */
function isOfResult(path: string): boolean {
  const name = basename(path);
  return Object.hasOwn(RESULTS, name) && existsSync(join(dirname(path), RESULTS[name]));
}

/** The place that --out names: a file by its ending, else a folder for a page of that name. Fails where something stands there that is no former page, so that this is known
 *  before the work. */
export function comparePlace(out: string, name = 'compare.html'): ComparePlace {
  if (!/\.html?$/i.test(out)) {
    const target = resultFolder(out, [name], []);
    return { page: join(out, name), write: (page) => replaceFolder(target, out, new Map([[name, page]])) };
  }
  const entry = entryAt(out);
  if (entry && !(entry.isFile() && isOurs(out)))
    throw new UserError(`${out} is there and is no page of Tidemark; choose another name for --out.`);
  if (isOfResult(out))
    throw new UserError(`${out} is the page of the result beside it; choose another name for --out.`);
  return {
    page: out,
    write: (page) => exportFile(out, true, (scratch) => writeFileSync(scratch, page), 'name another file with --out'),
  };
}
