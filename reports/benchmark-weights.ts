// A benchmark as it is typed: a symbol, or symbols with their weights.

import { UserError } from '../engine/index.js';

/** An instrument of a benchmark and its share, as a fraction. */
export interface TypedWeight {
  readonly symbol: string;
  readonly weight: number;
}

/** How far from 1 typed weights may add up to. */
const NEAR = 1e-9;

const EXAMPLE = 'give fractions that add up to 1, such as 510300=0.6,511010=0.4';

const isNumber = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i.test(text.trim());

function weightOf(part: string, typed: string): TypedWeight {
  const at = part.lastIndexOf('=');
  const [symbol, text] = at < 0 ? [part.trim(), ''] : [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  if (symbol === '') throw new UserError(`The benchmark "${typed}" has a weight without a symbol; ${EXAMPLE}.`);
  const weight = isNumber(text) && !text.endsWith('%') ? Number(text) : NaN;
  if (!(weight > 0 && weight < Infinity)) {
    const what = text === '' ? 'no weight' : `the weight "${text}"`;
    throw new UserError(`The benchmark "${typed}" has ${what} for ${symbol}; ${EXAMPLE}.`);
  }
  return { symbol, weight };
}

/** The instruments of a benchmark as it was typed and their weights, which add up to 1 exactly but for rounding: `SYMBOL` alone has all of it, `A=0.6,B=0.4`
 *  shares it out. None of an empty text. Fails with one sentence on weights that are not positive numbers, that do not add up to 1 within 1e-9, and
 *  on a symbol that is named twice. A symbol may hold an equals sign: what follows the last one has to be a number to count as its weight. */
export function benchmarkWeights(typed: string): readonly TypedWeight[] {
  if (typed === '') return [];
  const at = typed.lastIndexOf('=');
  if (!typed.includes(',') && (at < 0 || !isNumber(typed.slice(at + 1)))) return [{ symbol: typed, weight: 1 }];
  const parts = typed.split(',').map((part) => weightOf(part, typed));
  const twice = parts.find(({ symbol }, at) => parts.findIndex((each) => each.symbol === symbol) < at);
  if (twice) throw new UserError(`The benchmark "${typed}" names ${twice.symbol} twice; name each symbol once.`);
  const sum = parts.reduce((all, { weight }) => all + weight, 0);
  if (!(Math.abs(sum - 1) <= NEAR)) {
    const shown = Number(sum.toPrecision(12));
    throw new UserError(`The weights of the benchmark "${typed}" add up to ${shown}; ${EXAMPLE}.`);
  }
  return parts.map(({ symbol, weight }) => ({ symbol, weight: weight / sum }));
}
