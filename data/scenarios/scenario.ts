// What a scenario is: a market that is made up from a seed, to see how a strategy fares in it.

import { type Params, UserError, type Values } from '../../engine/index.js';
import type { Generated } from '../generator/demo.js';
import type { Course } from '../generator/economy/course.js';

/** A scenario as it stands in the table, or as a user's own file declares it. */
export interface Scenario {
  /** What kind of market it is, in one sentence. */
  readonly about: string;
  /** Those of the table all have a `seed`: the same params give the same numbers, on every machine. */
  readonly params: Params;
  /** `params` has a value for each of them. */
  make(params: Readonly<Record<string, unknown>>): Generated;
  /** What the times are like on other weekdays (ms UTC at midnight, rising), so that it can be laid over a history; left out where that makes no
   *  sense. */
  readonly course?: (params: Readonly<Record<string, unknown>>, days: Float64Array) => Course;
}

const MARK = Symbol.for('tidemark.scenario');

const wrong = (need: string): UserError => new UserError(`A scenario needs ${need}.`);

/** A scenario from its definition. The types of the params flow into `make`, which may depend on nothing else, or the market could not be
 *  made again. */
export function scenario<const P extends Params>(definition: {
  readonly about: string;
  readonly params: P;
  readonly make: (params: Values<P>) => Generated;
  readonly course?: (params: Values<P>, days: Float64Array) => Course;
}): Scenario {
  const { about, params, make, course } = Object(definition) as typeof definition;
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (typeof make !== 'function') throw wrong('"make", a function that returns a market, such as that of makeMarket');
  if (course !== undefined && typeof course !== 'function') throw wrong('a "course" that is a function, or none');
  const declared = { about, params, make, ...(course !== undefined && { course }) };
  return Object.freeze(Object.assign(declared, { [MARK]: true })) as unknown as Scenario;
}

/** Whether a value was declared so, by this copy of Tidemark or another. */
export const isScenario = (value: unknown): value is Scenario =>
  typeof value === 'object' && value !== null && MARK in value;
