// Keeps what was read of data files, so that the same files are not parsed again.

import { createHash, type Hash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Deserializer, Serializer } from 'node:v8';
import type { Reading, ReadOptions } from './read.js';
import { type DirectorySource, type Source, sourcesOf } from './sources.js';

/** Bytes that a folder may hold; beyond them what was written first is dropped. */
const MOST = 2 ** 30;
/** A reading that takes a quarter of that is not kept. */
const LARGEST = MOST / 4;

const FILE = /^[0-9a-f]{64}(\.\d+\.new)?$/;

/** What `read` finds: from the folder, where the same files were read with the same options by the same code before; else by reading them,
 *  which is kept for the next time. Readings with errors are not kept. A folder that cannot be written changes nothing but the time. */
export async function readThrough(
  folder: string,
  paths: readonly string[],
  options: ReadOptions,
  read: () => Promise<Reading>,
): Promise<Reading> {
  const key = keyOf(paths, options);
  const known = key === undefined ? undefined : kept(join(folder, key));
  if (known) return known;
  const reading = await read();
  const isSound = reading.findings.every(({ severity }) => severity !== 'error');
  // Files that changed while they were read would be kept under the name of what they were.
  if (key !== undefined && isSound && keyOf(paths, options) === key) keep(folder, key, reading);
  return reading;
}

/** sha256 over all that a reading depends on: the code, the options, the paths as they were given, and the names and bytes of the files;
 *  undefined where a file cannot be read, which is for the reader to tell. */
function keyOf(paths: readonly string[], { base, lenient, assets, continuous }: ReadOptions): string | undefined {
  try {
    const hash = createHash('sha256');
    // A bundle names the bundles that it imports by their content, so that its own bytes stand for all of the code.
    hash.update(readFileSync(fileURLToPath(import.meta.url)));
    // Zones are the runtime's own.
    const words = [process.versions, process.cwd(), paths, base, lenient, assets, continuous];
    hash.update(JSON.stringify(words, (_, value: unknown) => (value === undefined ? null : value)));
    for (const source of sourcesOf(paths)) addSource(hash, source, { assets, continuous });
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

function addSource(hash: Hash, source: Source, options: ReadOptions): void {
  if (source.what === 'file') return addFile(hash, source.path);
  // Which files there are tells too, those that are not read among them: a misspelt name is warned of.
  hash.update(JSON.stringify({ ...source, bars: [...source.bars], calendars: [...source.calendars] }));
  const bars = [...source.bars].filter(([symbol]) => isRead(symbol, source, options)).map(([, path]) => path);
  const { instruments, actions, rates, calendars, series } = source;
  const tables = [instruments, actions, rates].filter((path) => path !== '');
  const all = [...tables, ...bars, ...calendars.values(), ...series.map(({ path }) => path)];
  for (const path of all) addFile(hash, path);
}

/** Whether the bars of a symbol may be read. A chain of contracts, or an action that renames, may lead to any. */
function isRead(symbol: string, { actions }: DirectorySource, { assets = [], continuous = [] }: ReadOptions): boolean {
  return assets.length === 0 || continuous.length > 0 || actions !== '' || assets.includes(symbol);
}

function addFile(hash: Hash, path: string): void {
  const bytes = readFileSync(path);
  hash.update(`${basename(path)} ${bytes.length}\n`).update(bytes);
}

/** What a file keeps; undefined where it is not there, damaged or of another kind. */
function kept(path: string): Reading | undefined {
  try {
    const bytes = readFileSync(path);
    const payload = bytes.subarray(32);
    if (!createHash('sha256').update(payload).digest().equals(bytes.subarray(0, 32))) return undefined;
    const deserializer = new Deserializer(payload);
    deserializer.readHeader();
    return deserializer.readValue() as Reading;
  } catch {
    return undefined;
  }
}

function keep(folder: string, key: string, reading: Reading): void {
  const fresh = join(folder, `${key}.${process.pid}.new`);
  try {
    const serializer = new Serializer();
    serializer.writeHeader();
    serializer.writeValue(reading);
    const payload = serializer.releaseBuffer();
    if (payload.length > LARGEST) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(fresh, Buffer.concat([createHash('sha256').update(payload).digest(), payload]), { mode: 0o600 });
    renameSync(fresh, join(folder, key));
    drop(resolve(folder), MOST);
  } catch {
    // A full disk, or a folder of somebody else: the data were read all the same.
    discard(fresh);
  }
}

function discard(path: string): void {
  try {
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
