// Writes an imported directory whole or not at all.

import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../engine/index.js';
import type { Made } from './plan.js';
import { makeBeside, placeOf } from '../beside.js';

/** A folder beside a directory that is to be written: texts wait in it, and the directory is put together in it. */
export class Workshop {
  readonly #target: string;
  #folder = '';

  constructor(dir: string) {
    this.#target = placeOf(dir);
  }

  /** The path of something in the folder, which is made when it is needed first. */
  path(name: string): string {
    if (this.#folder === '') this.#folder = makeBeside(this.#target);
    return join(this.#folder, name);
  }

  /** Puts files in the place of the directory; `kept` are files of the former one that stay as they are. The former one is there until the new one is
   *  whole, and comes back if it cannot be put in its place. */
  async replace(files: ReadonlyMap<string, () => Made | Promise<Made>>, kept: readonly string[] = []): Promise<void> {
    const fresh = this.path('new');
    mkdirSync(fresh, { recursive: true });
    for (const [name, text] of files) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true });
      const made = await text();
      if (typeof made === 'string') writeFileSync(join(fresh, name), made);
      else copyFileSync(made.file, join(fresh, name));
    }
    for (const name of kept) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true });
      // A link of the user's stays a link.
      cpSync(join(this.#target, name), join(fresh, name), { verbatimSymlinks: true, preserveTimestamps: true });
    }
    const aside = this.path('old');
    const former = existsSync(this.#target);
    if (former) renameSync(this.#target, aside);
    try {
      renameSync(fresh, this.#target);
    } catch (error) {
      if (former) renameSync(aside, this.#target);
      throw error;
    }
  }

  /** Takes the folder away. */
  clear(): void {
    if (this.#folder !== '') rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = '';
  }
}

/** An error of the disk as one for users. */
export function diskError(dir: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return error;
  const remedy =
    code === 'ENOSPC' ? ', since the disk is full: name a directory on another' : ': name a directory that can';
  return new UserError(`${dir} cannot be written (${code})${remedy}.`, { cause: error });
}
