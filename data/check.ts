// All that is wrong with data, for those who want to mend it.

import type { Finding } from './finding.js';
import { type ReadOptions, read } from './read.js';

/** Everything found in the files of the given paths, in the order in which they are read. */
export async function check(paths: readonly string[], options: ReadOptions = {}): Promise<readonly Finding[]> {
  return (await read(paths, options)).findings;
}
