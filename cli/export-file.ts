// Writes a file whole or not at all, and over nothing that it was not told to replace.

import { linkSync, mkdtempSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../engine/index.js';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a file stands where a folder is needed',
  EISDIR: 'a folder stands there',
};

/** What lies at a path; undefined where nothing does, as below a file. */
export function entryAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const REMEDY = 'give --export the name of a file';

/** Fails where a file may not be written, so that this is known before the work and not after it. */
export function assertExport(path: string, force: boolean, remedy = REMEDY): void {
  const entry = entryAt(path);
  if (entry?.isDirectory()) throw new UserError(`${path} is a folder; ${remedy}.`);
  if (entry && !force)
    throw new UserError(`${path} is there already; choose another name, or replace it with --force.`);
}

/** Has a file written beside its place, and puts it there when it is complete. `remedy` ends the sentence of what the system refuses. */
export async function exportFile(
  path: string,
  force: boolean,
  write: (scratch: string) => Promise<void> | void,
  remedy?: string,
): Promise<void> {
  assertExport(path, force, remedy);
  const target = resolve(path);
  let folder = '';
  try {
    folder = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
    const scratch = join(folder, 'new');
    await write(scratch);
    if (force) renameSync(scratch, target);
    // A name is given only where there is none, even if one came about meanwhile.
    else linkSync(scratch, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') assertExport(path, force, remedy);
    if (code === undefined || error instanceof UserError) throw error;
    throw new UserError(
      `${path} cannot be written (${WHY[code] ?? code}); ${remedy ?? 'give --export another file'}.`,
      {
        cause: error,
      },
    );
  } finally {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  }
}
