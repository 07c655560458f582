// Files and folders of a data directory that are not read, although their names look like a slip of one that would be.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { nearest } from '../engine/index.js';
import { type Finding, findingsOf } from './finding.js';

/** What a data directory may hold at its top, by the name without what follows the dot. */
const KNOWN: Readonly<Record<string, string>> = {
  instruments: 'instruments.csv',
  actions: 'actions.csv',
  fx: 'fx.csv',
  generated: 'generated.json',
  bars: 'bars/',
  series: 'series/',
  calendars: 'calendars/',
  sources: 'sources/',
  manifest: 'manifest.json',
};

/** What was probably meant by a name at the top of a data directory; undefined for what is read, and for what looks like none of it, since
 *  people keep notes beside their data. A name with another ending is a slip only where nothing is there under the right one. */
function meantWith(folder: string, name: string, isFolder: boolean): string | undefined {
  const stem = isFolder ? name : basename(name, extname(name));
  const near = nearest(stem, Object.keys(KNOWN));
  if (near === undefined || name.startsWith('.')) return undefined;
  const meant = KNOWN[near];
  const given = isFolder ? `${name}/` : name;
  const isThere = existsSync(join(folder, meant));
  // Where the disk does not tell capitals apart, it is read.
  if (given === meant || (given.toLowerCase() === meant && isThere)) return undefined;
  const isTable = isFolder || /^\.(csv|json)$/i.test(extname(name));
  return isTable || (stem.toLowerCase() === near && !isThere) ? meant : undefined;
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A warning for each file or folder of a data directory whose name looks like a slip, in order of name. */
export const slipsIn = (folder: string): readonly Finding[] =>
  readdirSync(folder)
    .sort()
    .flatMap((name): Finding[] => {
      const file = join(folder, name);
      const meant = meantWith(folder, name, isDirectory(file));
      if (meant === undefined) return [];
      const slip = findingsOf(file);
      const words = { line: 0, column: '', value: '', what: 'is not read', remedy: `did you mean ${meant}?` };
      slip.add({ severity: 'warning', check: 'slips', ...words });
      return [...slip.list];
    });

/** The slips in one question, for an error about a folder that lacks what was misspelt; empty for none. */
export const meantBy = (slips: readonly Finding[]): string =>
  slips.length === 0 ? '' : `by ${basename(slips[0].file)}, ${slips[0].remedy}`;
