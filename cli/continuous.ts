// A continuous future as --continuous names it: `IF`, `IF:expiry:5`, `IF:volume`.

import { UserError } from '../engine/index.js';
import { numberOf } from './numbers.js';
import { choiceOf } from './param-options.js';

/** The contracts of an underlying as one series, and when it passes from one to the next. */
export interface Continuous {
  readonly underlying: string;
  readonly roll: 'expiry' | 'volume';
  /** Sessions before the expiry at which it rolls at the latest. */
  readonly daysBefore: number;
}

/** Sessions before the expiry where nothing is said. */
const DAYS = 5;

/** Reads `UNDERLYING[:expiry|volume[:days]]`. */
export function continuousOf(word: string): Continuous {
  const [underlying, roll = 'expiry', days = String(DAYS), ...more] = word.split(':');
  if (underlying === '' || more.length > 0) {
    throw new UserError(`--continuous is "${word}"; give UNDERLYING, UNDERLYING:volume or UNDERLYING:expiry:${DAYS}.`);
  }
  return {
    underlying,
    roll: choiceOf(`continuous ${underlying}`, roll, ['expiry', 'volume']),
    daysBefore: numberOf(`continuous ${underlying}:${roll}`, days, { min: 0, max: 250, whole: true }),
  };
}

/** The same as it is shown and typed again. */
export const continuousText = ({ underlying, roll, daysBefore }: Continuous): string =>
  `${underlying}:${roll}:${daysBefore}`;
