// What a strategy is once it has been found.

import type { Strategy } from '../engine/index.js';

/** A strategy with where it came from. */
export interface LoadedStrategy {
  readonly strategy: Strategy;
  /** How the user called it: a name of the table, a path or a package. */
  readonly name: string;
  /** Module that a worker can import to get it. */
  readonly url: string;
  /** sha256 of the compiled source with all that it imports but the engine, hexadecimal; the same on every machine. */
  readonly sourceHash: string;
  /** Full paths of a user's own files, to find a failure in; empty for a strategy that comes with Tidemark. */
  readonly sources: readonly string[];
}
