// What a file is, by its bytes and by what the file system tells of it.

import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

const CHUNK = 1 << 18;

/** sha256 of a file, hexadecimal. */
export function sha256Of(path: string): string {
  const hash = createHash('sha256');
  const bytes = new Uint8Array(CHUNK);
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const count = readSync(file, bytes, 0, CHUNK, null);
      if (count === 0) return hash.digest('hex');
      hash.update(bytes.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}

/** What is known of a file without reading it. */
export interface Mark {
  /** Its number, its size and its times: two that differ are of different files or of different bytes. */
  readonly words: string;
  /** When its bytes, or what is told of it, changed last: ns since 1970 on the clock of the file system. */
  readonly changed: bigint;
}

/** The mark of a file; a file that is not there is an error. */
export function markOf(path: string): Mark {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  const changed = mtimeNs > ctimeNs ? mtimeNs : ctimeNs;
  return { words: `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`, changed };
}
