// Scenes on a worker's own disk, so that one that was fetched need not be fetched again: a folder that may be deleted at any time.

import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isHash } from './keys.js';
import { hashOf } from './scene-store.js';

/** Where scenes are kept between sweeps. */
export interface SceneFolder {
  /** The bytes with this hash; undefined where they are not kept, or are spoiled. */
  find(hash: string): Promise<Uint8Array | undefined>;
  /** Keeps bytes, and forgets the oldest where there are too many. What cannot be kept is not kept. */
  keep(hash: string, bytes: Uint8Array): Promise<void>;
}

/** A folder of at most `most` bytes. `mark` tells files of this process from those of others while they are written. */
export function sceneFolder(folder: string, most: number, mark: string): SceneFolder {
  const path = (hash: string) => join(folder, `${hash}.scene`);
  return {
    async find(hash) {
      const bytes = await readFile(path(hash)).catch(() => undefined);
      return bytes !== undefined && hashOf(bytes) === hash ? bytes : undefined;
    },
    async keep(hash, bytes) {
      const scratch = `${path(hash)}.${mark}`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await trim(folder, most - bytes.length);
        await writeFile(scratch, bytes, { mode: 0o600 });
        await rename(scratch, path(hash));
      } catch {
        // A full or read-only disk costs a second fetch, no more.
        await rm(scratch, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Deletes the oldest scenes until the others are no more than `most` bytes. */
async function trim(folder: string, most: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => isHash(name.split('.')[0]));
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { name, size, mtimeMs };
    }),
  );
  files.sort((a, b) => b.mtimeMs - a.mtimeMs || (a.name < b.name ? -1 : 1));
  let kept = 0;
  for (const { name, size } of files) {
    kept += size;
    if (kept > most) await rm(join(folder, name), { force: true });
  }
}
