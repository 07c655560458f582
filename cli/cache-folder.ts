// Where compiled strategies, and data that were read, are kept between runs.

import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** A folder that only this user can read or write: what lies in it is run as code. */
export const cacheFolder = (): string => lastingFolder() ?? mkdtempSync(join(tmpdir(), 'tidemark-'));

/** The folder of data that were read; undefined where nothing can be kept. */
export function dataCache(): string | undefined {
  const folder = lastingFolder();
  return folder === undefined ? undefined : join(folder, 'data');
}

/** A folder that the next run finds again; undefined where there is no home, or one that others can write. */
export function lastingFolder(): string | undefined {
  const { XDG_CACHE_HOME: root } = process.env;
  try {
    const folder = join(root !== undefined && isAbsolute(root) ? root : join(homedir(), '.cache'), 'tidemark');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (isPrivate(folder)) return folder;
  } catch {
    // No home, or one that cannot be written: a folder of this process alone will do.
  }
  return undefined;
}

/** Whether nobody else may write there. Windows has no such bits; a home folder is private there. */
function isPrivate(folder: string): boolean {
  if (process.getuid === undefined) return true;
  const { uid, mode } = statSync(folder);
  return uid === process.getuid() && (mode & 0o022) === 0;
}
