// Reads journals: the heads of all, and the trials of one, each damaged line named.

import { closeSync, openSync, readSync } from 'node:fs';
import { kindOf } from './format.js';
import { type JournalFile, newer } from './folder.js';
import { eachLine } from './lines.js';
import { readHead, type TrialKind } from './read-line.js';
import { endLine, type Head } from './write-line.js';

/** Is told of what cannot be believed, one sentence each. */
export type Warn = (sentence: string) => void;

/** A journal with its first line. */
export interface OpenedJournal {
  readonly file: JournalFile;
  readonly head: Head;
}

/** The journals of sweeps with their heads; nothing else of them is read. One without a first line was only just begun, and is left out. */
export function headsOf(dir: string, files: readonly JournalFile[], warn: Warn): OpenedJournal[] {
  const found: OpenedJournal[] = [];
  for (const file of files) {
    if (file.number === 0) continue;
    eachLine(file.path, file.bytes, (line) => {
      const head = line && readHead(line);
      if (head === 'newer') throw newer(dir, 'of a journal');
      if (head) found.push({ file, head });
      else warn(`${file.path}:1 is damaged, so that nothing in this journal can be counted.`);
      return false;
    });
  }
  return found;
}

/** Number of the journal that began the study which a journal belongs to. */
export const rootOf = ({ file, head }: OpenedJournal): number => head.continues ?? file.number;

/** Whether a journal says that its search is complete. */
export function isEnded({ path, bytes }: JournalFile): boolean {
  const end = endLine();
  if (bytes < end.length) return false;
  const last = Buffer.alloc(end.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, last, 0, last.length, bytes - last.length);
  } finally {
    closeSync(file);
  }
  return last.equals(end);
}

/** Damaged lines of one journal that are named; of more the number is told. */
const NAMED = 3;

/** Hands over the lines of the trials in the first `bytes` of a journal, with the place where each begins. */
export function eachTrialLine(
  { path, number: journal }: JournalFile,
  bytes: number,
  warn: Warn,
  take: (line: Buffer, kind: TrialKind, at: number, number: number) => boolean,
): void {
  const wanted: TrialKind = journal === 0 ? 'run' : 'trial';
  let damaged = 0;
  const pass = (number: number) => {
    if (++damaged <= NAMED) warn(`${path}:${number} is damaged and is passed over; what it held no longer counts.`);
  };
  eachLine(path, bytes, (line, at, number) => {
    // What was cut off in the journal of single runs is closed by the next of them, which may leave a line with nothing.
    if (line?.length === 0) return true;
    const kind = line && kindOf(line);
    if (kind !== wanted) {
      const expected = journal !== 0 && (number === 1 ? kind === 'study' : kind === 'end');
      if (!expected && !(number === 1 && journal !== 0)) pass(number);
    } else if (!take(line!, wanted, at, number)) pass(number);
    return true;
  });
  if (damaged > NAMED) warn(`${path} has ${damaged - NAMED} more damaged lines, which are passed over too.`);
}
