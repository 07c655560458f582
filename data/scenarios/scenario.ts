// What a scenario is: a market that is made up from a seed, to see how a strategy fares in it.

import { type Params, UserError, type Values } from '../../engine/index.js';
import type { Generated } from '../generator/demo.js';

/** A scenario as it stands in the table, or as a user's own file declares it. */
export interface Scenario {
  /** What kind of market it is, in one sentence. */
  readonly about: string;
  /** Those of the table all have a `seed`: the same params give the same numbers, on every machine. */
  readonly params: Params;
  /** `params` has a value for each of them. */
  make(params: Readonly<Record<string, unknown>>): Generated;
}

const MARK = Symbol.for('tidemark.scenario');

const wrong = (need: string): UserError => new UserError(`A scenario needs ${need}.`);

/** A scenario from its definition. The types of the params flow into `make`, which may depend on nothing else, or the market could not be
 *  made again. */
export function scenario<const P extends Params>(definition: {
  readonly about: string;
  readonly params: P;
  readonly make: (params: Values<P>) => Generated;
}): Scenario {
  const { about, params, make } = Object(definition) as typeof definition;
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (typeof make !== 'function') throw wrong('"make", a function that returns a market, such as that of makeMarket');
  return Object.freeze(Object.assign({ about, params, make }, { [MARK]: true })) as unknown as Scenario;
}

/** Whether a value was declared so, by this copy of Tidemark or another. */
export const isScenario = (value: unknown): value is Scenario =>
  typeof value === 'object' && value !== null && MARK in value;
