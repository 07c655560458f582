// The files that are to be imported: those that were named, and those that lie in folders that were named.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isFolder } from '../text.js';

const DATA = /\.(?:csv|tsv|txt|json|gz|zip|parquet)$/i;

/** Files to read, each once, in an order that does not depend on that of the arguments; and how many files of folders were passed over, because
 *  their endings are not those of data. */
export function inputFiles(paths: readonly string[]): { readonly files: readonly string[]; readonly passed: number } {
  const files = new Set<string>();
  let passed = 0;
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && DATA.test(entry.name)) files.add(path);
      else passed++;
    }
  };
  for (const path of paths) {
    if (isFolder(path)) walk(path);
    else files.add(path);
  }
  return { files: [...files].sort(), passed };
}
