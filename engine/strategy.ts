// What a strategy is.

import type { AssetView, PriceSeries } from './asset-view.js';
import type { Context } from './context.js';
import { guarded, guardOf } from './declared-only.js';
import { RunError, UserError } from './errors.js';
import type { Params, Values } from './params.js';
import type { Paper } from './paper.js';
import type { Period } from './period.js';
import type { Schedules } from './schedules.js';
import type { Series } from './series.js';

/** Called after a close, with what may be known by then. */
export type Decide = (ctx: Context) => void;

/** A strategy that says ahead on which bars it has something to decide. */
export interface Plan {
  /** `decide` runs only on rows where this is neither zero nor NaN. The result is the same as testing it on every row; the engine may
   *  skip the others. */
  readonly when?: Series;
  readonly decide: Decide;
  /** Called once after the last row. What it returns is reported with the run, one sentence each. */
  readonly end?: () => readonly string[];
}

/** The market as a strategy prepares for it. */
export interface Universe extends Schedules {
  readonly assets: readonly AssetView[];
  /** The instrument that has this symbol, or had it before; an error that names those that there are, if it is missing. */
  asset(symbol: string): AssetView;
  /** An outside series, or the one of an asset; an error that names those that there are, if it is missing. */
  series(name: string, asset?: AssetView): Series;
  /** Whether there is such a series. */
  has(name: string, asset?: AssetView): boolean;
  /** The prices of an instrument, or its raw ones (`asset.raw`), as bars of whole periods, each seen when its period is over: on the row of its
   *  last session where the calendar of the market tells that ahead, and else on the first row of the next one. */
  resample(asset: PriceSeries, period: Period): PriceSeries;
  /** Opens an account on paper, which another strategy trades beside this run under its conditions but for its limits: with values of its
   *  params, and its cash, that of the run where none is given. */
  paper(strategy: Strategy, params?: Readonly<Record<string, unknown>>, cash?: number): Paper;
}

/** A strategy as its author writes it. */
export interface Definition<P extends Params> {
  /** What it does and why that should work, in one sentence. */
  readonly about: string;
  readonly params: P;
  /** Whether the values go together: true, or the sentence that says why not. */
  readonly valid?: (params: Values<P>) => true | string;
  /** Called once before the first row: makes the indicators and returns what to do at each close. */
  readonly prepare: (params: Values<P>, universe: Universe) => Decide | Plan;
}

/** A mistake in the code of a strategy: the run says in which line. */
const undeclared = (what: string): Error => new RangeError(what);

const MARK = Symbol.for('tidemark.strategy');

/** A strategy of any params. */
export interface Strategy {
  readonly about: string;
  readonly params: Params;
  /** Whether the values go together: true, or the sentence that says why not. */
  valid(params: Values<Params>): true | string;
  /** Makes the indicators and returns what to do at each close. */
  prepare(params: Values<Params>, universe: Universe): Decide | Plan;
}

/** Declares a strategy. The types of the params flow into `prepare`; a misspelt one does not compile, and where nobody compiles fails when
 *  it is read. */
export function strategy<const P extends Params>(definition: Definition<P>): Strategy {
  const { about, params, valid = () => true, prepare } = definition;
  const wrong = (what: string) => new UserError(`A strategy needs ${what}; "tidemark new" writes one to start from.`);
  if (typeof about !== 'string') throw wrong('"about", a sentence');
  if (typeof params !== 'object' || params === null) throw wrong('"params", an object, which may be empty');
  if (typeof prepare !== 'function') throw wrong('"prepare", a function');
  const guard = guardOf(Object.keys(params), undeclared);
  const strict = (values: Values<Params>) => guarded(guard, values) as Values<P>;
  const made: Strategy = {
    about,
    params,
    valid: (values) => checked(() => valid(strict(values))),
    prepare: (values, universe) => prepare(strict(values), universe),
  };
  return Object.freeze(Object.assign(made, { [MARK]: true }));
}

/** What `valid` says; where it fails no date can be named. */
function checked(valid: () => true | string): true | string {
  try {
    return valid();
  } catch (error) {
    if (error instanceof UserError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new RunError(`The strategy failed while its params were checked: ${message}`, {
      cause: error,
      isDated: true,
    });
  }
}

/** Whether a value was made by `strategy`, by this copy of the engine or another. */
export const isStrategy = (value: unknown): value is Strategy =>
  typeof value === 'object' && value !== null && MARK in value;

/** What `prepare` returned, as a plan. Fails on anything else, and on a `decide` that would go on after its bar. */
export function planOf(prepared: Decide | Plan): Plan {
  const plan: unknown = typeof prepared === 'function' ? { decide: prepared } : prepared;
  const { decide } = Object(plan) as Partial<Plan>;
  if (typeof decide !== 'function') {
    throw new TypeError(
      'prepare has to return the function that decides, or an object with "decide", and not a promise of one',
    );
  }
  if (decide.constructor.name === 'AsyncFunction') {
    throw new TypeError('decide is async; a decision is taken at its bar, so make it a plain function');
  }
  return plan as Plan;
}

/** What `end` returned, as sentences. */
export function sentences(said: readonly string[] | undefined): readonly string[] {
  if (said === undefined) return [];
  if (!Array.isArray(said)) throw new TypeError('end has to return a list of sentences');
  return said.map(String);
}
