// What was tried before: one trial for each idea, from the journals that a study has to count.

import { createHash } from 'node:crypto';
import { sharpeOf } from '../measure.js';
import type { JournalFile } from './folder.js';
import { eachTrialLine, type Warn } from './journals.js';
import type { Earlier, StudyWords } from './ledger.js';
import { glance, keyOf, readTrial } from './read-line.js';

/** A journal and how much of it counts, in bytes. */
export interface Source {
  readonly file: JournalFile;
  readonly bytes: number;
}

type Subject = Pick<StudyWords, 'strategy' | 'universe' | 'window'>;

/** Whether the trials of one study count in the verdict on another: the same strategy and universe, and windows that share a day. */
export const isRelated = (a: Subject, b: Subject): boolean =>
  a.strategy === b.strategy &&
  a.universe.length === b.universe.length &&
  a.universe.every((symbol, i) => symbol === b.universe[i]) &&
  day(a.window[0]) <= day(b.window[1]) &&
  day(b.window[0]) <= day(a.window[1]);

const day = (time: string): string => time.slice(0, 10);

/** Digits of a key that tell outcomes of one idea apart: as many as a double holds exactly. */
const DIGITS = 13;

/** A trial with what decides between it and others of its idea. */
interface Candidate {
  readonly trial: Earlier['trials'][number];
  readonly returns: number;
  readonly digits: number;
}

/** The trials in journals of related studies, and in that of single runs where it is among them: of each idea the outcome on the most
 *  returns. Nothing depends on their order, which differs with the workers of a sweep, and with the machines that a ledger was brought
 *  together from. */
export function earlierIn(sources: readonly Source[], words: Subject, warn: Warn): Earlier {
  const known = new Map<string, Candidate>();
  for (const { file, bytes } of sources) {
    eachTrialLine(file, bytes, warn, (line, kind) => {
      const seen = glance(line, kind);
      if (!seen) return false;
      if (kind === 'run') {
        const run = readTrial(line);
        if (!run?.words) return false;
        if (!isRelated(run.words, words)) return true;
      }
      const { idea, status, moments } = seen;
      const digits = Number.parseInt(keyOf(line, kind).slice(0, DIGITS), 16);
      const returns = status === 'done' ? moments[0] : status === 'failed' ? -1 : -2;
      const former = known.get(idea);
      if (former && (former.returns > returns || (former.returns === returns && former.digits <= digits))) return true;
      const trial = { idea, sharpe: status === 'done' ? sharpeOf(moments) : Number.NaN, status };
      known.set(idea, { trial, returns, digits });
      return true;
    });
  }
  const trials = [...known.keys()].sort().map((idea) => known.get(idea)!.trial);
  return { hash: earlierHash(trials), trials };
}

/** sha256 over trials in their order; that of nothing where there are none. */
export function earlierHash(trials: Earlier['trials']): string {
  const hash = createHash('sha256');
  for (const { idea, sharpe, status } of trials) hash.update(`${idea} ${sharpe} ${status}\n`);
  return hash.digest('hex');
}
