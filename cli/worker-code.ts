// The code that a worker has: what comes with Tidemark, the files of a folder, and the packages that it needs, each by its hash.

import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { UserError } from '../engine/errors.js';
import { STRATEGIES } from '../strategies/index.js';
import type { Code } from '../sweep/queue/code.js';
import { compileStrategy } from './compile-strategy.js';
import { loadStrategy } from './load-strategy.js';
import { strategyPackages } from './strategy-packages.js';

const SOURCE = /\.(m?ts|m?js)$/;
/** Folders with more files than this hold something else than strategies. */
const MOST = 1_000;

/** What is there now. What cannot be compiled is told, and left out. */
export async function workerCode(
  folder: string | undefined,
  say: (sentence: string) => void,
): Promise<readonly Code[]> {
  const built = await Promise.all(
    Object.keys(STRATEGIES).map(async (name) => {
      const { url, sourceHash } = await loadStrategy(name);
      return { name, url, sourceHash };
    }),
  );
  if (folder === undefined) return built;
  const own: Code[] = [];
  // A folder is the file that it starts from: both are the same code.
  const files = filesOf(folder).map((path) => ({ name: relative(folder, path), path: () => path }));
  for (const { name, path } of [...files, ...strategyPackages(folder)]) {
    try {
      const { url, sourceHash } = await compileStrategy(path());
      own.push({ name, url, sourceHash });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      say(`Left out: ${error.message}`);
    }
  }
  return [...built, ...own];
}

/** Paths of the source files below a folder, sorted; what packages and hidden folders hold is none of them. */
function filesOf(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UserError(`There is no folder ${folder}; name the one with the strategies with --strategies.`);
  }
  const found: string[] = [];
  const search = (inside: string): void => {
    for (const entry of readdirSync(inside, { withFileTypes: true })) {
      const path = join(inside, entry.name);
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) search(path);
      else if (SOURCE.test(entry.name) && !entry.name.endsWith('.d.ts') && statSync(path).isFile()) found.push(path);
      if (found.length > MOST) {
        throw new UserError(`${folder} holds more than ${MOST} source files; name the folder of the strategies alone.`);
      }
    }
  };
  search(folder);
  return found.sort();
}
