// A data directory that an import wrote before, as its manifest tells it.

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../../engine/index.js';
import { sweepBeside } from '../beside.js';
import { isFolder } from '../text.js';
import { parted } from './joined.js';
import { MANIFEST, type ManifestContent, type ManifestSource, parseManifest } from './manifest.js';
import type { Texts } from './plan.js';

/** What a directory holds: nothing where it is new or empty. */
export interface ImportedDirectory {
  readonly path: string;
  readonly sources: readonly ManifestSource[];
  readonly texts: Texts;
  /** The text of one of its files; undefined where it is not there. */
  read(path: string): string | undefined;
  /** Every file in it, by its path inside. */
  readonly files: readonly string[];
}

/** The files of a folder at any depth, by their path inside, in order. Links are not followed out of it. */
function filesIn(folder: string, inside = ''): readonly string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = inside === '' ? entry.name : `${inside}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    });
}

/** What `dir` holds. A folder that holds something and has no manifest was not written by an import, and is refused. */
export function directoryAt(dir: string): ImportedDirectory {
  const path = resolve(dir);
  sweepBeside(dir);
  const nothing = {
    path,
    sources: [],
    texts: { get: missing, file: () => undefined },
    read: () => undefined,
    files: [],
  };
  if (!existsSync(path)) return nothing;
  if (!isFolder(path)) throw new UserError(`${dir} is a file: name a folder with --into.`);
  const files = filesIn(path);
  if (files.length === 0) return nothing;
  if (!files.includes(MANIFEST)) {
    throw new UserError(
      `${dir} holds something and has no ${MANIFEST}, so that no import made it: name a new or an empty folder with --into.`,
    );
  }
  const { sources } = parseManifest(readFileSync(join(path, MANIFEST), 'utf8'), join(dir, MANIFEST));
  const byPath = new Map<string, ManifestContent[]>();
  for (const content of sources.flatMap(({ contents }) => contents)) {
    const same = byPath.get(content.path);
    if (same) same.push(content);
    else byPath.set(content.path, [content]);
  }
  const lost = [...byPath.keys()].find((file) => !statSync(join(path, file), { throwIfNoEntry: false })?.isFile());
  if (lost !== undefined) {
    throw new UserError(`${join(dir, lost)} is not there, although ${MANIFEST} lists it: import into a new directory.`);
  }
  const read = (file: string) => (files.includes(file) ? readFileSync(join(path, file), 'utf8') : undefined);
  const bySha = new Map<string, string>();
  for (const [file, contents] of byPath) for (const { sha256 } of contents) bySha.set(sha256, file);
  let last: { readonly file: string; readonly texts: ReadonlyMap<string, string> } | undefined;
  const get = async (sha256: string) => {
    const file = bySha.get(sha256);
    if (file === undefined) return missing(sha256);
    if (last?.file !== file) {
      const contents = byPath.get(file)!;
      const texts = await parted(file, contents, readFileSync(join(path, file), 'utf8'));
      last = { file, texts: new Map(contents.map((content, at) => [content.sha256, texts[at]])) };
    }
    return last.texts.get(sha256)!;
  };
  const fileOf: Texts['file'] = ({ what, sha256, as }) => {
    if (what !== 'bars') return undefined;
    const isIt = (one: ManifestContent) => one.what === what && one.sha256 === sha256 && one.as === as;
    const file = files.find((one) => byPath.get(one)?.some(isIt));
    return file === undefined ? undefined : { file: join(path, file) };
  };
  return { path, sources, texts: { get, file: fileOf }, read, files };
}

const missing = (sha256: string): Promise<string> => Promise.reject(new Error(`No text ${sha256}.`));
