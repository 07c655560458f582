// Finds a strategy: one that comes with Tidemark by its name, or a user's own by the path of its file or folder, or by its package.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isStrategy, type Strategy, UserError } from '../engine/index.js';
import { STRATEGIES } from '../strategies/index.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { type Expected, loadFile } from './load-file.js';
import { atPath, inPackage, isPath, type Located, packageNames, withoutEntry } from './locate.js';
import { nearest } from './nearest.js';
import { entryOf, fileNamed, isFolder } from './package-entry.js';

const STRATEGY: Expected<Strategy> = {
  noun: 'strategy',
  maker: 'strategy',
  list: 'tidemark list',
  is: isStrategy,
};

/** Whether a name is that of a strategy of the table. */
export const isBuiltIn = (name: string): boolean => Object.hasOwn(STRATEGIES, name);

/** The strategy that a name of the table, a path or a package stands for. `fresh` is a text that makes a new module of a user's own code where it
 *  was loaded before. */
export async function loadStrategy(name: string, fresh = ''): Promise<LoadedStrategy> {
  if (isBuiltIn(name)) return builtIn(name);
  const { value, ...where } = await loadFile(locateStrategy(name), STRATEGY, fresh);
  return { strategy: value, name, ...where };
}

/** Where the code of a user's own strategy lies; fails with one sentence on a word that names none. */
export function locateStrategy(name: string): Located {
  const { noun, list } = STRATEGY;
  if (isPath(name)) return atPath(name, noun, list);
  const entry = isFolder(name) ? entryOf(name) : undefined;
  if (entry !== undefined) return { path: entry, label: entry };
  const found = inPackage(name, noun);
  if (found !== undefined) return found;
  throw isFolder(name) ? withoutEntry(name, noun) : unknown(name);
}

/** Its module's name in dist changes with its content and with that of all that it imports. */
function builtIn(name: string): LoadedStrategy {
  const url = new URL(`./strategies/${name}.js`, import.meta.resolve('tidemark'));
  const sourceHash = createHash('sha256').update(readFileSync(url)).digest('hex');
  return { strategy: STRATEGIES[name], name, url: url.href, sourceHash, sources: [] };
}

function unknown(name: string): UserError {
  const file = fileNamed(name);
  if (file !== undefined) return new UserError(`There is no strategy "${name}"; did you mean the file ${file}?`);
  const near = nearest(name, Object.keys(STRATEGIES));
  if (near !== undefined) return new UserError(`There is no strategy "${name}"; did you mean ${near}?`);
  const names = packageNames(name);
  if (names.length === 0) {
    return new UserError(`There is no strategy "${name}"; "tidemark list" shows them; a file is given by its path.`);
  }
  return new UserError(
    `There is no strategy "${name}"; "tidemark list" shows those that there are, a file or folder is given by its path, and no package ${names.join(' or ')} is installed here: run "npm install ${names[0]}" if there is one.`,
  );
}
