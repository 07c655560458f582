// Where the demo may write.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/index.js';
import { assertResultFolder } from '../reports/files.js';

/** Fails where the demo may not write to the folder: it has to be missing or empty, or to hold a former demo and nothing else. `runs` and
 *  `markets` are the names of the folders of its results and, below `data`, of its markets. */
export function assertDemoFolder(dir: string, runs: readonly string[], markets: readonly string[]): void {
  // What stands above the folder is looked at too.
  for (const run of runs) assertResultFolder(join(dir, run));
  if (!existsSync(dir)) return;
  assertOnly(dir, [...runs, 'data']);
  if (existsSync(join(dir, 'data'))) assertOnly(join(dir, 'data'), markets);
}

function assertOnly(dir: string, names: readonly string[]): void {
  if (!statSync(dir).isDirectory()) throw new UserError(`${dir} is not a folder; choose another name for --out.`);
  const foreign = readdirSync(dir)
    .sort()
    .find((name) => !names.includes(name));
  if (foreign === undefined) return;
  throw new UserError(`${dir} holds ${foreign}, so it is not a former demo; choose an empty or new folder for --out.`);
}
