// What a scenario is: a market that is made up from a seed, to see how a strategy fares in it.

import type { Params, Values } from '../../engine/index.js';
import type { Generated } from '../generator/demo.js';

/** A scenario as it stands in the table. */
export interface Scenario {
  /** What kind of market it is, in one sentence. */
  readonly about: string;
  /** All of them have a `seed`: the same params give the same numbers, on every machine. */
  readonly params: Params;
  /** `params` has a value for each of them. */
  make(params: Readonly<Record<string, unknown>>): Generated;
}

/** A scenario from its definition. The types of the params flow into `make`. */
export const scenario = <const P extends Params>(definition: {
  readonly about: string;
  readonly params: P;
  readonly make: (params: Values<P>) => Generated;
}): Scenario => definition as unknown as Scenario;
