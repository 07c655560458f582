// Keeps what was read of data files, so that the same files are not parsed again.

import { createHash } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ColumnFile, openColumns, writeColumns } from './columnar/column-file.js';
import { markOf, sha256Of } from './columnar/file-hash.js';
import type { Reading, ReadOptions } from './read.js';
import { sourcesOf } from './sources.js';

/** Bytes that a folder may hold; beyond them what was written first is dropped. */
const MOST = 2 ** 30;
/** A reading that takes more than three quarters of that is not kept. */
const LARGEST = (MOST / 4) * 3;
/** How long before it was looked at a file must have been changed last, ns: two changes within a tick of a file system's clock, which may be two
 *  seconds long, leave the same mark. */
const SETTLED = 2_500_000_000n;

const FILE = /^[0-9a-f]{64}(\.\d+\.new)?$/;

/** What is told of the files that a reading was made from. */
interface Label {
  /** When they were looked at, ns since 1970 on the clock of the cache's file system. */
  readonly at: string;
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly mark: string }[];
}

/** What `read` finds: from the folder, where the same files were read with the same options by the same code before; else by reading them,
 *  which is kept for the next time. Readings with errors are not kept. A folder that cannot be written changes nothing but the time. */
export async function readThrough(
  folder: string,
  paths: readonly string[],
  options: ReadOptions,
  read: () => Promise<Reading>,
): Promise<Reading> {
  const key = keyOf(paths, options);
  if (key === undefined) return read();
  const known = kept(folder, key);
  if (known) return known;
  const fresh = begun(folder, key);
  const before = marksOf(paths);
  try {
    const reading = await read();
    const isSound = reading.findings.every(({ severity }) => severity !== 'error');
    // Files that changed while they were read would be kept under the name of what they were.
    if (fresh && isSound && keyOf(paths, options) === key) keep(folder, key, fresh, reading, before);
    return reading;
  } finally {
    if (fresh) discard(fresh);
  }
}

/** sha256 over all that a reading depends on but the bytes of the files: the code, the options, the paths as they were given, and the names of the
 *  files; undefined where there is something wrong with them, which is for the reader to tell. */
function keyOf(paths: readonly string[], { base, lenient, assets, continuous }: ReadOptions): string | undefined {
  try {
    const hash = createHash('sha256');
    // A bundle names the bundles that it imports by their content, so that its own bytes stand for all of the code.
    hash.update(readFileSync(fileURLToPath(import.meta.url)));
    // Zones are the runtime's own.
    const words = [process.versions, process.cwd(), paths, base, lenient, assets, continuous];
    hash.update(JSON.stringify(words, (_, value: unknown) => (value === undefined ? null : value)));
    for (const source of sourcesOf(paths)) {
      // Which files there are tells too, those that are not read among them: a misspelt name is warned of.
      const lists = source.what === 'file' ? {} : { bars: [...source.bars], calendars: [...source.calendars] };
      hash.update(JSON.stringify({ ...source, ...lists }));
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

/** The marks of all files that may be read, by their path. */
function marksOf(paths: readonly string[]): ReadonlyMap<string, string> {
  const files = sourcesOf(paths).flatMap((source) => {
    if (source.what === 'file') return [source.path];
    const { instruments, actions, rates, bars, calendars, series } = source;
    const tables = [instruments, actions, rates].filter((path) => path !== '');
    return [...tables, ...bars.values(), ...calendars.values(), ...series.map(({ path }) => path)];
  });
  return new Map(files.flatMap((path) => wordsOf(path)));
}

/** A path with the mark of its file; nothing where there is none. */
function wordsOf(path: string): readonly (readonly [string, string])[] {
  try {
    return [[path, markOf(path).words]];
  } catch {
    return [];
  }
}

/** What a file keeps, where the data are still what it was made from; undefined where it is not there, damaged or of another kind. */
function kept(folder: string, key: string): Reading | undefined {
  let file: ColumnFile | undefined;
  try {
    file = openColumns(join(folder, key));
    const label = JSON.parse(file.label) as Label;
    if (isTrusted(label)) return file.value() as Reading;
    const fresh = begun(folder, key);
    if (fresh) discard(fresh);
    const found = labelOf(label.files, fresh?.at ?? 0n);
    if (!found) return undefined;
    const reading = file.value() as Reading;
    // The next time they may be known without being read.
    if (fresh) file.relabel(JSON.stringify(found));
    return reading;
  } catch {
    return undefined;
  } finally {
    file?.close();
  }
}

/** True where no file can have changed since it was looked at, by what the file system tells of it. */
const isTrusted = ({ at, files }: Label): boolean =>
  files.every(({ path, mark }) => {
    const { words, changed } = markOf(path);
    return words === mark && changed + SETTLED < BigInt(at);
  });

/** A label of files as they are now; undefined where the bytes of one are not those that were read. */
function labelOf(files: Label['files'], at: bigint): Label | undefined {
  const marked = files.map(({ path, sha256 }) => {
    const mark = markOf(path).words;
    return sha256Of(path) === sha256 && markOf(path).words === mark ? { path, sha256, mark } : undefined;
  });
  return marked.every((one) => one !== undefined) ? { at: String(at), files: marked } : undefined;
}

/** A new file in the folder, and the time on its clock. */
interface Fresh {
  readonly path: string;
  readonly file: number;
  /** ns since 1970. */
  readonly at: bigint;
}

function begun(folder: string, key: string): Fresh | undefined {
  const path = join(folder, `${key}.${process.pid}.new`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(path, 'w+', 0o600);
    return { path, file, at: fstatSync(file, { bigint: true }).mtimeNs };
  } catch {
    // A full disk, or a folder of somebody else: the data are read all the same.
    return undefined;
  }
}

function keep(
  folder: string,
  key: string,
  { path, file, at }: Fresh,
  reading: Reading,
  before: ReadonlyMap<string, string>,
): void {
  try {
    const { files, sums } = reading;
    const marked = files.map((name, index) => ({ path: name, sha256: sums[index], mark: before.get(name) ?? '' }));
    const seen: Label = { at: String(at), files: marked };
    // Of files that were written just now the marks do not tell whether they changed while they were read.
    const label = isTrusted(seen) ? seen : labelOf(marked, at);
    if (!label || label.files.some(({ path: name, mark }) => mark !== before.get(name))) return;
    const columns = reading.dataset.bars.reduce((sum, { time }) => sum + 6 * time.byteLength, 0);
    if (columns > LARGEST || writeColumns(file, reading, JSON.stringify(label)) > LARGEST) return;
    renameSync(path, join(folder, key));
    drop(resolve(folder), MOST);
  } catch {
    // It is read again the next time.
  }
}

function discard({ path, file }: Fresh): void {
  try {
    closeSync(file);
    rmSync(path, { force: true });
  } catch {
    // It was never there.
  }
}

/** Removes what was written first, until the folder holds no more than so many bytes. */
function drop(folder: string, most: number): void {
  const files = readdirSync(folder)
    .filter((name) => FILE.test(name))
    .map((name) => ({ path: join(folder, name), stats: statSync(join(folder, name)) }))
    .sort((a, b) => b.stats.mtimeMs - a.stats.mtimeMs);
  let bytes = 0;
  for (const { path, stats } of files) {
    bytes += stats.size;
    if (bytes > most) rmSync(path, { force: true });
  }
}
