// Loads what a user's own file, folder or package exports: a strategy, a slippage model, a limit.

import { Console } from 'node:console';
import { UserError } from '../engine/index.js';
import { compiled } from './compiled.js';
import { failurePlace } from './failure-place.js';
import { atPath, type Located } from './locate.js';
import { messageOf } from '../sweep/message-of.js';

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

/** Frames of a stack that are kept: those of the engine and of packages must not push the user's own out of it. */
const DEEP = 50;

/** Compiles and imports the code of a path, or that was located; fails with one sentence where its default export is not what is expected. `fresh` is a text that makes a new
 *  module of it where it was imported before: what the module keeps is not shared then. */
export async function loadFile<T>(
  place: string | Located,
  { noun, maker, list, is }: Expected<T>,
  fresh = '',
): Promise<LoadedFile<T>> {
  const { path, label } = typeof place === 'string' ? atPath(place, noun, list) : place;
  const { url, sourceHash, sources } = await compiled(path);
  process.setSourceMapsEnabled(true);
  Error.stackTraceLimit = Math.max(Error.stackTraceLimit, DEEP);
  // Standard output is the report's alone: what a file prints must not get into a pipe of JSON.
  globalThis.console = new Console(process.stderr, process.stderr);
  const from = fresh === '' ? url : `${url}?${fresh}`;
  const { default: value } = (await imported(label, from, sources)) as { default?: unknown };
  if (!is(value)) {
    throw new UserError(
      `${label} holds no ${noun}; it needs "export default ${maker}({ … })", imported from "tidemark".`,
    );
  }
  return { value, url, sourceHash, sources };
}

async function imported(label: string, url: string, sources: readonly string[]): Promise<unknown> {
  try {
    return await import(url);
  } catch (error) {
    // A sentence of the engine's own ends in a full stop, and this one goes on.
    const what = messageOf(error).replace(/\.+$/, '');
    const place = failurePlace(error, sources) ?? label;
    throw new UserError(`${place} failed while it was loaded: ${what}; mend the file and run it again.`, {
      cause: error,
    });
  }
}
