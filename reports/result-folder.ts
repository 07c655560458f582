// Puts a folder of files in its place whole, and never in the place of something that is not ours.

import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UserError } from '../engine/index.js';
import { makeFolder } from './make-folder.js';

/** What a file of a result holds: its text, or its text piece by piece where the whole would be large. */
export type Content = string | Iterable<string>;

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** Whether a name is that of a file in the folder or, with slashes, in folders below it: nothing hidden, nothing that leads elsewhere, so
 *  that what is written stays in the folder and can be told from other things. */
export const isPlainName = (name: string): boolean => name.split('/').every((part) => PLAIN.test(part));

/** Checks that a result may be written to a folder: it is missing, empty, or holds a former result (all the `required` files and
 *  beside them only `optional` ones; names with slashes lie in folders below it). Yields its full path, links followed. */
export function resultFolder(dir: string, required: readonly string[], optional: Iterable<string>): string {
  const named = resolve(dir);
  const target = existsSync(named) ? realpathSync(named) : named;
  const entry = attempt(dir, () => lstatSync(target, { throwIfNoEntry: false }));
  if (!entry) return target;
  if (!entry.isDirectory()) throw new UserError(`${dir} is not a folder; choose another name for --out.`);
  if (`${process.cwd()}${sep}`.startsWith(`${target}${sep}`)) {
    throw new UserError(`${dir} holds the current folder and cannot be replaced; name a folder below it with --out.`);
  }
  const known = new Set([...required, ...optional]);
  const names = new Set<string>();
  const foreign = attempt(dir, () => firstForeign(target, '', known, names));
  const missing = required.find((name) => !names.has(name));
  if (foreign !== undefined || (names.size > 0 && missing !== undefined)) {
    const found = foreign === undefined ? `has no ${missing}` : `holds ${foreign}`;
    throw new UserError(`${dir} ${found}, so it is not a former result; choose an empty or new folder for --out.`);
  }
  return target;
}

/** The first entry, in order of names, that is no known file and no folder of known files; notes the files that it passes. Links are not
 *  followed: what they lead to is not ours. */
function firstForeign(top: string, inside: string, known: ReadonlySet<string>, seen: Set<string>): string | undefined {
  for (const entry of readdirSync(join(top, inside)).sort()) {
    const name = `${inside}${entry}`;
    const kind = lstatSync(join(top, name));
    if (kind.isFile() && known.has(name)) seen.add(name);
    else if (kind.isDirectory() && [...known].some((each) => each.startsWith(`${name}/`))) {
      const foreign = firstForeign(top, `${name}/`, known, seen);
      if (foreign !== undefined) return foreign;
    } else return name;
  }
  return undefined;
}

/** Writes files, by name, into a scratch folder beside the target and then moves them into its place together; what stood there is
 *  removed last. On failure the target is as it was. */
export function replaceFolder(target: string, shown: string, files: ReadonlyMap<string, Content>): void {
  const parent = dirname(target);
  attempt(shown, () => {
    const made = makeFolder(parent);
    let scratch = '';
    let done = false;
    try {
      scratch = mkdtempSync(join(parent, `.${basename(target)}-`));
      const fresh = join(scratch, 'new');
      mkdirSync(fresh);
      for (const [name, content] of files) write(join(fresh, name), content);
      exchange(fresh, target, join(scratch, 'former'));
      done = true;
    } finally {
      if (scratch !== '') rmSync(scratch, { recursive: true, force: true });
      if (!done && made !== undefined) removeEmpty(parent, made);
    }
  });
}

/** Writes a file in pieces, so that no more than one of them is in memory. */
function write(path: string, content: Content): void {
  makeFolder(dirname(path));
  if (typeof content === 'string') return writeFileSync(path, content);
  const file = openSync(path, 'w');
  try {
    for (const piece of content) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
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
