// The languages of a report: English phrases are their own keys, another language is a table of them.

import { filled, type PhraseValues } from './filled.js';
import type { Phrase, Statement, StatementValues } from './statement.js';
import { ZH } from './zh.js';

export type { PhraseValues } from './filled.js';
export { joined, type Phrase, state, type Statement, type StatementValues, verbatim } from './statement.js';

/** Languages by the value of --lang. */
export const LANGUAGES = ['en', 'zh'] as const;
/** One of the languages. */
export type Language = (typeof LANGUAGES)[number];

/** Says a phrase in a language. */
export type Say = (phrase: Phrase, values?: PhraseValues) => string;

/** The words of a language. */
export const sayIn = (language: Language): Say =>
  language === 'zh'
    ? (phrase, values = {}) => filled(ZH[phrase], values)
    : (phrase, values = {}) => filled(phrase, values);

/** A statement in a language; one without a translation, as of a later version, is said in English. */
export function told(language: Language, { phrase, values }: Statement): string {
  const text = language === 'zh' && Object.hasOwn(ZH, phrase) ? ZH[phrase as Phrase] : phrase;
  return filled(text, valuesIn(language, values));
}

const valuesIn = (language: Language, values: StatementValues): PhraseValues =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'object' ? told(language, value) : value]),
  );
