// Numbers as people type them, read strictly.

import { UserError } from '../engine/errors.js';

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** What a number may be; both bounds are included. */
interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  /** How the number is to be read, for the error where it is easily mistaken. */
  readonly meaning?: string;
}

/** The number that an option holds. Empty text, other notations (0x10, 1_000, 1,000) and what is beyond a double (1e400) are errors
 *  that name the option. */
export function numberOf(option: string, text: string, bounds: Bounds = {}): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole = false, meaning } = bounds;
  const value = NUMBER.test(text) ? Number(text) : Number.NaN;
  const fits = Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isSafeInteger(value));
  if (!fits) {
    const how = meaning === undefined ? '' : `, ${meaning}`;
    throw new UserError(`--${option} is "${text}"; give ${wanted(min, max, whole)}${how}.`);
  }
  return value;
}

function wanted(min: number, max: number, whole: boolean): string {
  const noun = whole ? 'a whole number' : 'a number';
  if (min !== Number.NEGATIVE_INFINITY && max !== Number.POSITIVE_INFINITY) return `${noun} from ${min} to ${max}`;
  if (min !== Number.NEGATIVE_INFINITY) return `${noun} of at least ${min}`;
  if (max !== Number.POSITIVE_INFINITY) return `${noun} of at most ${max}`;
  return `${noun} in plain digits, such as 0.05`;
}
