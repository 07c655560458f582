// Finds a strategy: one that comes with Tidemark by its name, or a user's own by the path of its file.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isStrategy, type Strategy, UserError } from '../engine/index.js';
import { STRATEGIES } from '../strategies/index.js';
import type { LoadedStrategy } from './command.js';
import { type Expected, fileNamed, isPath, loadFile } from './load-file.js';
import { nearest } from './nearest.js';

const STRATEGY: Expected<Strategy> = {
  noun: 'strategy',
  maker: 'strategy',
  list: 'tidemark list',
  is: isStrategy,
};

/** The strategy that a name of the table or a path stands for. */
export async function loadStrategy(name: string): Promise<LoadedStrategy> {
  if (Object.hasOwn(STRATEGIES, name)) return builtIn(name);
  if (!isPath(name)) throw unknown(name);
  const { value, ...where } = await loadFile(name, STRATEGY);
  return { strategy: value, name, ...where };
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
  const remedy =
    near === undefined ? '"tidemark list" shows them; a file is given by its path.' : `did you mean ${near}?`;
  return new UserError(`There is no strategy "${name}"; ${remedy}`);
}
