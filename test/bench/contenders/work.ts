// What is timed beside a limit loop, and how a process that times one contender makes the two.

import type { Ended } from '../limits/ended.js';
import type { Target } from '../record.js';

/** A contender and the limit loop that does the same work, ready to be timed; neither has run. */
export interface Pair {
  /** How much work each of the two does at a time, in what the work counts. */
  readonly work: number;
  readonly limit: () => Ended | readonly Ended[];
  readonly contender: () => Ended | readonly Ended[];
}

/** One of the works of the bench. */
export interface Work {
  /** Stands before the names of its rows. */
  readonly name: string;
  readonly about: string;
  /** What is counted. */
  readonly of: string;
  /** Its contenders, by name, and what each is to reach. */
  readonly targets: Readonly<Record<string, Target>>;
  /** How often it is done for one sample, where once is too short for the clock; 1 if left out. */
  readonly repeats?: number;
  /** Makes the series, and the limit loop and one contender on them. Short: less work. */
  pairOf(contender: string, isShort: boolean): Pair;
}
