// The folder beside a directory in which it is put together anew, and what a kill leaves of such folders.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../engine/index.js';

/** Where a directory lies: a link that leads to it stays, and what it leads to is written. */
export const placeOf = (dir: string): string => (existsSync(dir) ? realpathSync(dir) : resolve(dir));

/** Makes the folder beside a directory: `new` in it becomes the directory, and `old` is what the directory was. Its name tells the process. */
export function makeBeside(place: string): string {
  mkdirSync(dirname(place), { recursive: true });
  return mkdtempSync(join(dirname(place), `.${basename(place)}-${process.pid}-`));
}

/** The folders that writings of a directory have made beside it, with the process of each. */
function besides(place: string): readonly { readonly path: string; readonly pid: number }[] {
  const [folder, head] = [dirname(place), `.${basename(place)}-`];
  return namesIn(folder).flatMap((name) => {
    const match = name.startsWith(head) ? /^(\d+)-[A-Za-z0-9]{6}$/.exec(name.slice(head.length)) : null;
    return match ? [{ path: join(folder, name), pid: Number(match[1]) }] : [];
  });
}

/** None where there is no folder, or one that may not be read: the writing itself will say so. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It is somebody else's to take away.
  }
}

/** True where a writing ended after the directory was moved away and before the new one took its place. */
const isBetween = (path: string): boolean => existsSync(join(path, 'old')) && existsSync(join(path, 'new'));

/** What a directory held that is not there, because the process that was writing it was killed at the worst moment; empty where there is nothing. */
export function formerOf(dir: string): string {
  const place = resolve(dir);
  if (existsSync(place)) return '';
  const left = besides(place).find(({ path }) => isBetween(path));
  return left === undefined ? '' : join(left.path, 'old');
}

/** Takes away what killed writings of a directory left beside it. Where that is all that is left of the directory it stays, and an error says how to
 *  bring it back. */
export function sweepBeside(dir: string): void {
  const place = placeOf(dir);
  for (const { path, pid } of besides(place)) {
    const isLost = isBetween(path) && (!existsSync(place) || !isRunning(pid));
    if (isLost) {
      throw new UserError(
        `A writing of ${dir} was killed in the middle, and what it held is in ${join(path, 'old')}: move that back to ${dir}, and remove ${path}.`,
      );
    }
    if (!isRunning(pid)) remove(path);
  }
}
