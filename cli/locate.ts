// Where the code lies that a word of the command line names: a file, a folder or a package.

import { existsSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { UserError } from '../engine/errors.js';
import { entryOf, EXTENSIONS, fileNamed, isFile, isFolder } from './package-entry.js';

/** Code that was found. */
export interface Located {
  /** The file to compile, as it is shown in errors: from the current folder on. */
  readonly path: string;
  /** What the user would call it: the path, and the package in front of it. */
  readonly label: string;
}

/** In front of the names of packages that hold a strategy. */
export const PREFIX = 'tidemark-strategy-';

const SCOPED = /^@[\w.~-]+\/[\w.~-]+$/;
const PACKAGE = /^(@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*$/;

/** Whether a word is written as a path rather than as a name. */
export const isPath = (word: string): boolean =>
  SCOPED.test(word) ? existsSync(word) : /[/\\]/.test(word) || EXTENSIONS.includes(extname(word)) || isFile(word);

/** The file that a path names, or that the folder there starts from; fails with one sentence where there is none. `noun` and `list` are words of
 *  that sentence: `strategy`, `tidemark list`. */
export function atPath(word: string, noun: string, list: string): Located {
  if (isFolder(word)) {
    const entry = entryOf(word);
    if (entry === undefined) throw withoutEntry(word, noun);
    return { path: entry, label: entry };
  }
  if (!isFile(word)) {
    const also = fileNamed(word);
    const remedy = also === undefined ? `check the path, or see "${list}".` : `did you mean ${also}?`;
    throw new UserError(`There is no ${noun} file ${word}; ${remedy}`);
  }
  if (!EXTENSIONS.includes(extname(word))) {
    throw new UserError(`${word} is no ${noun} file; its name has to end in ${EXTENSIONS.join(', ')}.`);
  }
  return { path: word, label: word };
}

/** What is said of a folder that holds nothing to start from. */
export const withoutEntry = (folder: string, noun: string): UserError =>
  new UserError(
    `${folder} is a folder with no ${noun} to start from; put an index.ts in it, or name the file in its package.json: "exports": "./NAME.ts".`,
  );

/** Names of packages that a name may mean, the likelier first; none where no package can be called so. */
export function packageNames(name: string): readonly string[] {
  if (!PACKAGE.test(name)) return [];
  const [, scope = '', own] = /^(@[^/]+\/)?(.*)$/.exec(name) ?? [];
  return own.startsWith(PREFIX) ? [name] : [`${scope}${PREFIX}${own}`, name];
}

/** The code of an installed package that a name means, looked for from a folder upwards; undefined where none is installed. Fails with one
 *  sentence where one is that holds nothing to start from. */
export function inPackage(name: string, noun: string, from = '.'): Located | undefined {
  for (const each of packageNames(name)) {
    const folder = installed(each, from);
    if (folder === undefined) continue;
    const path = entryOf(folder);
    if (path === undefined) throw new UserError(`The package ${each} (${folder}) has no ${noun} to start from.`);
    return { path, label: `${each} (${path})` };
  }
  return undefined;
}

/** The folder of a package, looked for from a folder upwards, relative to the current one; undefined where it is not installed. */
export function installed(name: string, from: string): string | undefined {
  for (let above = resolve(from); ; above = dirname(above)) {
    const folder = join(above, 'node_modules', name);
    if (isFolder(folder)) return relative('.', folder) || '.';
    if (dirname(above) === above) return undefined;
  }
}
