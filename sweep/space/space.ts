// The space of a search: dimensions, and the points that they span.

import type { Value } from '../work.js';

/** One thing that varies: a param of the strategy, or an option of the run. */
export interface Dimension {
  /** Name of the param as the strategy has it, or of the option as the command line has it. */
  readonly name: string;
  readonly of: 'param' | 'option';
  /** How many values it takes: its levels count from 0. */
  readonly size: number;
  /** How its values lie: `linear` and `log` are numbers in rising order, equally far apart on that scale where a range was given;
   *  `names` have no order. */
  readonly scale: 'linear' | 'log' | 'names';
  /** The value of a level. */
  at(level: number): Value;
}

/** One level for each dimension. */
export type Point = readonly number[];

/** All points of some dimensions. Nothing is enumerated before it is asked for: a space may hold more points than fit into memory. */
export interface Space {
  readonly dimensions: readonly Dimension[];
  /** Points, those included that do not go together; beyond 2^53 it is rounded. */
  readonly size: number;
  /** The value of each dimension, by its name. */
  values(point: Point): Readonly<Record<string, Value>>;
  /** Whether the strategy takes these values together. */
  isValid(point: Point): boolean;
  /** The valid points in the order of the space: the last dimension runs fastest. */
  points(): Iterable<Point>;
}
