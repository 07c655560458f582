// Which code of Tidemark is running.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

let known = '';

/** sha256 of the library's bundle, hexadecimal: its parts are named by their content, so that it changes with any of them, and it is the same
 *  on every machine. */
export function codeHash(): string {
  known ||= createHash('sha256')
    .update(readFileSync(new URL(import.meta.resolve('tidemark'))))
    .digest('hex');
  return known;
}
