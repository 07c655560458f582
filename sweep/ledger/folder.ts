// The folder of a ledger: what stands in it, and how it is made.

import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../engine/index.js';
import { makeFolder } from '../../reports/make-folder.js';
import { isRecord } from './canonical.js';
import { FORMAT } from './format.js';

/** Name of the journal that single runs share. */
export const RUNS = 'runs';

/** A journal as it was when the folder was looked at. */
export interface JournalFile {
  /** File name without its ending: a number, or `RUNS`. */
  readonly name: string;
  /** 0 for the journal of single runs. */
  readonly number: number;
  readonly path: string;
  /** Length, in bytes. */
  readonly bytes: number;
  /** When it was last written to, ms UTC. */
  readonly written: number;
}

/** Path of a journal by its name. */
export const journalPath = (dir: string, name: string): string => join(dir, 'journals', `${name}.jsonl`);

/** What a folder is: a ledger that can be read, or nothing yet. Fails where it is anything else. */
export function folderState(dir: string): 'ledger' | 'nothing' {
  const entry = statSync(dir, { throwIfNoEntry: false });
  if (!entry) return 'nothing';
  if (!entry.isDirectory()) throw new UserError(`The ledger ${dir} is not a folder; name another with --ledger.`);
  const names = readdirSync(dir).filter((name) => !name.startsWith(MAKING));
  if (!names.includes('format.json')) {
    if (names.length === 0) return 'nothing';
    throw new UserError(
      `${dir} holds ${names.sort()[0]} and no format.json, so it is no ledger; name an empty or new folder with --ledger.`,
    );
  }
  const format = formatOf(readFileSync(join(dir, 'format.json'), 'utf8'));
  if (format === undefined) {
    throw new UserError(
      `${join(dir, 'format.json')} is damaged: it should be {"format":${FORMAT}}; write that into it.`,
    );
  }
  if (format > FORMAT) throw newer(dir, format);
  return 'ledger';
}

/** The error about something that a later version has written. */
export const newer = (dir: string, format: number | string): UserError =>
  new UserError(
    `The ledger ${dir} was written by a newer version of Tidemark (format ${format}, this version reads ${FORMAT}); update Tidemark, or name another folder with --ledger.`,
  );

function formatOf(text: string): number | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) && Number.isInteger(value.format) && Number(value.format) > 0
      ? Number(value.format)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Beginning of the names under which a file is made before it takes its place. */
const MAKING = '.new-';

/** Makes the folder a ledger where it is not yet; two may do so at once. */
export function makeLedgerFolder(dir: string): void {
  if (folderState(dir) === 'nothing') {
    const made = makeFolder(dir, 0o700);
    let scratch = '';
    try {
      scratch = mkdtempSync(join(dir, MAKING));
      const format = join(scratch, 'format.json');
      writeFileSync(format, `${JSON.stringify({ format: FORMAT })}\n`);
      renameSync(format, join(dir, 'format.json'));
    } catch (error) {
      if (scratch !== '') rmSync(scratch, { recursive: true, force: true });
      if (made !== undefined) rmdirSync(dir);
      throw error;
    }
    rmSync(scratch, { recursive: true, force: true });
  }
  makeFolder(join(dir, 'journals'));
}

/** The journals that there are: single runs first, then by number. Anything else in the folder is passed over. */
export function journalsIn(dir: string): JournalFile[] {
  const folder = join(dir, 'journals');
  const found: JournalFile[] = [];
  if (!statSync(folder, { throwIfNoEntry: false })) return found;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [, name] = /^(runs|[1-9]\d{0,14})\.jsonl$/.exec(entry.name) ?? [];
    if (name === undefined || !entry.isFile()) continue;
    const path = join(folder, entry.name);
    const { size, mtimeMs } = statSync(path);
    found.push({ name, number: name === RUNS ? 0 : Number(name), path, bytes: size, written: mtimeMs });
  }
  return found.sort((a, b) => a.number - b.number);
}
