// A ledger in a folder. Each journal has one writer in all its life: a study that is gone on with continues in a journal of its own.

import { UserError } from '../../engine/index.js';
import { cachedIn } from './cached.js';
import { earlierIn, isRelated, type Source } from './earlier.js';
import { withLedger } from './failure.js';
import { type JournalFile, journalsIn, makeLedgerFolder, RUNS } from './folder.js';
import { beginJournal } from './journal.js';
import { headsOf, isEnded, type OpenedJournal, rootOf, type Warn } from './journals.js';
import type { Earlier, Ledger, StudyWords } from './ledger.js';
import { type Basis, endLine, headLine, trialLine } from './write-line.js';

/** The ledger in a folder, which is made where it is missing. `warn` is told, in one sentence each, of lines that are damaged. */
export function openLedger(dir: string, warn: Warn): Ledger {
  withLedger(dir, 'written', () => makeLedgerFolder(dir));
  return {
    begin(words, resume) {
      const read = withLedger(dir, 'read', () => {
        const files = journalsIn(dir);
        const heads = headsOf(dir, files, warn);
        const runs = files.find(({ name }) => name === RUNS);
        const before = resume ? unfinished(heads, words.search) : undefined;
        const earlier = before ? asItStood(dir, before, files, words, warn) : asItStands(heads, runs, words, warn);
        const cached = resume ? cachedIn(heads, runs, words, warn) : undefined;
        return { ...earlier, cached, next: (files.at(-1)?.number ?? 0) + 1, continues: before ? rootOf(before) : null };
      });
      const { earlier, basis, cached, next, continues } = read;
      const head = headLine({ words, continues, earlier: basis });
      const journal = withLedger(dir, 'written', () => beginJournal(dir, next, head));
      const close = () => {
        journal.close();
        cached?.close();
      };
      return {
        earlier,
        find: (key) => cached && withLedger(dir, 'read', () => cached.find(key)),
        append: (trials) => withLedger(dir, 'written', () => journal.add(trials.map(trialLine))),
        end() {
          withLedger(dir, 'written', () => journal.add([endLine()]));
          close();
        },
        close,
      };
    },
  };
}

interface Counted {
  readonly earlier: Earlier;
  readonly basis: Basis;
}

/** What counts as earlier now. */
function asItStands(
  heads: readonly OpenedJournal[],
  runs: JournalFile | undefined,
  words: StudyWords,
  warn: Warn,
): Counted {
  const related = heads.filter(({ head }) => isRelated(head.words, words)).map(({ file }) => file);
  const sources = [...(runs ? [runs] : []), ...related].map((file) => ({ file, bytes: file.bytes }));
  const earlier = earlierIn(sources, words, warn);
  return { earlier, basis: { hash: earlier.hash, journals: sources.map(({ file, bytes }) => [file.name, bytes]) } };
}

/** What counted as earlier when a search began that is gone on with. */
function asItStood(
  dir: string,
  { head }: OpenedJournal,
  files: readonly JournalFile[],
  words: StudyWords,
  warn: Warn,
): Counted {
  const basis = head.earlier;
  const sources: Source[] = [];
  for (const [name, bytes] of basis.journals) {
    const file = files.find((each) => each.name === name);
    if (file && bytes <= file.bytes) sources.push({ file, bytes });
  }
  const earlier = earlierIn(sources, words, warn);
  if (earlier.hash !== basis.hash) {
    throw new UserError(
      `The ledger ${dir} no longer holds what counted as earlier when this search began, so that its verdict cannot be repeated; run it without --resume.`,
    );
  }
  return { earlier, basis };
}

/** The last journal of the latest study of a search that did not end. */
function unfinished(heads: readonly OpenedJournal[], search: string): OpenedJournal | undefined {
  const same = heads.filter(({ head }) => head.words.search === search);
  const ended = new Set(same.filter(({ file }) => isEnded(file)).map(rootOf));
  return same.findLast((journal) => !ended.has(rootOf(journal)));
}
