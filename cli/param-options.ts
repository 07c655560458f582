// A strategy's params as options of the command line.

import { UserError, type Param, type TableRow } from '../engine/index.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { nearest } from './nearest.js';
import { numberOf } from './numbers.js';
import { type Given, kebab, type Option, type Options } from './option.js';
import { RESERVED } from './reserved.js';

/** An option for each param, which takes ranges and lists where it `searches`. A param may not bear the name of an option that is there
 *  already. */
export function paramOptions({ name, strategy }: LoadedStrategy, searches = false): Options {
  const options: Record<string, Option> = {};
  for (const [key, param] of Object.entries(strategy.params)) {
    const option = kebab(key);
    const taken = RESERVED.has(option) || RESERVED.has(option.replace(/^no-/, ''));
    if (taken || Object.hasOwn(options, option) || !/^[a-z][a-z0-9-]*$/.test(option)) {
      const why = taken ? 'is an option of the command line' : 'is no name of its own in letters and digits';
      throw new UserError(`${name} cannot be run: its param "${key}" ${why}; give it another name.`);
    }
    options[option] = { ...(searches ? searchOptionOf(param) : optionOf(param)), group: `Params of ${name}:` };
  }
  return options;
}

function optionOf(param: Param): Option {
  if (param.kind === 'flag') return { about: param.about, fallback: String(param.default) };
  if (param.kind === 'choice') {
    return { about: param.about, value: 'a name', choices: param.choices, fallback: param.default };
  }
  if (param.kind === 'table') {
    const optional = param.optional.length > 0 ? `; optional: ${param.optional.join(', ')}` : '';
    return { about: `${param.about} (columns ${param.columns.join(', ')}${optional})`, value: 'a file' };
  }
  return { about: `${param.about}${range(param)}`, value: 'a number', fallback: String(param.default) };
}

/** A param as a dimension of a search: its help shows what it declares to be swept. */
function searchOptionOf(param: Param): Option {
  if (param.kind === 'table') return optionOf(param);
  const about = param.kind === 'num' || param.kind === 'int' ? `${param.about}${range(param)}` : param.about;
  const sweep = 'sweep' in param && param.sweep ? param.sweep.join(':') : undefined;
  const names = param.kind === 'choice' ? ` (${param.choices.join(', ')})` : '';
  return { about: `${about}${names}`, value: 'a range, a list or a value', fallback: sweep ?? String(param.default) };
}

/** ` (1 to 20)`; empty where there are no bounds. */
export function range({ min, max }: { readonly min: number; readonly max: number }): string {
  if (min !== Number.NEGATIVE_INFINITY && max !== Number.POSITIVE_INFINITY) return ` (${min} to ${max})`;
  if (min !== Number.NEGATIVE_INFINITY) return ` (${min} or more)`;
  return max === Number.POSITIVE_INFINITY ? '' : ` (${max} or less)`;
}

/** Reads the rows of a table that a param takes. */
export type ReadTable = (
  path: string,
  columns: readonly string[],
  optional: readonly string[],
) => Promise<readonly TableRow[]>;

/** The values that were given for the params, by the names in the strategy; the engine fills in the defaults. */
export async function paramValues(
  { strategy }: LoadedStrategy,
  given: Given,
  readTable: ReadTable,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [key, param] of Object.entries(strategy.params)) {
    const option = kebab(key);
    const value = given[option];
    if (value === undefined && param.kind === 'table') {
      throw new UserError(`--${option} FILE is missing; give a file with ${param.about}.`);
    }
    if (value !== undefined) values[key] = await valueIn(option, param, value as string | boolean, readTable);
  }
  return values;
}

/** The value of a param from its text; a table is read from the file that the text names. */
function valueIn(option: string, param: Param, value: string | boolean, readTable: ReadTable): unknown {
  return param.kind === 'table' && typeof value === 'string'
    ? readTable(value, param.columns, param.optional)
    : valueOf(option, param, value);
}

/** The value of a param that is no table from its text; `option` is what an error calls it, without dashes. */
export function valueOf(option: string, param: Param, value: string | boolean): unknown {
  if (typeof value === 'boolean') return value;
  if (param.kind === 'flag') return choiceOf(option, value, ['true', 'false']) === 'true';
  if (param.kind === 'choice') return choiceOf(option, value, param.choices);
  return numberOf(option, value, { ...(param as { min: number; max: number }), whole: param.kind === 'int' });
}

/** A value that must be one of a few names. */
export function choiceOf<C extends string>(option: string, value: string, choices: readonly C[]): C {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  const near = nearest(value, choices);
  const remedy = near === undefined ? `it can be ${choices.join(', ')}` : `did you mean ${near}`;
  throw new UserError(`--${option} is "${value}"; ${remedy}${near === undefined ? '.' : '?'}`);
}
