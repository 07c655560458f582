// The words of an out-of-sample study as they are typed: `fit=500,test=60,anchored`.

import { nearest, UserError } from '../../engine/index.js';

const WHOLE = /^\d{1,9}$/;
const NUMBER = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** The words of one option, each of which may be read once; all errors name the option and what was typed. */
export interface Words {
  /** A UserError about what was typed, with its remedy. */
  wrong(remedy: string): UserError;
  /** A whole number of at least `least`; `otherwise` where the word is missing, an error where there is none. */
  whole(name: string, least: number, otherwise?: number): number;
  /** A fraction from 0 to below 1; 0 where the word is missing. */
  share(name: string): number;
  /** Whether a word without a value is there. */
  has(name: string): boolean;
  /** The text of a word; undefined where it is missing. */
  text(name: string): string | undefined;
}

/** Takes apart `name=value` pairs and single words, joined by commas. Fails on a word that is not known, is there twice, or has a value where it takes
 *  none and the other way round; `flags` are those that take none. */
export function wordsOf(option: string, text: string, names: readonly string[], flags: readonly string[]): Words {
  const wrong = (remedy: string) => new UserError(`--${option} is "${text}"; ${remedy}`);
  const found = new Map<string, string | null>();
  for (const word of text.split(',').map((each) => each.trim())) {
    const [name, ...rest] = word.split('=');
    const value = rest.length > 0 ? rest.join('=').trim() : null;
    if (![...names, ...flags].includes(name)) {
      const near = nearest(name, [...names, ...flags]);
      const known = [...names.map((each) => `${each}=…`), ...flags].join(', ');
      throw wrong(near === undefined ? `its words are ${known}.` : `there is no "${name}": did you mean ${near}?`);
    }
    if (found.has(name)) throw wrong(`${name} is there twice: give it once.`);
    if (flags.includes(name) && value !== null) throw wrong(`${name} takes no value: leave "=${value}" out.`);
    if (names.includes(name) && (value === null || value === '')) throw wrong(`give ${name} a value, ${name}=….`);
    found.set(name, value);
  }
  const valueOf = (name: string): string | undefined => found.get(name) ?? undefined;

  return {
    wrong,
    whole(name, least, otherwise) {
      const value = valueOf(name);
      if (value === undefined && otherwise !== undefined) return otherwise;
      if (value === undefined) throw wrong(`${name}=… is missing.`);
      if (!WHOLE.test(value) || Number(value) < least)
        throw wrong(`${name} is ${value}: give a whole number of at least ${least}.`);
      return Number(value);
    },
    share(name) {
      const value = valueOf(name) ?? '0';
      if (!NUMBER.test(value) || Number(value) >= 1)
        throw wrong(`${name} is ${value}: give a share of the window from 0 to below 1, such as 0.01.`);
      return Number(value);
    },
    has: (name) => found.has(name),
    text: valueOf,
  };
}
