// The searches that a ledger tells of, and how far they are. Everything is only read.

import { withLedger } from '../../sweep/ledger/failure.js';
import { folderState, type JournalFile, journalsIn } from '../../sweep/ledger/folder.js';
import { headsOf, isEnded, type OpenedJournal, rootOf } from '../../sweep/ledger/journals.js';
import type { StudyWords } from '../../sweep/ledger/ledger.js';
import { readTrial } from '../../sweep/ledger/read-line.js';
import { follower, type Follower } from './follow-journal.js';
import { type Tally, tallying } from './tally.js';

/** `running`: written to a moment ago; `quiet`: not ended, and nothing came for a while. */
export type SearchState = 'running' | 'quiet' | 'ended';

/** A search. */
export interface Search {
  /** Number of the journal that began it. */
  readonly number: number;
  readonly words: StudyWords;
  readonly state: SearchState;
  /** When it was last written to, ms UTC. */
  readonly written: number;
}

/** A search with what came of it so far. */
export interface Followed extends Search {
  readonly tally: Tally;
  /** False while there is more in its journals than was read yet. */
  readonly isRead: boolean;
  /** Lines that are damaged and do not count. */
  readonly damaged: number;
  /** Trials a second while it was watched; NaN where it was not watched long enough. */
  readonly pace: number;
}

/** The searches of a ledger. */
export interface Searches {
  /** All of them, the last written first. Fails with a `UserError` where the folder is no ledger. */
  list(): readonly Search[];
  /** One of them; undefined where there is none of that number. */
  follow(number: number): Followed | undefined;
}

/** Nothing for so long, in ms, and a search may have been stopped: trials are written about once a second. */
const QUIET = 60_000;
/** Bytes that are read at a time, so that a page comes soon. */
const AT_ONCE = 48 * 2 ** 20;
/** Least time over which a pace is told, in ms. */
const SOME = 3_000;

interface Watched {
  /** Journals that it is read from. */
  readonly journals: number;
  readonly followers: Map<string, Follower>;
  readonly counting: ReturnType<typeof tallying>;
  readonly keys: Set<string>;
  /** When it had been read to its end for the first time, and trials by then. */
  since: { readonly time: number; readonly trials: number } | undefined;
}

/** Reads what is new in the journals of a search; yields whether that was all. */
function readOn(
  { followers, counting, keys }: Watched,
  journals: readonly OpenedJournal[],
  metrics: number,
  atOnce: number,
): boolean {
  let left = atOnce;
  for (const { file } of journals) {
    if (left <= 0) return false;
    const known = followers.get(file.path) ?? follower(file.path);
    followers.set(file.path, known);
    left -= known.readOn(file.bytes, left, (kind, line) => {
      const { trial } = (kind === 'trial' && readTrial(line)) || {};
      if (trial?.outcome.metrics.length !== metrics || keys.has(trial.key)) return;
      // Two who went on with it at once may both have run a trial.
      if (journals.length > 1) keys.add(trial.key);
      counting.add(trial);
    });
  }
  return left > 0;
}

/** The searches of the ledger in a folder; `clock` tells ms UTC, `atOnce` is how many bytes are read for one answer. */
export function searchesIn(dir: string, clock: () => number, atOnce = AT_ONCE): Searches {
  const heads = new Map<string, OpenedJournal['head']>();
  const ended = new Set<string>();
  const watched = new Map<number, Watched>();

  /** The head of a journal never changes. */
  function opened(file: JournalFile): OpenedJournal[] {
    const known = heads.get(file.path);
    if (known) return [{ file, head: known }];
    const found = headsOf(dir, [file], () => {});
    for (const { head } of found) heads.set(file.path, head);
    return found;
  }

  const hasEnded = (file: JournalFile): boolean => {
    if (!ended.has(file.path) && isEnded(file)) ended.add(file.path);
    return ended.has(file.path);
  };

  function parts(): Map<number, OpenedJournal[]> {
    const found = new Map<number, OpenedJournal[]>();
    withLedger(dir, 'read', () => {
      if (folderState(dir) === 'nothing') return;
      for (const journal of journalsIn(dir)
        .filter(({ number }) => number > 0)
        .flatMap(opened)) {
        const root = rootOf(journal);
        found.set(root, [...(found.get(root) ?? []), journal]);
      }
    });
    return found;
  }

  function searchOf(number: number, journals: readonly OpenedJournal[]): Search {
    const written = Math.max(...journals.map(({ file }) => file.written));
    const isOver = journals.some(({ file }) => hasEnded(file));
    const state = isOver ? 'ended' : clock() - written > QUIET ? 'quiet' : 'running';
    return { number, words: journals[0].head.words, state, written };
  }

  /** Of a search that is gone on with a trial may stand in two journals, so that it is read anew with the keys of all. */
  function watch(number: number, words: StudyWords, journals: number): Watched {
    const known = watched.get(number);
    if (known?.journals === journals) return known;
    const counting = tallying(words);
    const fresh: Watched = { journals, followers: new Map(), counting, keys: new Set(), since: undefined };
    watched.set(number, fresh);
    return fresh;
  }

  return {
    list: () =>
      [...parts()]
        .map(([number, journals]) => searchOf(number, journals))
        .sort((a, b) => b.written - a.written || b.number - a.number),

    follow(number) {
      const journals = parts().get(number);
      if (!journals) return undefined;
      const search = searchOf(number, journals);
      const seen = watch(number, search.words, journals.length);
      const isRead = withLedger(dir, 'read', () => readOn(seen, journals, search.words.metrics.length, atOnce));
      const { tally } = seen.counting;
      const trials = tally.done + tally.failed + tally.stopped;
      const time = clock();
      if (isRead) seen.since ??= { time, trials };
      const { since } = seen;
      const pace = since && time - since.time >= SOME ? ((trials - since.trials) / (time - since.time)) * 1000 : NaN;
      const damaged = [...seen.followers.values()].reduce((sum, each) => sum + each.damaged, 0);
      return { ...search, tally, isRead, damaged, pace };
    },
  };
}
