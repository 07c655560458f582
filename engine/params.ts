// Parameters of a strategy: declared once, they give the types, the command line's flags, the sweep's space and the help.

import { UserError } from './errors.js';

/** From, to and step of a sweep, both ends included. */
export type Sweep = readonly [from: number, to: number, step: number];

interface Described {
  /** One phrase for the help. */
  readonly about: string;
}

/** A declared number. */
export interface NumberParam extends Described {
  /** `int` takes whole numbers only. */
  readonly kind: 'num' | 'int';
  readonly default: number;
  /** Bounds, both included. */
  readonly min: number;
  readonly max: number;
  readonly sweep?: Sweep;
}

/** A declared yes or no. */
export interface FlagParam extends Described {
  readonly kind: 'flag';
  readonly default: boolean;
}

/** A declared choice between names. */
export interface ChoiceParam<C extends string = string> extends Described {
  readonly kind: 'choice';
  readonly default: C;
  readonly choices: readonly C[];
}

/** A file of rows that the command line reads; a table has no default. */
export interface TableParam extends Described {
  readonly kind: 'table';
  /** Columns that it must have. */
  readonly columns: readonly string[];
  /** Columns that it may have; a missing one reads as empty text. */
  readonly optional: readonly string[];
}

/** A declared param of any kind. */
export type Param = NumberParam | FlagParam | ChoiceParam | TableParam;
/** Declared params by their names. */
export type Params = Readonly<Record<string, Param>>;

/** One row of a table: the text of each column, and the line of the file that it came from. */
export interface TableRow {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

/** The value of each param, by name. */
export type Values<P extends Params> = {
  readonly [K in keyof P]: P[K] extends NumberParam
    ? number
    : P[K] extends FlagParam
      ? boolean
      : P[K] extends ChoiceParam<infer C>
        ? C
        : readonly TableRow[];
};

interface NumberOptions {
  readonly about: string;
  readonly min?: number;
  readonly max?: number;
  readonly sweep?: Sweep;
}

function number(kind: 'num' | 'int', value: number, options: NumberOptions): NumberParam {
  const {
    about,
    min = Number.NEGATIVE_INFINITY,
    max = Number.POSITIVE_INFINITY,
    sweep,
  } = Object(options) as NumberOptions;
  return declared({ kind, default: value, about, min, max, ...(sweep && { sweep }) });
}

/** A declaration whose default would be refused if it were given is a mistake of the strategy's author. */
function declared<P extends Param>(param: P): P {
  const wrong = (what: string) => new UserError(`A param is declared wrong: ${what}.`);
  if (typeof param.about !== 'string') throw wrong('it needs "about", one phrase for the help');
  if (param.kind === 'table') return param;
  if (param.kind === 'flag') {
    if (typeof param.default === 'boolean') return param;
    throw wrong('its default is neither true nor false');
  }
  if (param.kind === 'choice') {
    if (!Array.isArray(param.choices)) throw wrong('it needs a list of choices');
    if (param.choices.includes(param.default)) return param;
    throw wrong(`its default ${show(param.default)} is none of ${param.choices.join(', ')}`);
  }
  const whole = param.kind === 'int';
  if (!Number.isFinite(param.default) || (whole && !Number.isInteger(param.default))) {
    throw wrong(`its default ${show(param.default)} is no ${whole ? 'whole ' : ''}number`);
  }
  if (param.default < param.min || param.default > param.max) {
    throw wrong(`its default ${param.default} is not ${bounds(param)}`);
  }
  return param;
}

/** A real number. */
export const num = (value: number, options: NumberOptions): NumberParam => number('num', value, options);

/** A whole number. */
export const int = (value: number, options: NumberOptions): NumberParam => number('int', value, options);

/** Yes or no. */
export const flag = (value: boolean, options: { readonly about: string }): FlagParam =>
  declared({ kind: 'flag', default: value, about: options?.about });

/** One of a few names. */
export const choice = <const C extends string>(
  value: NoInfer<C>,
  choices: readonly C[],
  options: { readonly about: string },
): ChoiceParam<C> => declared({ kind: 'choice', default: value, choices, about: options?.about });

/** A file of rows; the engine never reads it, it is handed in. */
export const table = (
  columns: readonly string[],
  { about, optional = [] }: { readonly about: string; readonly optional?: readonly string[] },
): TableParam => declared({ kind: 'table', columns, optional, about });

/** The value of every param: what was given, checked against its declaration, else the default. Fails with one sentence on an
 *  unknown name, a value of the wrong kind or outside its bounds, or a table that was not given; `owner` says whose params they are. */
export function resolveParams<P extends Params>(
  declared: P,
  given: Readonly<Record<string, unknown>>,
  owner = 'strategy',
): Values<P> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) {
      const known = Object.keys(declared).join(', ') || 'none';
      throw new UserError(`There is no param "${name}"; the ${owner}'s params are: ${known}.`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const [name, param] of Object.entries(declared)) {
    values[name] = resolve(name, param, Object.hasOwn(given, name) ? given[name] : undefined);
  }
  return values as Values<P>;
}

function resolve(name: string, param: Param, given: unknown): unknown {
  const wrong = (want: string) => new UserError(`Param "${name}" is ${show(given)}; give ${want}.`);
  if (param.kind === 'table') {
    if (given === undefined) throw new UserError(`Param "${name}" is missing; give a file with ${param.about}.`);
    if (!Array.isArray(given)) throw wrong(`rows with the columns ${param.columns.join(', ')}`);
    return given;
  }
  if (given === undefined) return param.default;
  if (param.kind === 'flag') {
    if (typeof given !== 'boolean') throw wrong('true or false');
    return given;
  }
  if (param.kind === 'choice') {
    if (!param.choices.includes(given as string)) throw wrong(`one of ${param.choices.join(', ')}`);
    return given;
  }
  const whole = param.kind === 'int';
  if (typeof given !== 'number' || !Number.isFinite(given) || (whole && !Number.isInteger(given))) {
    throw wrong(whole ? 'a whole number' : 'a number');
  }
  if (given < param.min || given > param.max) throw wrong(bounds(param));
  return given;
}

function bounds({ min, max }: NumberParam): string {
  if (max === Number.POSITIVE_INFINITY) return `a number of at least ${min}`;
  if (min === Number.NEGATIVE_INFINITY) return `a number of at most ${max}`;
  return `a number from ${min} to ${max}`;
}

const show = (value: unknown): string => (typeof value === 'string' ? `"${value}"` : String(value));
