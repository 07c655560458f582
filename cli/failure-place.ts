// Where in a user's own files something failed.

import { relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The first of the files in the stack of an error with its line, as `dip.ts:14`, relative to the current folder; undefined where none of
 *  them is in it. Frames of the engine and of packages are passed over: the line that called them is what can be mended. */
export function failurePlace(error: unknown, sources: readonly string[]): string | undefined {
  if (!(error instanceof Error)) return undefined;
  for (const frame of error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []) {
    for (const source of sources) {
      const line = lineIn(frame, source) ?? lineIn(frame, pathToFileURL(source).href);
      if (line !== undefined) return `${relative('.', source)}:${line}`;
    }
  }
  return undefined;
}

/** The line that a frame names in a file; undefined where it names another. */
function lineIn(frame: string, file: string): string | undefined {
  const at = frame.lastIndexOf(`${file}:`);
  // The whole path, and not the end of a longer one.
  if (at < 0 || !/[\s(]/.test(frame[at - 1])) return undefined;
  return /^\d+/.exec(frame.slice(at + file.length + 1))?.[0];
}
