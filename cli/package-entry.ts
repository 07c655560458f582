// The file that a folder or a package starts from.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { UserError } from '../engine/errors.js';

/** Endings of the files that are compiled. */
export const EXTENSIONS: readonly string[] = ['.ts', '.mts', '.js', '.mjs'];

/** Conditions of `exports` that hold for an import by Node. */
const CONDITIONS: ReadonlySet<string> = new Set(['import', 'module', 'node', 'default']);

/** What is read of a package.json. */
export interface Manifest {
  readonly exports?: unknown;
  readonly module?: unknown;
  readonly main?: unknown;
  readonly dependencies?: unknown;
  readonly peerDependencies?: unknown;
}

/** Whether a path is that of a file. */
export const isFile = (path: string): boolean => existsSync(path) && statSync(path).isFile();

/** Whether a path is that of a folder. */
export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The package.json of a folder; undefined where there is none. Fails with one sentence on one that cannot be read. */
export function manifestOf(folder: string): Manifest | undefined {
  const path = join(folder, 'package.json');
  if (!isFile(path)) return undefined;
  try {
    // Editors on Windows open a file with a mark that is no JSON.
    return Object(JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))) as Manifest;
  } catch (error) {
    throw new UserError(`${path} cannot be read as JSON; mend it.`, { cause: error });
  }
}

/** The path of the file that a folder starts from: what its package.json exports, else its index; undefined where there is neither. Fails with one
 *  sentence where package.json names what is not there or cannot be imported. */
export function entryOf(folder: string): string | undefined {
  const named = namedBy(manifestOf(folder), folder);
  if (named === undefined) return fileNamed(join(folder, 'index'));
  const path = join(folder, named);
  const inside = relative(folder, path);
  if (inside === '' || inside.startsWith('..')) {
    throw new UserError(`${join(folder, 'package.json')} names ${named}, which is not inside its folder; mend it.`);
  }
  if (extname(path) === '.cjs') throw commonJs(path);
  const found = isFile(path) ? path : (fileNamed(path) ?? fileNamed(join(path, 'index')));
  if (found !== undefined) return found;
  throw new UserError(
    `${join(folder, 'package.json')} names ${named}, which is not there; build the package, or mend the name.`,
  );
}

/** What is said of code that cannot share an engine with others, since it is no ES module. */
export const commonJs = (path: string): UserError =>
  new UserError(
    `${path} is written with require and module.exports; use import { … } from 'tidemark' and export default.`,
  );

/** The file of that name but for its extension; undefined where there is none. */
export const fileNamed = (word: string): string | undefined =>
  EXTENSIONS.map((extension) => word + extension).find(isFile);

/** What a package.json names to be imported; undefined where it names nothing. */
function namedBy(manifest: Manifest | undefined, folder: string): string | undefined {
  const { exports, module, main } = manifest ?? {};
  if (exports === undefined || exports === null) {
    return [module, main].find((name): name is string => typeof name === 'string' && name !== '');
  }
  const own = isTable(exports) && '.' in exports ? exports['.'] : exports;
  const target = targetOf(own);
  if (target !== undefined) return target;
  const path = join(folder, 'package.json');
  const why =
    isTable(own) && 'require' in own
      ? 'offers its code to require alone; add an "import" that names an ES module'
      : 'has "exports" without "."; name the file there';
  throw new UserError(`${path} ${why}.`);
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The first target whose conditions hold, as Node looks for it. */
function targetOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return firstOf(value);
  if (!isTable(value)) return undefined;
  return firstOf(Object.keys(value).flatMap((condition) => (CONDITIONS.has(condition) ? [value[condition]] : [])));
}

function firstOf(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const target = targetOf(value);
    if (target !== undefined) return target;
  }
  return undefined;
}
