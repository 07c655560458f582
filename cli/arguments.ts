// The words of a command line: spelled alike, and checked before the parser sees them.

import { UserError } from '../engine/errors.js';
import { nearest } from './nearest.js';
import { type Given, kebab, type Options } from './option.js';

/** `--maxWeight=1` as `--max-weight=1`: both spellings are accepted. */
export const spelled = (words: readonly string[]): string[] =>
  words.map((word) => word.replace(/^--[a-z][A-Za-z0-9-]*/, kebab));

/** Name of the option that a word opens, and its value after `=`; undefined for any other word. */
function optionIn(word: string): { name: string; value: string | undefined } | undefined {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(word);
  return match ? { name: match[1], value: match[2] } : undefined;
}

/** `--hedged` as `--hedged=true`, and `--no-hedged` as `--hedged=false`, where a switch may also be given as a list of its values. */
export const flagsAsValues = (words: readonly string[], flags: ReadonlySet<string>): string[] =>
  words.map((word, at) => {
    const name = word.replace(/^--(no-)?/, '');
    if (!word.startsWith('--') || !flags.has(name)) return word;
    if (word.startsWith('--no-')) return `--${name}=false`;
    return /^(true|false)\b/.test(words[at + 1] ?? '') ? word : `--${name}=true`;
  });

/** Negative numbers look like options, and are values. */
const isDashed = (word: string): boolean => word.startsWith('-') && word !== '-' && !/^-[\d.]/.test(word);

/** Where the words are that are neither options nor their values. An option that is not known yet is taken to have a value. */
export function bareWords(words: readonly string[], options: Options): number[] {
  const bare: number[] = [];
  for (let at = 0; at < words.length; at++) {
    if (!isDashed(words[at])) {
      bare.push(at);
      continue;
    }
    const { name, value } = optionIn(words[at]) ?? { name: words[at], value: '' };
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (value !== undefined || (option && option.value === undefined)) continue;
    at++;
    if (option?.many) while (at + 1 < words.length && !isDashed(words[at + 1])) at++;
  }
  return bare;
}

/** Fails on the first word that opens no known option, with the nearest name; on a switch with a value that is neither true nor
 *  false; and on an option without its value. `help` is the command that lists the options. */
export function checkOptions(words: readonly string[], options: Options, help: string): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!isDashed(word) || word === '-h') continue;
    const { name, value } = optionIn(word) ?? { name: word.replace(/^-+/, ''), value: undefined };
    const positive = name.replace(/^no-/, '');
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    const negated = Object.hasOwn(options, positive) ? options[positive] : undefined;
    if (!word.startsWith('--') || !(option ?? (negated?.value === undefined && negated))) {
      const near = nearest(name, Object.keys(options));
      const remedy = near === undefined ? `"${help}" lists those that there are.` : `did you mean --${near}?`;
      throw new UserError(`There is no option ${word.split('=')[0]}; ${remedy}`);
    }
    if (option?.value !== undefined && value === undefined) {
      const next = words[at + 1];
      if (next === undefined || isDashed(next)) throw new UserError(`--${name} needs ${option.value}.`);
    } else if (value !== undefined && option?.value === undefined && value !== 'true' && value !== 'false') {
      throw new UserError(`--${name} is "${value}"; it is a switch: give --${name} or --no-${name}.`);
    }
  }
}

/** What was given for each of the options; one that takes a single value must be given once. */
export function given(argv: Readonly<Record<string, unknown>>, options: Options): Given {
  const found: Record<string, string | readonly string[] | boolean | undefined> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = argv[name];
    if (value === undefined) continue;
    if (option.value === undefined) found[name] = Array.isArray(value) ? Boolean(value.at(-1)) : Boolean(value);
    else if (option.many) found[name] = [value].flat().map(String);
    else if (Array.isArray(value)) throw new UserError(`--${name} is given ${value.length} times; give it once.`);
    else found[name] = String(value);
    const empty = [found[name]].flat().includes('');
    if (empty) throw new UserError(`--${name} is empty; give ${option.value}.`);
  }
  return found;
}
