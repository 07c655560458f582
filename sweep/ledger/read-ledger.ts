// Reads all that a ledger remembers, without writing anything.

import { withLedger } from './failure.js';
import { folderState, type JournalFile, journalsIn } from './folder.js';
import { eachTrialLine, headsOf, isEnded, type OpenedJournal, rootOf, type Warn } from './journals.js';
import type { Remembered, StudyWords } from './ledger.js';
import { readTrial } from './read-line.js';

/** A study as it is listed. */
export interface ListedStudy {
  /** Number of the journal that began it; of a single run `run` and its line. */
  readonly name: string;
  readonly words: StudyWords;
  /** `open`: it did not end, or is under way. */
  readonly state: 'complete' | 'open' | 'run';
  /** When its journal was last written to, ms UTC. */
  readonly written: number;
  /** Trials that it has. */
  trials: number;
}

/** The studies in a folder that are wanted, each once however often it was gone on with, in the order in which they began, single runs
 *  first; undefined where there is no ledger. `take` is handed each of their trials once. May be called while others write. */
export function readLedger(
  dir: string,
  wanted: (words: StudyWords) => boolean,
  warn: Warn,
  take: (study: ListedStudy, trial: Remembered) => void,
): ListedStudy[] | undefined {
  return withLedger(dir, 'read', () => {
    if (folderState(dir) === 'nothing') return undefined;
    const files = journalsIn(dir);
    const runs = files.filter(({ number }) => number === 0).flatMap((file) => singleRuns(file, wanted, warn, take));
    const studies: ListedStudy[] = [];
    for (const parts of partsOf(headsOf(dir, files, warn))) {
      const { words } = parts[0].head;
      if (wanted(words)) studies.push(studyOf(parts, warn, take));
    }
    return [...runs, ...studies];
  });
}

/** Journals by the study that they belong to. */
function partsOf(heads: readonly OpenedJournal[]): OpenedJournal[][] {
  const parts = new Map<number, OpenedJournal[]>();
  for (const journal of heads) {
    const root = rootOf(journal);
    const those = parts.get(root);
    if (those) those.push(journal);
    else parts.set(root, [journal]);
  }
  return [...parts.entries()].sort(([a], [b]) => a - b).map(([, those]) => those);
}

function studyOf(
  parts: readonly OpenedJournal[],
  warn: Warn,
  take: (study: ListedStudy, trial: Remembered) => void,
): ListedStudy {
  const study: ListedStudy = {
    name: String(rootOf(parts[0])),
    words: parts[0].head.words,
    state: parts.some(({ file }) => isEnded(file)) ? 'complete' : 'open',
    written: Math.max(...parts.map(({ file }) => file.written)),
    trials: 0,
  };
  // Two who went on with it at once may both have run a trial.
  const known = parts.length > 1 ? new Set<string>() : undefined;
  for (const { file } of parts) {
    eachTrialLine(file, file.bytes, warn, (line) => {
      const found = readTrial(line);
      if (!found || found.trial.outcome.metrics.length !== study.words.metrics.length) return false;
      if (known?.has(found.trial.key)) return true;
      known?.add(found.trial.key);
      study.trials++;
      take(study, found.trial);
      return true;
    });
  }
  return study;
}

function singleRuns(
  file: JournalFile,
  wanted: (words: StudyWords) => boolean,
  warn: Warn,
  take: (study: ListedStudy, trial: Remembered) => void,
): ListedStudy[] {
  const studies: ListedStudy[] = [];
  eachTrialLine(file, file.bytes, warn, (line, _, __, number) => {
    const { trial, words } = readTrial(line) ?? {};
    if (!trial || !words || trial.outcome.metrics.length !== words.metrics.length) return false;
    if (!wanted(words)) return true;
    const study: ListedStudy = { name: `run ${number}`, words, state: 'run', written: file.written, trials: 1 };
    studies.push(study);
    take(study, trial);
    return true;
  });
  return studies;
}
