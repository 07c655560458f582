// Continuous futures as --continuous names them: `IF`, `IF:expiry:5`, `IF:volume`.

import type { Continuous } from '../data/index.js';
import { UserError } from '../engine/index.js';
import { numberOf } from './numbers.js';
import { choiceOf } from './param-options.js';

/** Sessions before the expiry where nothing is said. */
const DAYS = 5;

/** Reads the words, each `UNDERLYING[:expiry|volume[:days]]`; `assets` are the symbols that are read at all, empty for every one. */
export function continuousOf(words: readonly string[], assets: readonly string[]): readonly Continuous[] {
  const all = words.map(oneOf);
  for (const [at, { underlying }] of all.entries()) {
    if (all.findIndex((other) => other.underlying === underlying) !== at) {
      throw new UserError(`--continuous names ${underlying} twice; give it once.`);
    }
    if (assets.length > 0 && !assets.includes(underlying)) {
      throw new UserError(`--assets leaves out ${underlying}, which --continuous makes; name it there too.`);
    }
  }
  return all;
}

function oneOf(word: string): Continuous {
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
