// Makes a user's code share the engine that is running: `tidemark` and its parts are never bundled.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { STRATEGIES } from '../strategies/index.js';
import { nearest } from './nearest.js';

const PARTS = /^tidemark(\/.*)?$/;

/** Our own package, wherever a file lies, is the copy that is running: there is one engine. `found` is told each part that is imported, and the
 *  url that stands in the code for it. */
export const hostPlugin = (
  found: (part: string, url: string) => void,
  required: (importer: string) => void,
): Plugin => ({
  name: 'host',
  setup(building) {
    building.onResolve({ filter: PARTS }, ({ path, kind, importer }) => {
      if (kind === 'require-call' || kind === 'require-resolve') {
        required(importer);
        return { errors: [{ text: 'An ES module cannot be required' }] };
      }
      const url = urlOf(path);
      if (url === undefined) return { errors: [{ text: unknownPart(path) }] };
      found(path, url);
      return { path: url, external: true };
    });
  },
});

/** What a part of Tidemark is called in a hash of code: by its name, and a strategy by its code as well, which may be another in another version. */
export function neutralName(part: string, url: string): string {
  if (!part.startsWith('tidemark/strategies')) return part;
  return `${part} ${createHash('sha256')
    .update(readFileSync(new URL(url)))
    .digest('hex')}`;
}

function urlOf(part: string): string | undefined {
  try {
    const url = import.meta.resolve(part);
    return existsSync(fileURLToPath(url)) ? url : undefined;
  } catch {
    return undefined;
  }
}

function unknownPart(part: string): string {
  const [, name] = /^tidemark\/strategies\/(.*)$/.exec(part) ?? [];
  const known = name === undefined ? ['testing', 'strategies'] : Object.keys(STRATEGIES);
  const near = nearest(name ?? part.replace(/^tidemark\//, ''), known);
  const meant =
    near === undefined ? '' : `; did you mean "tidemark/${name === undefined ? '' : 'strategies/'}${near}"?`;
  return name === undefined ? `There is no "${part}"${meant}` : `There is no built-in strategy "${name}"${meant}`;
}
