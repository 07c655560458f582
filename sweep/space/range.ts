// Numbers from one to another in equal steps, `5:50:5`.

import type { NumberParam } from '../../engine/index.js';
import { decimalOf, digitsAt, doubleOf } from './decimal.js';
import { checkBounds } from './bounds.js';
import type { Levels } from './levels.js';
import type { Complain } from './say.js';

/** Most levels of a dimension: samplers count them in 32 bits. */
const MOST_LEVELS = 2n ** 31n;

/** Powers of ten that a double holds exactly. */
const TENS = Array.from({ length: 23 }, (_, places) => Number(`1e${places}`));

/** The levels of FROM:TO:STEP, or of FROM:TO for a whole number: FROM + k STEP as these decimals read, without drift. */
export function rangeOf(parts: readonly string[], param: NumberParam, complain: Complain): Levels {
  const whole = param.kind === 'int';
  if (parts.length === 2 && !whole) {
    throw complain(`give its step too, as ${parts.join(':')}:STEP`);
  }
  if (parts.length > 3 || parts.includes('')) throw complain('give FROM:TO:STEP, such as 5:50:5');
  const [from, to, step] = [...parts, '1'].map((part) => {
    const decimal = decimalOf(part);
    if (decimal !== undefined) return decimal;
    throw complain(`"${part}" is no number: give FROM:TO:STEP in plain digits, such as 5:50:5`);
  });
  const places = Math.max(from.places, to.places, step.places);
  const [first, end, by] = [from, to, step].map((decimal) => digitsAt(decimal, places));
  if (whole && parts.some((part) => !Number.isInteger(Number(part)))) throw complain('give whole numbers');
  if (by === 0n) throw complain('a step of 0 arrives nowhere: give one above 0');
  if (first > end || by < 0n) throw complain(`give it from the lower to the higher: ${upwards(parts, first > end)}`);
  const size = (end - first) / by + 1n;
  if (size > MOST_LEVELS) throw complain(`it has ${size} values: give a larger step, for at most ${MOST_LEVELS}`);
  const at = levelsFrom(first, by, Number(size), places);
  const last = Number(size) - 1;
  checkBounds([at(0), at(last)], param, complain);
  if (last > 0 && (at(0) === at(1) || at(last - 1) === at(last))) {
    throw complain('its step is too small to tell its values apart: give a larger one');
  }
  return { size: last + 1, scale: 'linear', at };
}

/** The same range the right way round. */
function upwards([from, to, step]: readonly string[], isTurned: boolean): string {
  const ends = isTurned ? [to, from] : [from, to];
  return [...ends, ...(step === undefined ? [] : [step.replace(/^-/, '')])].join(':');
}

/** Level → first + level × by over 10^places. Both parts of a quotient that doubles hold exactly make it the double next to the decimal; where
 *  they do not, the digits are read as text. */
function levelsFrom(first: bigint, by: bigint, size: number, places: number): (level: number) => number {
  const farthest = [first, first + by * BigInt(size - 1)];
  const isExact = places < TENS.length && farthest.every((digits) => Number.isSafeInteger(Number(digits)));
  if (!isExact) return (level) => doubleOf(first + BigInt(level) * by, places);
  const [start, step] = [Number(first), Number(by)];
  return (level) => (start + level * step) / TENS[places];
}
