// Names of sources: short, the same wherever the files lie, and different for files that are not the same.

import { slug } from './legal.js';

/** A path as folders and files, without the way to them. */
const partsOf = (path: string): readonly string[] =>
  path.split(/[/\\]+/).filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part));

/** The last parts of a path. */
const tail = (path: string, count: number): string => partsOf(path).slice(-count).join('/');

/** Where a file came from, without the folders above its own. */
export const originOf = (path: string): string => tail(path, 2);

const nameOf = (path: string, count: number): string =>
  slug(tail(path, count).replaceAll(/\.(?:csv|tsv|txt|json|gz|zip|parquet)(?=$|:)/gi, '')) || 'file';

/** A name for each path: its file and the folder that it lies in, and as many folders above as are needed to tell it from the others. */
export function sourceNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map(paths.map((path) => [path, nameOf(path, 2)]));
  for (let count = 3; count < 40; count++) {
    const users = new Map<string, string[]>();
    for (const [path, name] of names) users.set(name.toLowerCase(), [...(users.get(name.toLowerCase()) ?? []), path]);
    const doubled = [...users.values()].filter((same) => same.length > 1).flat();
    if (doubled.length === 0) break;
    for (const path of doubled) names.set(path, nameOf(path, count));
  }
  return names;
}
