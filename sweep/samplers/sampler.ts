// What a sampler is: the order in which points of a space are tried.

import type { Params } from '../../engine/index.js';
import type { Point, Space } from '../space/space.js';

/** A search under way. */
export interface Sampler {
  /** The points to run next, valid and none twice in a search; empty when it is over. A sampler that learns yields one batch of a fixed
   *  size, and is told of all of it before it is asked again; any other yields all its points lazily at the first call. */
  ask(): Iterable<Point>;
  /** What came of the batch, in its order: one score for each objective, of which more is always better; NaN where the run failed, the
   *  metric is undefined or a constraint is broken. */
  tell(scores: readonly (readonly number[])[]): void;
}

/** What a search is set up with. */
export interface Search {
  readonly space: Space;
  /** Most points that it may try; Infinity: as many as there are. */
  readonly trials: number;
  readonly seed: string | number;
  /** How many scores each point has. */
  readonly objectives: number;
}

/** An entry of the table of samplers. */
export interface SamplerDeclaration {
  /** What it does, in one sentence. */
  readonly about: string;
  readonly params: Params;
  /** Whether later points depend on the scores of former ones. */
  readonly learns: boolean;
  /** Points that it tries where nothing says how many; Infinity: all. */
  readonly trials: number;
  /** Begins a search. */
  make(search: Search, params: Readonly<Record<string, unknown>>): Sampler;
}
