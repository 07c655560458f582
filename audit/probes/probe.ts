// What a probe of an audit is.

import type { Bench } from '../bench.js';
import type { Sighting } from '../subject.js';

/** One way to look for what a strategy may not do. */
export interface Probe {
  /** What it looks for, in one phrase. */
  readonly about: string;
  readonly find: (bench: Bench) => Promise<readonly Sighting[]>;
}
