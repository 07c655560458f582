// What is audited, and what comes of it.

import type { Feed, Settings, Strategy } from '../engine/index.js';

/** A strategy under audit with the market and the conditions that it is run on. */
export interface Subject {
  readonly feed: Feed;
  /** First row that is evaluated. */
  readonly first: number;
  /** Conditions of a run, made anew for each: a fill model or a limit may remember. */
  readonly conduct: () => Promise<Omit<Settings, 'first' | 'columns' | 'equity'>>;
  /** A new copy of the strategy's module: what one copy keeps in variables the next does not know. */
  readonly fresh: () => Promise<Strategy>;
  /** The author's own line in the stack of an error, such as `dip.ts:14`; undefined where there is none. */
  readonly placeOf: (error: Error) => string | undefined;
  /** The most histories that are cut off. */
  readonly cuts: number;
}

/** A market with the row before which decisions are compared: what the strategy knew by then has no rows from `cut` on. */
export interface Scene {
  readonly feed: Feed;
  /** First row that is evaluated. */
  readonly first: number;
  /** Rows that are compared, counted from the start of the feed; its length where all are. */
  readonly cut: number;
}

/** The first bar on which two runs decided differently. */
export interface Difference {
  /** Row of the feed; -1 while it prepared. */
  readonly bar: number;
  /** What was decided with the whole market, or as it stands; empty: nothing. */
  readonly whole: readonly string[];
  /** What was decided otherwise; empty: nothing. */
  readonly other: readonly string[];
}

/** How grave something is: a `finding` fails the audit, a `warning` asks to be looked at, a `note` is only told. */
export type Gravity = 'finding' | 'warning' | 'note';

/** Something that a probe has seen. */
export interface Sighting {
  readonly gravity: Gravity;
  /** One sentence. */
  readonly what: string;
  /** What the other run was, in the words of "with …". */
  readonly against?: string;
  readonly difference?: Difference;
  /** The market on which the difference stands. */
  readonly scene?: Scene;
  /** Looks for the same on another market; null where it does not show there. Left out where a smaller market says nothing. */
  readonly again?: (scene: Scene) => Promise<Difference | null>;
  /** The author's line that did it, where the probe knows it. */
  readonly place?: string;
}

/** A sighting as it is reported. */
export interface Verdict extends Omit<Sighting, 'again' | 'scene' | 'difference'> {
  /** Name of the probe in the table. */
  readonly probe: string;
  /** ISO date of the first decision that differs. */
  readonly date?: string;
  readonly difference?: Difference;
  /** The smallest market that was found to show it, with the difference there. */
  readonly smallest?: { readonly scene: Scene; readonly difference: Difference };
}

/** What an audit says. */
export interface Audit {
  readonly verdicts: readonly Verdict[];
  /** Bars on which the strategy decided something in the whole run, and how many orders it gave. */
  readonly decisions: number;
  readonly orders: number;
  /** Rows at which the history was cut. */
  readonly cuts: number;
  /** How often the strategy was run. */
  readonly runs: number;
}
