// Where the page of a comparison goes.

import { closeSync, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/index.js';
import { replaceFolder, resultFolder } from '../reports/result-folder.js';
import { exportFile } from './export-file.js';

/** A place that may be written to. */
export interface ComparePlace {
  /** Path of the page. */
  readonly page: string;
  write(page: string): Promise<void> | void;
}

const PAGE = 'compare.html';

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

/** The place that --out names: a file by its ending, else a folder. Fails where something stands there that is no former page, so that this is known
 *  before the work. */
export function comparePlace(out: string): ComparePlace {
  if (!/\.html?$/i.test(out)) {
    const target = resultFolder(out, [PAGE], []);
    return { page: join(out, PAGE), write: (page) => replaceFolder(target, out, new Map([[PAGE, page]])) };
  }
  const entry = statSync(out, { throwIfNoEntry: false });
  if (entry && !(entry.isFile() && isOurs(out)))
    throw new UserError(`${out} is there and is no page of Tidemark; choose another name for --out.`);
  return {
    page: out,
    write: (page) => exportFile(out, true, (scratch) => writeFileSync(scratch, page), 'name another file with --out'),
  };
}
