// Single runs are trials as well: they share one journal, to which each adds a line.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { withLedger } from './failure.js';
import { journalPath, makeLedgerFolder, RUNS } from './folder.js';
import { writeWhole } from './journal.js';
import type { Remembered, StudyWords } from './ledger.js';
import { runLine } from './write-line.js';

const LINE_FEED = Buffer.from('\n');

/** Remembers a run that was made by itself. Many may do so at once: the system puts each line at the end, whole. The line is safe against
 *  the end of this process; it is not waited until the disk has it. */
export function rememberRun(dir: string, words: StudyWords, trial: Remembered): void {
  withLedger(dir, 'written', () => {
    makeLedgerFolder(dir);
    const file = openSync(journalPath(dir, RUNS), 'a+', 0o600);
    try {
      const line = runLine(words, trial);
      const { size } = fstatSync(file);
      // What another process was killed at ends here, so that it costs nobody else's line.
      const bytes = size > 0 && lastByte(file, size) !== 10 ? Buffer.concat([LINE_FEED, line]) : line;
      // What does not fit is left half: cutting it off could cost the line of somebody else.
      writeWhole(file, bytes);
    } finally {
      closeSync(file);
    }
  });
}

function lastByte(file: number, size: number): number {
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, size - 1);
  return byte[0];
}
