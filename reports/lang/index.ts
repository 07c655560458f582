// The languages of a report: English phrases are their own keys, another language is a table of them.

import { ZH } from './zh.js';

/** Languages by the value of --lang. */
export const LANGUAGES = ['en', 'zh'] as const;
/** One of the languages. */
export type Language = (typeof LANGUAGES)[number];

/** A phrase that has a translation; `{name}` in it stands for a value. */
export type Phrase = keyof typeof ZH;

/** What stands for the names in a phrase. */
export type PhraseValues = Readonly<Record<string, string | number>>;

/** A sentence that can be said in any language: kept in `run.json` beside its English. */
export interface Statement {
  readonly phrase: string;
  readonly values: PhraseValues;
}

const filled = (text: string, values: PhraseValues): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

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
  return filled(text, values);
}
