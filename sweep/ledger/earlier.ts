// What was tried before: one trial for each idea, from the journals that a study has to count.

import { createHash } from 'node:crypto';
import { sharpeOf } from '../measure.js';
import type { JournalFile } from './folder.js';
import { eachTrialLine, type Warn } from './journals.js';
import type { Earlier, StudyWords } from './ledger.js';
import { glance, readTrial } from './read-line.js';

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

/** The trials in journals of related studies, and in that of single runs where it is among them: of each idea the last, sweeps after
 *  single runs. */
export function earlierIn(sources: readonly Source[], words: Subject, warn: Warn): Earlier {
  const latest = new Map<string, Earlier['trials'][number]>();
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
      latest.set(idea, { idea, sharpe: status === 'done' ? sharpeOf(moments) : Number.NaN, status });
      return true;
    });
  }
  const trials = [...latest.keys()].sort().map((idea) => latest.get(idea)!);
  return { hash: earlierHash(trials), trials };
}

/** sha256 over trials in their order; that of nothing where there are none. */
export function earlierHash(trials: Earlier['trials']): string {
  const hash = createHash('sha256');
  for (const { idea, sharpe, status } of trials) hash.update(`${idea} ${sharpe} ${status}\n`);
  return hash.digest('hex');
}
