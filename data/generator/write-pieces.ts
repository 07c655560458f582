// Writes a long text a piece at a time.

import { closeSync, openSync, writeFileSync } from 'node:fs';

/** Writes a file of pieces that follow each other, so that its text is never in memory as a whole. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'w');
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
