// A user's code as it was compiled before, where nothing that it is made of has changed: then esbuild is not loaded.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lastingFolder } from './cache-folder.js';
import type { Compiled } from './compile-strategy.js';
import { VERSION } from './version.js';

/** Files by which a folder tells what becomes of the TypeScript in it and below. */
const SETTINGS = ['tsconfig.json', 'jsconfig.json'];

/** What is kept of a compilation: the name of its module in the same folder, and what is told of it. */
interface Kept {
  readonly module: string;
  readonly sourceHash: string;
}

/** Compiles a file as `compileStrategy` does, or finds what came of it before: to load esbuild and to ask it for a file that it had seen took
 *  1.5 times as long as a start of Node. What is kept is that of a file which imports nothing but Tidemark and what comes with Node: with
 *  other files it would depend on which of them there are, and on how packages are installed. */
export async function compiled(path: string): Promise<Compiled> {
  const record = recordOf(path);
  const before = record === undefined ? undefined : read(record, realpathSync(path));
  if (before !== undefined) return before;
  const { isAlone, ...made } = await (await import('./compile-strategy.js')).compileStrategy(path);
  // A file that was saved meanwhile may not be the one that was compiled.
  if (record !== undefined && isAlone && recordOf(path) === record) keep(record, made);
  return made;
}

function read(record: string, full: string): Compiled | undefined {
  try {
    const { module, sourceHash } = JSON.parse(readFileSync(record, 'utf8')) as Kept;
    const target = join(dirname(record), module);
    return existsSync(target) ? { url: pathToFileURL(target).href, sourceHash, sources: [full] } : undefined;
  } catch {
    // None, or a torn one, which is as good as none.
    return undefined;
  }
}

function keep(record: string, { url, sourceHash }: Compiled): void {
  const target = fileURLToPath(url);
  if (dirname(target) !== dirname(record)) return;
  const module = target.slice(dirname(record).length + 1);
  const scratch = `${record}.${process.pid}`;
  writeFileSync(scratch, JSON.stringify({ module, sourceHash } satisfies Kept));
  renameSync(scratch, record);
}

/** Where what comes of a file is kept, by its path and content, the code that compiles and the library that it is to share; undefined where
 *  nothing lasts, or settings of TypeScript above the file have a say. */
function recordOf(path: string): string | undefined {
  const folder = lastingFolder();
  if (folder === undefined || !existsSync(path)) return undefined;
  const full = realpathSync(path);
  for (let above = dirname(full); ; above = dirname(above)) {
    if (SETTINGS.some((name) => existsSync(join(above, name)))) return undefined;
    if (above === dirname(above)) break;
  }
  // The build names a part by its content, and this part names the one that compiles.
  const own = readFileSync(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const part of [VERSION, own, import.meta.resolve('tidemark'), full, readFileSync(full)])
    hash.update(createHash('sha256').update(part).digest());
  return join(folder, `${hash.digest('hex')}.json`);
}
