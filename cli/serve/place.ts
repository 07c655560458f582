// Where something lies below the served folder: by names that come from a URL, so that none of them is believed.

import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Folders below the served one that are looked into. */
export const DEEPEST = 8;

/** Whether a name is that of an entry of a folder, and not hidden. */
export const isPlainEntry = (name: string): boolean =>
  name !== '' && !name.startsWith('.') && !name.includes('/') && !name.includes(sep) && !name.includes('\0');

/** Full path of what the names lead to below `root`, which is a path without links; undefined where there is nothing, where a name is hidden or none,
 *  and where a link stands in the way: what is shown lies in the folder itself. */
export function placeOf(root: string, names: readonly string[]): string | undefined {
  if (names.length > DEEPEST + 1 || !names.every(isPlainEntry)) return undefined;
  const path = join(root, ...names);
  try {
    return realpathSync(path) === path ? path : undefined;
  } catch {
    return undefined;
  }
}
