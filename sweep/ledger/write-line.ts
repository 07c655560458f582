// The lines of a journal as they are written.

import { jsonText } from './canonical.js';
import { FORMAT, sealed } from './format.js';
import type { Remembered, StudyWords } from './ledger.js';
import { packed } from './packed.js';

/** The first line of a journal. */
export interface Head {
  readonly words: StudyWords;
  /** Number of the journal that began the study which this one goes on with; null for one that begins a study. */
  readonly continues: number | null;
  readonly earlier: Basis;
}

/** What counted as earlier when a study began. */
export interface Basis {
  readonly hash: string;
  /** Names of the journals that it was read from, with their lengths at the time, in bytes. */
  readonly journals: readonly (readonly [name: string, bytes: number])[];
}

/** The first line of a journal, with its line feed. */
export const headLine = ({ words, continues, earlier }: Head): Buffer =>
  sealed(jsonText({ line: 'study', format: FORMAT, ...words, continues, earlier }));

/** A line for a trial, with its line feed. */
export const trialLine = (trial: Remembered): Buffer => sealed(jsonText({ line: 'trial', ...membersOf(trial) }));

/** A line for a single run, which is a study of one trial. */
export const runLine = (words: StudyWords, trial: Remembered): Buffer =>
  sealed(jsonText({ line: 'run', ...membersOf(trial), words: { format: FORMAT, ...words } }));

/** The line that says that a search is complete. */
export const endLine = (): Buffer => sealed('{"line":"end"}');

const HASH = /^[0-9a-f]{64}$/;

/** The first members have fixed places, so that a reader who wants only these need not parse a line. */
function membersOf({ key, idea, values, outcome }: Remembered): Record<string, unknown> {
  if (!HASH.test(key) || !HASH.test(idea)) throw new TypeError('key and idea of a trial are sha256, hexadecimal');
  const { status, error, metrics, moments, cells, squares } = outcome;
  const sums = { cells: packed(cells), squares: packed(squares) };
  return { key, idea, status, moments, values, metrics, error, ...sums };
}
