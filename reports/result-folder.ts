// Puts a folder of files in its place whole, and never in the place of something that is not ours.

import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UserError } from '../engine/index.js';

/** Checks that a result may be written to a folder: it is missing, empty, or holds a former result (all the `required` files and
 *  beside them only `optional` ones). Yields its full path, links followed. */
export function resultFolder(dir: string, required: readonly string[], optional: Iterable<string>): string {
  const named = resolve(dir);
  const target = existsSync(named) ? realpathSync(named) : named;
  const entry = attempt(dir, () => lstatSync(target, { throwIfNoEntry: false }));
  if (!entry) return target;
  if (!entry.isDirectory()) throw new UserError(`${dir} is not a folder; choose another name for --out.`);
  if (`${process.cwd()}${sep}`.startsWith(`${target}${sep}`)) {
    throw new UserError(`${dir} holds the current folder and cannot be replaced; name a folder below it with --out.`);
  }
  const names = attempt(dir, () => readdirSync(target)).sort();
  const known = new Set([...required, ...optional]);
  const foreign = names.find((name) => !known.has(name) || !lstatSync(join(target, name)).isFile());
  const missing = required.find((name) => !names.includes(name));
  if (names.length > 0 && (foreign !== undefined || missing !== undefined)) {
    const found = foreign === undefined ? `has no ${missing}` : `holds ${foreign}`;
    throw new UserError(`${dir} ${found}, so it is not a former result; choose an empty or new folder for --out.`);
  }
  return target;
}

/** Writes files, as text by name, into a scratch folder beside the target and then moves them into its place together; what stood
 *  there is removed last. On failure the target is as it was. */
export function replaceFolder(target: string, shown: string, files: ReadonlyMap<string, string>): void {
  const parent = dirname(target);
  attempt(shown, () => {
    const made = mkdirSync(parent, { recursive: true });
    let scratch = '';
    let done = false;
    try {
      scratch = mkdtempSync(join(parent, `.${basename(target)}-`));
      const fresh = join(scratch, 'new');
      mkdirSync(fresh);
      for (const [name, text] of files) writeFileSync(join(fresh, name), text);
      exchange(fresh, target, join(scratch, 'former'));
      done = true;
    } finally {
      if (scratch !== '') rmSync(scratch, { recursive: true, force: true });
      if (!done && made !== undefined) removeEmpty(parent, made);
    }
  });
}

/** A folder cannot be renamed over one that holds files, so the former one steps aside, and back if the new one cannot come. */
function exchange(fresh: string, target: string, aside: string): void {
  const former = existsSync(target);
  if (former) renameSync(target, aside);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (former) renameSync(aside, target);
    throw error;
  }
}

/** Removes the folders that were made on the way to a target that did not come about. */
function removeEmpty(folder: string, top: string): void {
  for (let each = folder; each.startsWith(top); each = dirname(each)) {
    if (readdirSync(each).length > 0) return;
    rmdirSync(each);
  }
}

/** What a system's code means; any other is told as it is. */
const WHY: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENAMETOOLONG: 'the name is too long',
};

function attempt<T>(shown: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UserError(
      `The result cannot be written to ${shown} (${WHY[code] ?? code}); name a folder that can be written with --out.`,
      { cause: error },
    );
  }
}
