// Numbers whose ratios are equal, `log:0.01:1:9`.

import type { NumberParam } from '../../engine/index.js';
import { checkBounds } from './bounds.js';
import { decimalOf } from './decimal.js';
import type { Levels } from './levels.js';
import type { Complain } from './say.js';

/** Most values of one range: they are written out, so that rounded ones can be told apart. */
const MOST = 1_000_000;

/** The digits that a value between the ends is rounded to, so that the tenth of a range of powers reads 0.1. */
const DIGITS = 12;

/** The levels of FROM:TO:COUNT; of a whole number the rounded ones, each once. */
export function logRangeOf(parts: readonly string[], param: NumberParam, complain: Complain): Levels {
  const form = 'give log:FROM:TO:COUNT, such as log:0.01:1:9';
  if (parts.length !== 3 || parts.includes('')) throw complain(form);
  const [from, to, count] = parts.map((part) => {
    if (decimalOf(part) === undefined) throw complain(`"${part}" is no number: ${form}`);
    return Number(part);
  });
  if (from <= 0 || to <= 0) throw complain('ratios need numbers above 0: give other ends');
  if (!Number.isInteger(count) || count < 2) throw complain('give a whole count of at least 2');
  if (count > MOST) throw complain(`give a count of at most ${MOST}`);
  if (from >= to) {
    throw complain(
      from > to ? `give it from the lower to the higher: log:${parts[1]}:${parts[0]}:${parts[2]}` : 'give two ends',
    );
  }
  checkBounds([from, to], param, complain);
  const all = Array.from({ length: count }, (_, k) => between(from, to, k / (count - 1)));
  const values = param.kind === 'int' ? [...new Set(all.map(Math.round))] : all;
  if (values.some((value, k) => k > 0 && value <= values[k - 1])) {
    throw complain('its values are too close to be told apart: give a smaller count');
  }
  return { size: values.length, scale: 'log', at: (level) => values[level] };
}

function between(from: number, to: number, share: number): number {
  if (share === 0) return from;
  if (share === 1) return to;
  return Number(Math.exp(Math.log(from) * (1 - share) + Math.log(to) * share).toPrecision(DIGITS));
}
