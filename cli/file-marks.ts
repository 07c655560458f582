// Tells whether files have changed, by what the file system says of them.

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What is known of a file without reading it; empty where there is none. A file that an editor puts in the place of another is another. */
export function markOf(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** The marks of all files at and below some paths, as one text; what packages and hidden folders hold is not looked at. */
export function marksBelow(paths: readonly string[]): string {
  const lines: string[] = [];
  const visit = (path: string) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isDirectory()) lines.push(`${path} ${markOf(path)}`);
    else for (const name of namesIn(path)) visit(join(path, name));
  };
  for (const path of paths) visit(path);
  return lines.join('\n');
}

const namesIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.') && name !== 'node_modules')
    .sort();
