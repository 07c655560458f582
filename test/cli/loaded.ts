// What a command loads: every module and its size, as Node reads them, and none that it only may load later.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROGRAM } from './tidemark.js';

/** The modules of a process by kind. */
export interface Loaded {
  /** Packages of node_modules, sorted. */
  readonly packages: readonly string[];
  /** How many files of the build and of packages. */
  readonly files: number;
  readonly bytes: number;
}

/** Writes the address of each module into the file that TIDEMARK_LOADED names. */
const TELL = `
import { appendFileSync } from 'node:fs';
export async function load(url, context, next) {
  appendFileSync(process.env.TIDEMARK_LOADED, url + '\\n');
  return next(url, context);
}`;
const asData = (code: string) => `data:text/javascript,${encodeURIComponent(code)}`;
const REGISTER = asData(`import { register } from 'node:module'; register(${JSON.stringify(asData(TELL))});`);

/** Runs a command in a folder, as `tidemark` does, and tells what it loaded; fails where it does not end well. */
export function loadedBy(cwd: string, words: readonly string[]): Loaded {
  const list = join(cwd, '..', 'loaded.txt');
  rmSync(list, { force: true });
  const env = {
    XDG_CACHE_HOME: join(cwd, '..', 'cache'),
    XDG_DATA_HOME: join(cwd, '..', 'data'),
    TIDEMARK_LOADED: list,
  };
  const { status, stderr } = spawnSync(process.execPath, ['--import', REGISTER, PROGRAM, ...words], {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (status !== 0 || !existsSync(list)) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  const urls = new Set(readFileSync(list, 'utf8').split('\n'));
  const paths = [...urls].filter((url) => url.startsWith('file:')).map((url) => fileURLToPath(url));
  const packages = paths.flatMap((path) => /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return {
    packages: [...new Set(packages)].sort(),
    files: paths.length,
    bytes: paths.reduce((sum, path) => sum + statSync(path).size, 0),
  };
}
