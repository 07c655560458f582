// Compiles a user's strategy, with all that it imports, into one module that uses the host's engine.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Message, transform } from 'esbuild';
import { cacheFolder } from './cache-folder.js';
import { hostPlugin, neutralName } from './host-plugin.js';
import { NotCompiled, wantedBy } from './not-compiled.js';
import { ownFilesOf } from './own-file.js';
import { neutralPlaces, ownPlace, PLACE_NAMES, placed } from './own-place.js';
import { commonJs } from './package-entry.js';

/** Compiled code: where it can be imported from, a sha256 of it that is the same on every machine and wherever it is installed, and the full paths
 *  of the user's own files that it was made of: those of a package only where it is the one that was compiled. */
export interface Compiled {
  readonly url: string;
  readonly sourceHash: string;
  readonly sources: readonly string[];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Compiles a TypeScript or JavaScript file with all that it imports into a module named for its content; `isAlone` where it imports nothing but
 *  Tidemark itself and what comes with Node. */
export async function compileStrategy(path: string): Promise<Compiled & { readonly isAlone: boolean }> {
  const folder = cacheFolder();
  const { code: unplaced, map, sources, neutral, isAlone } = await compiled(path, folder);
  const code = placed(unplaced, dirname(realpathSync(path)));
  const target = join(folder, `${sha256(code + map)}.mjs`);
  if (!existsSync(target)) {
    const scratch = `${target}.${process.pid}`;
    const inline = Buffer.from(map).toString('base64');
    writeFileSync(scratch, `${code}\n//# sourceMappingURL=data:application/json;base64,${inline}\n`);
    renameSync(scratch, target);
  }
  return { url: pathToFileURL(target).href, sourceHash: sha256(neutral), sources, isAlone };
}

interface Output {
  readonly code: string;
  readonly map: string;
  readonly sources: readonly string[];
  /** What the hash is of: the user's own files, and the code without names that depend on where it lies. */
  readonly neutral: string;
  /** Whether it was made of one file that imports nothing but Tidemark itself and what comes with Node. */
  readonly isAlone: boolean;
}

async function compiled(path: string, folder: string): Promise<Output> {
  const full = realpathSync(path);
  const own = dirname(full);
  const isOwn = ownFilesOf(full);
  const parts = new Map<string, string>();
  const read = new Set([full]);
  const requiring: string[] = [];
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
      plugins: [
        hostPlugin(
          (part, url) => parts.set(url, part),
          (file) => requiring.push(file),
        ),
        ownPlace(own, (file) => read.add(file)),
      ],
    });
    if (metafile.inputs[basename(full)]?.format === 'cjs') throw commonJs(path);
    const [mapped, text] = ['.map', '.mjs'].map(
      (end) => outputFiles.find((file) => file.path.endsWith(end))?.text ?? '',
    );
    const code = text.replace(/\n\/\/# sourceMappingURL=.*\n?$/, '\n');
    const inputs = Object.keys(metafile.inputs).filter((input) => !input.startsWith('own-place:'));
    const given = JSON.parse(mapped) as { readonly sources: readonly string[] };
    const map = { ...given, sources: given.sources.map(decoded) };
    const files = inputs.map((input) => resolve(own, input)).filter(isOwn);
    // A package that was compiled before may say what it was made of.
    const origins = map.sources.map((source) => resolve(folder, source));
    const sources = [...new Set([...files, ...origins.filter(isOwn)])];
    const neutral = linesOf(files, own) + (await neutralOf(code, inputs, parts));
    const isAlone = inputs.length === 1 && [...parts.values()].every((part) => part === 'tidemark');
    return { code, map: withOwn({ ...map, sources: origins }, own, isOwn), sources, neutral, isAlone };
  } catch (error) {
    if (requiring.length > 0) throw commonJs(relative('.', requiring[0]));
    const messages = (error as { errors?: readonly Message[] }).errors ?? [];
    const [first, ...rest] = messages;
    if (first === undefined) throw error;
    const files = [...read, ...messages.flatMap((message) => wantedBy(message, own))];
    throw new NotCompiled(sentence(path, first, rest.length), files.filter(isOwn), {
      cause: error,
    });
  }
}

/** The name of a file as it stands in a map, where some signs are written as in an address. */
function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

/** The map of files, given by their full paths, with paths relative to their folder, and a list of those that are not the user's own. */
function withOwn(map: { readonly sources: readonly string[] }, own: string, isOwn: (file: string) => boolean): string {
  const written = (file: string) => encodeURI(relative(own, file).split(sep).join('/'));
  return JSON.stringify({
    ...map,
    sourceRoot: `${pathToFileURL(own).href}/`,
    sources: map.sources.map((file) => written(file).replace(/[?#]/g, encodeURIComponent)),
    ignoreList: map.sources.flatMap((file, at) => (isOwn(file) ? [] : [at])),
  });
}

/** The user's own files line by line: what fails is told with the line, which has to be the same for the same hash. */
const linesOf = (files: readonly string[], own: string): string =>
  [...files]
    .map((file) => [relative(own, file).split(sep).join('/'), readFileSync(file, 'utf8').replaceAll('\r\n', '\n')])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, text]) => `${file} ${sha256(text)}\n`)
    .join('');

/** The code as it is wherever it lies: two that do the same may be called otherwise and be installed elsewhere. */
async function neutralOf(code: string, inputs: readonly string[], parts: ReadonlyMap<string, string>): Promise<string> {
  let text = neutralPlaces(code);
  for (const [url, part] of parts) text = text.replaceAll(JSON.stringify(url), JSON.stringify(neutralName(part, url)));
  // What is no ES module stands in the code under its path.
  for (const input of inputs) text = text.replaceAll(`${JSON.stringify(input)}(`, '"module"(');
  // Names of variables come from those of files.
  const { code: short } = await transform(text, {
    minify: true,
    format: 'esm',
    legalComments: 'none',
    charset: 'utf8',
  });
  return short;
}

function sentence(path: string, { text, location }: Message, more: number): string {
  const file = location ? join(relative('.', dirname(resolve(path))), location.file) : path;
  const place = location ? `${file}:${location.line}:${location.column + 1}` : file;
  return `${place}: ${text.replace(/\.$/, '')}${more > 0 ? ` (and ${more} more like it)` : ''}; mend the file and run it again.`;
}
