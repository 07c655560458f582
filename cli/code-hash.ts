// Which code of Tidemark is running.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The library, and what runs a point: the latter measures with code that the former does not need. */
const ENTRIES = ['index.js', 'worker.js'];

let known = '';

/** sha256 of the bundles that an outcome depends on, hexadecimal: their parts are named by their content, so that it changes with any of them,
 *  and it is the same on every machine. */
export function codeHash(): string {
  if (known !== '') return known;
  const hash = createHash('sha256');
  for (const entry of ENTRIES) hash.update(readFileSync(new URL(entry, import.meta.resolve('tidemark'))));
  return (known = hash.digest('hex'));
}
