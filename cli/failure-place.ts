// Where in a user's own files something failed.

import { relative } from 'node:path';
import { framesOf, ownLine, placeIn } from '../sweep/own-line.js';

/** A frame in a module that was compiled and not mapped back, as where a user's code formats its stacks by itself. */
const COMPILED = /(file:\/\/[^()]*?[0-9a-f]{64}\.mjs)(\?[^:]*)?:\d+:\d+/;

/** The first of the files in the stack of an error with its line, as `dip.ts:14`, relative to the current folder; undefined where none of
 *  them is in it. Frames of the engine and of packages are passed over: the line that called them is what can be mended. */
export function failurePlace(error: unknown, sources: readonly string[]): string | undefined {
  for (const frame of framesOf(error)) {
    for (const source of sources) {
      const place = placeIn(frame, source);
      if (place !== undefined) return `${relative('.', source)}:${place.line}`;
    }
  }
  return unmappedPlace(error, sources);
}

function unmappedPlace(error: unknown, sources: readonly string[]): string | undefined {
  const urls = framesOf(error).flatMap((frame) => COMPILED.exec(frame)?.[1] ?? []);
  const { file, line } = ownLine(error, [...new Set(urls)]) ?? {};
  return file !== undefined && sources.includes(file) ? `${relative('.', file)}:${line}` : undefined;
}
