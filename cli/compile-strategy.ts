// Compiles a user's strategy file into one module that uses the host's engine.

import { createHash } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Message, type Plugin } from 'esbuild';
import { UserError } from '../engine/index.js';
import { cacheFolder } from './cache-folder.js';
import { ownPlace, PLACE_NAMES, placed } from './own-place.js';

/** A compiled file: where it can be imported from, the sha256 of its code, the same on every machine, and the full paths of the files
 *  that it was made of, those of packages left out. */
export interface Compiled {
  readonly url: string;
  readonly sourceHash: string;
  readonly sources: readonly string[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Our own package, wherever the file lies, is the copy that is running: there is one engine. */
const host: Plugin = {
  name: 'host',
  setup(building) {
    building.onResolve({ filter: /^tidemark(\/testing)?$/ }, ({ path }) => ({
      path: import.meta.resolve(path),
      external: true,
    }));
  },
};

/** Compiles a TypeScript or JavaScript file with all that it imports into a module named for its content. */
export async function compileStrategy(path: string): Promise<Compiled> {
  const folder = cacheFolder();
  const { code: unplaced, map, sources } = await compiled(path, folder);
  const neutral = ['tidemark', 'tidemark/testing'].reduce((t, name) => t.replaceAll(hostUrl(name), name), unplaced);
  const code = placed(unplaced, dirname(resolve(path)));
  const target = join(folder, `${sha256(code + map)}.mjs`);
  if (!existsSync(target)) {
    const scratch = `${target}.${process.pid}`;
    const inline = Buffer.from(map).toString('base64');
    writeFileSync(scratch, `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`);
    renameSync(scratch, target);
  }
  return { url: pathToFileURL(target).href, sourceHash: sha256(neutral), sources };
}

function hostUrl(name: string): string {
  try {
    return import.meta.resolve(name);
  } catch {
    return name;
  }
}

interface Output {
  readonly code: string;
  readonly map: string;
  readonly sources: readonly string[];
}

async function compiled(path: string, folder: string): Promise<Output> {
  const full = resolve(path);
  const own = dirname(full);
  try {
    const { outputFiles, metafile } = await build({
      // Comments in the code name files relative to this folder, so that the code is the same wherever it lies.
      absWorkingDir: own,
      entryPoints: [basename(full)],
      outfile: join(folder, 'strategy.mjs'),
      write: false,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      sourcemap: 'external',
      sourcesContent: false,
      legalComments: 'none',
      charset: 'utf8',
      logLevel: 'silent',
      metafile: true,
      define: PLACE_NAMES,
      plugins: [host, ownPlace(own)],
    });
    if (metafile.inputs[basename(full)]?.format === 'cjs') {
      throw new UserError(
        `${path} is written with require and module.exports; use import { … } from 'tidemark' and export default.`,
      );
    }
    const [map, code] = ['.map', '.mjs'].map((end) => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '');
    const files = Object.keys(metafile.inputs).filter((input) => !/^own-place:|(^|\/)node_modules\//.test(input));
    const sources = files.map((file) => resolve(own, file));
    return { code: code.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n'), map, sources };
  } catch (error) {
    const [first, ...rest] = (error as { errors?: readonly Message[] }).errors ?? [];
    if (first === undefined) throw error;
    throw new UserError(sentence(path, first, rest.length), { cause: error });
  }
}

function sentence(path: string, { text, location }: Message, more: number): string {
  const file = location ? join(relative('.', dirname(resolve(path))), location.file) : path;
  const place = location ? `${file}:${location.line}:${location.column + 1}` : file;
  return `${place}: ${text.replace(/\.$/, '')}${more > 0 ? ` (and ${more} more like it)` : ''}; mend the file and run it again.`;
}
