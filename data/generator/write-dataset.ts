// Writes a dataset as a data directory: whole or not at all, and the same bytes for the same dataset.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { UserError } from '../../engine/index.js';
import { makeBeside, placeOf, sweepBeside } from '../beside.js';
import type { Dataset } from '../dataset.js';
import { datasetFiles } from './dataset-files.js';

/** What a directory written here may hold, and the file by which a former one is known. */
const OWN = ['instruments.csv', 'bars', 'actions.csv', 'series', 'fx.csv', 'calendars', 'rules.csv', 'generated.json'];
const MARK = 'generated.json';
/** Folders and a name that no symbol, series or market, wherever it comes from, leads out of. */
const INSIDE = /^(?!\.\.?(?:\/|$))[^/\\\p{Cc}]+(?:\/(?!\.\.?(?:\/|$))[^/\\\p{Cc}]+){0,3}$/u;

/** Writes the dataset to `dir` as instruments, bars, actions, series, rates, calendars and a file that says how it was made. A directory that was written
 *  like this before is replaced; any other that holds something is refused. Nothing half-written is left behind. */
export function writeDataset(dir: string, dataset: Dataset & { readonly seed?: string | number }): void {
  writeFolder(dir, datasetFiles(dataset));
}

/** Writes files, texts or bytes by their path inside it, as the folder `dir`, on the same terms. */
export function writeFolder(dir: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const strange = [...files.keys()].find((name) => !INSIDE.test(name));
  if (strange !== undefined) {
    throw new UserError(
      `${JSON.stringify(strange)} cannot be a file of ${dir}: give the symbol or series another name.`,
    );
  }
  sweepBeside(dir);
  const target = placeOf(dir);
  if (existsSync(target) && !replaceable(target)) {
    throw new UserError(
      `${dir} holds something that is not a generated data directory: name an empty or a new directory.`,
    );
  }
  let made = '';
  try {
    made = makeBeside(target);
    const fresh = join(made, 'new');
    for (const [name, text] of files) {
      mkdirSync(dirname(join(fresh, name)), { recursive: true });
      writeFileSync(join(fresh, name), text);
    }
    swap(fresh, target, join(made, 'old'));
  } catch (error) {
    const isFull = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    const remedy = isFull ? ', since the disk is full: name a directory on another' : ': name a directory that can';
    throw new UserError(`${dir} cannot be written${remedy}.`, { cause: error });
  } finally {
    if (made !== '') rmSync(made, { recursive: true, force: true });
  }
}

/** Puts the fresh directory in the place of the target; the former one comes back if that fails. */
function swap(fresh: string, target: string, aside: string): void {
  const former = existsSync(target);
  if (former) renameSync(target, aside);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (former) renameSync(aside, target);
    throw error;
  }
}

function replaceable(target: string): boolean {
  try {
    const names = readdirSync(target);
    return names.length === 0 || (names.includes(MARK) && names.every((name) => OWN.includes(name)));
  } catch {
    return false;
  }
}
