// Finds the results below a folder.

import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DEEPEST, isPlainEntry } from './place.js';

/** What makes a folder a result: its files, by kind. */
const MARKS = { run: ['run.json', 'equity.csv'], sweep: ['sweep.json', 'trials.csv'] } as const;
/** The page of each kind. */
export const PAGES = { run: 'report.html', sweep: 'sweep.html' } as const;

/** What a result may be. */
export type ResultKind = keyof typeof MARKS;

/** A result as it lies there. */
export interface FoundResult {
  /** Folders from the served one to it; none where it is that itself. */
  readonly names: readonly string[];
  readonly kind: ResultKind;
  /** Its file of settings and figures, with what tells that it has changed. */
  readonly path: string;
  readonly bytes: number;
  /** ms UTC. */
  readonly written: number;
  readonly hasPage: boolean;
}

/** The results below a folder. */
export interface Scan {
  readonly found: readonly FoundResult[];
  /** Whether there is more than is looked at. */
  readonly isCut: boolean;
}

/** Most entries of folders that are looked at. */
const MOST = 300_000;

/** All results below `root`, at most `DEEPEST` folders down. Links are not followed; what is hidden, or cannot be read, is passed over. */
export function scan(root: string, most = MOST): Scan {
  const found: FoundResult[] = [];
  let [seen, isCut] = [0, false];
  const visit = (names: readonly string[]): void => {
    // A folder that is too deep leaves out itself alone: what lies beside it is looked at.
    if (seen > most) return;
    const folder = join(root, ...names);
    const entries = entriesOf(folder);
    seen += entries.length;
    if (seen > most) {
      isCut = true;
      return;
    }
    const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
    for (const kind of ['run', 'sweep'] as const) {
      if (MARKS[kind].every((file) => files.has(file))) found.push(...resultIn(folder, names, kind, files));
    }
    for (const entry of entries) {
      if (!entry.isDirectory() || !isPlainEntry(entry.name)) continue;
      if (names.length < DEEPEST) visit([...names, entry.name]);
      else isCut = true;
    }
  };
  visit([]);
  return { found, isCut };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

function resultIn(
  folder: string,
  names: readonly string[],
  kind: ResultKind,
  files: ReadonlySet<string>,
): FoundResult[] {
  const path = join(folder, MARKS[kind][0]);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  // A sweep that is written anew takes its former place away for a moment.
  if (!stat) return [];
  return [{ names, kind, path, bytes: stat.size, written: stat.mtimeMs, hasPage: files.has(PAGES[kind]) }];
}
