// Loads what a user's own file exports: a strategy, a slippage model, a limit.

import { Console } from 'node:console';
import { existsSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { UserError } from '../engine/index.js';
import { failurePlace } from './failure-place.js';

/** What a file is expected to hold, in the words of an error. */
export interface Expected<T> {
  /** `strategy`, `slippage model`, `limit`. */
  readonly noun: string;
  /** The function of the library that declares one. */
  readonly maker: string;
  /** The command that shows those that come with Tidemark. */
  readonly list: string;
  readonly is: (value: unknown) => value is T;
}

/** What was found in a file. */
export interface LoadedFile<T> {
  readonly value: T;
  /** Module that a worker can import to get it. */
  readonly url: string;
  /** sha256 of the compiled source with all that it imports but the engine, hexadecimal; the same on every machine. */
  readonly sourceHash: string;
  /** Full paths of the user's own files, to find a failure in. */
  readonly sources: readonly string[];
}

const EXTENSIONS = ['.ts', '.mts', '.js', '.mjs'];

const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Whether a word is the path of a file rather than a name of a table. */
export const isPath = (word: string): boolean =>
  /[/\\]/.test(word) || EXTENSIONS.includes(extname(word)) || isFile(word);

/** The file of that name but for its extension; undefined where there is none. */
export const fileNamed = (word: string): string | undefined =>
  EXTENSIONS.map((extension) => word + extension).find(isFile);

/** Compiles and imports a file; fails with one sentence where its default export is not what is expected. */
export async function loadFile<T>(path: string, { noun, maker, list, is }: Expected<T>): Promise<LoadedFile<T>> {
  if (!isFile(path)) {
    const also = fileNamed(path);
    const remedy = also === undefined ? `check the path, or see "${list}".` : `did you mean ${also}?`;
    throw new UserError(`There is no ${noun} file ${path}; ${remedy}`);
  }
  if (!EXTENSIONS.includes(extname(path))) {
    throw new UserError(`${path} is no ${noun} file; its name has to end in ${EXTENSIONS.join(', ')}.`);
  }
  const { compileStrategy } = await import('./compile-strategy.js');
  const { url, sourceHash, sources } = await compileStrategy(path);
  process.setSourceMapsEnabled(true);
  // Standard output is the report's alone: what a file prints must not get into a pipe of JSON.
  globalThis.console = new Console(process.stderr, process.stderr);
  const { default: value } = (await imported(path, url, sources)) as { default?: unknown };
  if (!is(value)) {
    throw new UserError(
      `${path} holds no ${noun}; it needs "export default ${maker}({ … })", imported from "tidemark".`,
    );
  }
  return { value, url, sourceHash, sources };
}

async function imported(path: string, url: string, sources: readonly string[]): Promise<unknown> {
  try {
    return await import(url);
  } catch (error) {
    // A sentence of the engine's own ends in a full stop, and this one goes on.
    const what = (error instanceof Error ? error.message : String(error)).replace(/\.+$/, '');
    const place = failurePlace(error, sources) ?? path;
    throw new UserError(`${place} failed while it was loaded: ${what}; mend the file and run it again.`, {
      cause: error,
    });
  }
}
