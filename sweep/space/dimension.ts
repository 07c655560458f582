// What is given for a param or an option, as a dimension of the space.

import {
  type ChoiceParam,
  type FlagParam,
  nearest,
  type NumberParam,
  type Param,
  type TableParam,
} from '../../engine/index.js';
import type { Value } from '../work.js';
import { checkBounds } from './bounds.js';
import { decimalOf } from './decimal.js';
import { type Levels, listed } from './levels.js';
import { logRangeOf } from './log-range.js';
import { rangeOf } from './range.js';
import { type Complain, complainOf, complainOfDeclared } from './say.js';
import type { Dimension } from './space.js';

/** What a param or an option comes to in a sweep: one of the two. */
export type Varied =
  | { readonly dimension: Dimension; readonly fixed?: undefined }
  | { readonly dimension?: undefined; readonly fixed: Value };

/** What a param comes to: the values that the text says (a switch that is given alone is true or false itself), without a text the range that
 *  the strategy declares, without either its default. A single value is no dimension. Fails with one sentence on anything that the param
 *  does not take. */
export function paramDimension(
  name: string,
  param: Exclude<Param, TableParam>,
  given: string | boolean | undefined,
): Varied {
  if (typeof given === 'boolean') return { fixed: given };
  if (given !== undefined) return varied(name, 'param', levelsOf(param, given, complainOf(name, given)));
  const sweep = 'sweep' in param ? param.sweep : undefined;
  if (sweep === undefined) return { fixed: param.default };
  const parts = sweep.map(String);
  return varied(name, 'param', rangeOf(parts, param as NumberParam, complainOfDeclared(name, parts.join(':'))));
}

/** What an option of the run comes to that is given as a list of texts: numbers where all of them are, else the texts. */
export function listDimension(name: string, texts: readonly string[]): Varied {
  const complain = complainOf(name, texts.join(','));
  const values = texts.every((text) => PLAIN.test(text)) ? texts.map((text) => Number(text) + 0) : texts;
  return varied(name, 'option', listed(distinct(texts, values, complain)));
}

/** What an option comes to that is given as a list of names, none of them twice: texts, even where all of them read like numbers, as symbols
 *  do. */
export function nameDimension(name: string, texts: readonly string[]): Varied {
  return varied(name, 'option', listed(texts));
}

/** A number that reads the same when it is shown; a symbol such as 000300 does not. */
const PLAIN = /^-?(0|[1-9]\d{0,14})(\.\d{1,15})?(e-?\d{1,2})?$/i;

const varied = (name: string, of: Dimension['of'], levels: Levels): Varied =>
  levels.size === 1 ? { fixed: levels.at(0) } : { dimension: { name, of, ...levels } };

function levelsOf(param: Exclude<Param, TableParam>, text: string, complain: Complain): Levels {
  if (param.kind === 'flag' || param.kind === 'choice') return namesOf(param, text, complain);
  if (text.startsWith('log:')) return logRangeOf(text.split(':').slice(1), param, complain);
  if (text.includes(':') && !text.includes(',')) return rangeOf(text.split(':'), param, complain);
  return numbersOf(param, text, complain);
}

function numbersOf(param: NumberParam, text: string, complain: Complain): Levels {
  const parts = partsOf(text);
  const values = parts.map((part) => {
    if (part === '' && parts.length > 1) throw complain('an element of the list is empty: leave no comma over');
    if (decimalOf(part) === undefined) {
      throw complain(
        `${parts.length > 1 ? `"${part}" is no number: ` : ''}give a number in plain digits, FROM:TO:STEP, or a list such as 20,50`,
      );
    }
    // -0 is 0.
    return Number(part) + 0;
  });
  checkBounds(values, param, complain);
  return listed(distinct(parts, values, complain));
}

function namesOf(param: FlagParam | ChoiceParam, text: string, complain: Complain): Levels {
  const names: readonly string[] = param.kind === 'flag' ? ['true', 'false'] : param.choices;
  // A name may have a comma itself.
  const parts = names.includes(text) ? [text] : partsOf(text);
  for (const part of parts) {
    if (names.includes(part)) continue;
    if (part === '' && parts.length > 1) throw complain('an element of the list is empty: leave no comma over');
    const near = nearest(part, names);
    const remedy = near === undefined ? `it can be ${names.join(', ')}` : `did you mean ${near}?`;
    throw complain(parts.length > 1 ? `"${part}" is none of its names: ${remedy}` : remedy);
  }
  const values = parts.map((part) => (param.kind === 'flag' ? part === 'true' : part));
  return { ...listed(distinct(parts, values, complain)), scale: 'names' };
}

const partsOf = (text: string): readonly string[] => text.split(',').map((part) => part.trim());

/** The values, where none is there twice. */
function distinct(texts: readonly string[], values: readonly Value[], complain: Complain): readonly Value[] {
  if (new Set(values).size === values.length) return values;
  const twice = values.findIndex((value, k) => values.indexOf(value) < k);
  throw complain(`${texts[twice]} is there twice: give each value once`);
}
