// What is remembered of the points that were ever run.

import type { Outcome, Value } from '../work.js';

/** What a study is about: the same for all its trials. */
export interface StudyWords {
  /** Name of the strategy: of the table, or the file's without folder and ending. */
  readonly strategy: string;
  readonly sourceHash: string;
  /** Symbols of the feed, sorted. */
  readonly universe: readonly string[];
  /** sha256 of the data. */
  readonly fingerprint: string;
  /** First and last evaluated date, ISO. */
  readonly window: readonly [from: string, to: string];
  /** Returns a year, to read the Sharpe ratios by. */
  readonly periodsPerYear: number;
  /** Everything else that the runs depend on, as plain values. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Names of the figures in `Outcome.metrics`. */
  readonly metrics: readonly string[];
  /** sha256 that names the whole search (strategy, data, settings, space, sampler, seed): a search that was interrupted is found by it. */
  readonly search: string;
  readonly version: string;
  /** How much the search is at most, for who follows it; left out of single runs, and where the sampler alone knows. */
  readonly expected?: Expected;
}

/** The extent of a search. */
export interface Expected {
  readonly points: number;
  /** Worlds that each point is run in. */
  readonly worlds: number;
}

/** A trial as it is remembered. */
export interface Remembered {
  /** sha256 over all that the outcome depends on: equal keys, equal bytes. */
  readonly key: string;
  /** sha256 over strategy name, params and settings, without the data: the same idea on more data. */
  readonly idea: string;
  readonly values: Readonly<Record<string, Value>>;
  readonly outcome: Outcome;
}

/** Earlier trials of the same strategy and universe whose windows overlap with a study's, as the ledger stood when it began. */
export interface Earlier {
  /** sha256 over what follows, in its order; that of nothing where there are none. */
  readonly hash: string;
  /** One for each idea, its outcome on the most returns; sorted by `idea`. */
  readonly trials: readonly {
    readonly idea: string;
    /** Mean excess return over its standard deviation, of one period; NaN where undefined. */
    readonly sharpe: number;
    readonly status: Outcome['status'];
  }[];
}

/** A study under way: what its trials are written to. */
export interface Study {
  /** The outcome that a key had before; undefined where it was never run. Looks into all studies where resuming was asked for, else
   *  into none. */
  find(key: string): Outcome | undefined;
  /** Writes trials at the journal's end; they are on the disk when this returns. */
  append(trials: readonly Remembered[]): void;
  /** Earlier trials, this study's own ideas not yet left out. */
  readonly earlier: Earlier;
  /** Says that the search is complete, and closes the journal. */
  end(): void;
  /** Closes the journal as it is: the search can be gone on with. */
  close(): void;
}

/** A folder of journals. */
export interface Ledger {
  /** Begins a study, or goes on with one of the same search that did not end, where `resume` says so: what counts as earlier is then what
   *  counted when that began. */
  begin(words: StudyWords, resume: boolean): Study;
}
