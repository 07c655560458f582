// Finds a strategy: one that comes with Tidemark by its name, or a user's own by the path of its file.

import { Console } from 'node:console';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { isStrategy, UserError } from '../engine/index.js';
import { STRATEGIES } from '../strategies/index.js';
import type { LoadedStrategy } from './command.js';
import { failurePlace } from './failure-place.js';
import { nearest } from './nearest.js';

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];

/** The strategy that a name of the table or a path stands for. */
export async function loadStrategy(name: string): Promise<LoadedStrategy> {
  if (Object.hasOwn(STRATEGIES, name)) return builtIn(name);
  if (/[/\\]/.test(name) || EXTENSIONS.includes(extname(name)) || isFile(name)) return fromFile(name);
  throw unknown(name);
}

/** Its module's name in dist changes with its content and with that of all that it imports. */
function builtIn(name: string): LoadedStrategy {
  const url = new URL(`./strategies/${name}.js`, import.meta.resolve('tidemark'));
  const sourceHash = createHash('sha256').update(readFileSync(url)).digest('hex');
  return { strategy: STRATEGIES[name], name, url: url.href, sourceHash, sources: [] };
}

async function fromFile(path: string): Promise<LoadedStrategy> {
  if (!isFile(path)) {
    const also = EXTENSIONS.map((extension) => path + extension).find(isFile);
    const remedy = also === undefined ? 'check the path, or see "tidemark list".' : `did you mean ${also}?`;
    throw new UserError(`There is no strategy file ${path}; ${remedy}`);
  }
  if (!EXTENSIONS.includes(extname(path))) {
    throw new UserError(`${path} is no strategy file; its name has to end in ${EXTENSIONS.join(', ')}.`);
  }
  const { compileStrategy } = await import('./compile-strategy.js');
  const { url, sourceHash, sources } = await compileStrategy(path);
  process.setSourceMapsEnabled(true);
  // Standard output is the report's alone: what a strategy prints must not get into a pipe of JSON.
  globalThis.console = new Console(process.stderr, process.stderr);
  const { default: made } = (await load(path, url, sources)) as { default?: unknown };
  if (!isStrategy(made)) {
    throw new UserError(
      `${path} holds no strategy; it needs "export default strategy({ … })", imported from "tidemark".`,
    );
  }
  return { strategy: made, name: path, url, sourceHash, sources };
}

async function load(path: string, url: string, sources: readonly string[]): Promise<unknown> {
  try {
    return await import(url);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    const place = failurePlace(error, sources) ?? path;
    throw new UserError(`${place} failed while it was loaded: ${what}; mend the file and run it again.`, {
      cause: error,
    });
  }
}

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

function unknown(name: string): UserError {
  const file = EXTENSIONS.map((extension) => name + extension).find(isFile);
  if (file !== undefined) return new UserError(`There is no strategy "${name}"; did you mean the file ${file}?`);
  const near = nearest(name, Object.keys(STRATEGIES));
  const remedy =
    near === undefined ? '"tidemark list" shows them; a file is given by its path.' : `did you mean ${near}?`;
  return new UserError(`There is no strategy "${name}"; ${remedy}`);
}
