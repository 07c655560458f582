// Waits for files to change. They are looked at again and again: an editor may replace a file, a folder may come into being, and every system tells of
// these in a way of its own.

import { setTimeout as pause } from 'node:timers/promises';
import { markOf } from './file-marks.js';

/** Milliseconds between two looks. Ten files take a tenth of a millisecond. */
const INTERVAL = 40;

/** Files with what was known of them when they were read. */
export type Marks = ReadonlyMap<string, string>;

/** What is known of files now. */
export const marksOf = (paths: Iterable<string>): Marks => new Map(Array.from(paths, (path) => [path, markOf(path)]));

/** The first file that is not what it was, as soon as none changes any more: several quick saves are one. Ends with undefined when `signal` says so. */
export async function changed(marks: Marks, signal: AbortSignal): Promise<string | undefined> {
  const first = () => [...marks].find(([path, mark]) => markOf(path) !== mark)?.[0];
  let found = first();
  while (found === undefined) {
    if (!(await waited(signal))) return undefined;
    found = first();
  }
  for (let former = ''; ;) {
    const now = [...marks.keys()].map(markOf).join('\n');
    if (now === former) return found;
    former = now;
    if (!(await waited(signal))) return undefined;
  }
}

/** Lets one interval pass; false where that was interrupted. */
async function waited(signal: AbortSignal): Promise<boolean> {
  try {
    await pause(INTERVAL, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
