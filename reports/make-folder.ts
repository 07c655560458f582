// Makes a folder with those above it.

import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Makes a folder and what is missing above it, and yields the topmost that was made; undefined where it was there. Node's own recursive form never ends
 *  where the system says of a folder below one that is there that there is none, as under /proc. */
export function makeFolder(path: string, mode = 0o777): string | undefined {
  const folder = resolve(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const parent = dirname(folder);
  const above = parent === folder ? undefined : makeFolder(parent, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error;
    return above;
  }
  return above ?? folder;
}
