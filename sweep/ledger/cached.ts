// Outcomes that are remembered, found by their key: only where they stand is kept in memory.

import { closeSync, openSync } from 'node:fs';
import type { Outcome } from '../work.js';
import { kindOf } from './format.js';
import type { JournalFile } from './folder.js';
import { eachTrialLine, type OpenedJournal, type Warn } from './journals.js';
import { keyIndex } from './key-index.js';
import type { StudyWords } from './ledger.js';
import { lineAt } from './lines.js';
import { glance, keyOf, readTrial } from './read-line.js';

/** Outcomes by key. */
export interface Cached {
  /** The outcome of a key, its figures those of the study that asks; undefined where it is not known, or not all of them are. */
  find(key: string): Outcome | undefined;
  close(): void;
}

/** The outcomes in journals of the same strategy, universe and data, and of all single runs. */
export function cachedIn(
  heads: readonly OpenedJournal[],
  runs: JournalFile | undefined,
  words: StudyWords,
  warn: Warn,
): Cached {
  const fits = ({ head }: OpenedJournal) =>
    head.words.strategy === words.strategy &&
    head.words.sourceHash === words.sourceHash &&
    head.words.fingerprint === words.fingerprint &&
    head.words.universe.join('\n') === words.universe.join('\n');
  const journals: { readonly file: JournalFile; readonly metrics?: readonly string[] }[] = [
    ...(runs ? [{ file: runs }] : []),
    ...heads.filter(fits).map(({ file, head }) => ({ file, metrics: head.words.metrics })),
  ];
  const index = keyIndex();
  journals.forEach(({ file }, number) =>
    eachTrialLine(file, file.bytes, warn, (line, kind, at) => {
      const seen = glance(line, kind);
      // What was stopped early was not run as a search without that would run it.
      if (seen && seen.status !== 'stopped') index.add(keyOf(line, kind), number, at);
      return seen !== undefined;
    }),
  );
  // The last journal stays open, since what was run together is asked for together.
  let open: { readonly number: number; readonly file: number } | undefined;
  const close = () => {
    if (open) closeSync(open.file);
    open = undefined;
  };
  return {
    find(key) {
      const place = index.find(key);
      if (!place) return undefined;
      if (open?.number !== place.file) {
        close();
        open = { number: place.file, file: openSync(journals[place.file].file.path, 'r') };
      }
      const line = lineAt(open.file, place.at);
      const found = line && kindOf(line) !== undefined ? readTrial(line) : undefined;
      if (found?.trial.key !== key) return undefined;
      const metrics = found.words?.metrics ?? journals[place.file].metrics ?? [];
      return withMetrics(found.trial.outcome, metrics, words.metrics);
    },
    close,
  };
}

/** An outcome whose figures are `wanted` in that order, of those that it has. */
function withMetrics(outcome: Outcome, has: readonly string[], wanted: readonly string[]): Outcome | undefined {
  const at = wanted.map((name) => has.indexOf(name));
  if (at.includes(-1) || has.length !== outcome.metrics.length) return undefined;
  return { ...outcome, metrics: Float64Array.from(at, (i) => outcome.metrics[i]) };
}
