// A journal that is being written: by one process alone, whole lines at its end, none of them half where something fails.

import { closeSync, fsyncSync, ftruncateSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { journalPath } from './folder.js';

/** Most bytes that are handed to the system at once. */
const PIECE = 1 << 22;

/** A journal that is open. */
export interface Journal {
  readonly number: number;
  /** Adds lines; they are on the disk when this returns. On failure the journal is as it was. */
  add(lines: readonly Buffer[]): void;
  close(): void;
}

/** Begins a journal in a file that nobody else writes to: the next free number from `number` on. */
export function beginJournal(dir: string, number: number, head: Buffer): Journal {
  for (let next = number; ; next++) {
    const path = journalPath(dir, String(next));
    let file: number;
    try {
      file = openSync(path, 'ax', 0o600);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    try {
      const journal = openJournal(file, next);
      journal.add([head]);
      keepName(dirname(path));
      return journal;
    } catch (error) {
      closeSync(file);
      rmSync(path, { force: true });
      throw error;
    }
  }
}

function openJournal(file: number, number: number): Journal {
  let length = 0;
  return {
    number,
    add(lines) {
      try {
        let bytes = 0;
        for (const piece of pieces(lines)) bytes += writeWhole(file, piece);
        fsyncSync(file);
        length += bytes;
      } catch (error) {
        ftruncateSync(file, length);
        throw error;
      }
    },
    close: () => closeSync(file),
  };
}

/** Lines together, so that many are one call. */
function* pieces(lines: readonly Buffer[]): Generator<Buffer> {
  let group: Buffer[] = [];
  let bytes = 0;
  for (const line of lines) {
    group.push(line);
    bytes += line.length;
    if (bytes >= PIECE) {
      yield Buffer.concat(group);
      group = [];
      bytes = 0;
    }
  }
  if (group.length > 0) yield Buffer.concat(group);
}

/** Writes all of it, however little the system takes at a time, and yields how much that was. */
export function writeWhole(file: number, bytes: Buffer): number {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at);
  return bytes.length;
}

/** A new name in a folder is on the disk only when the folder is; not every system can be asked for that. */
function keepName(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The file itself is safe against the end of this process, which is what most systems without this can promise.
  }
}
