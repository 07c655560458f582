// Sentences that are kept as a phrase and its values, so that they can be said later in any language.

import type { ZH } from './zh.js';

/** A phrase that has a translation; `{name}` in it stands for a value. */
export type Phrase = keyof typeof ZH;

/** A sentence: kept in `run.json` beside its English. A value may be a sentence of its own. */
export interface Statement {
  readonly phrase: string;
  readonly values: StatementValues;
}

/** What stands for the names in a phrase. */
export type StatementValues = Readonly<Record<string, string | number | Statement>>;

/** A phrase with its values. */
export const state = (phrase: Phrase, values: StatementValues = {}): Statement => ({ phrase, values });

/** Words that somebody else wrote, as a statement: said in another language only where that knows them. */
export const verbatim = (phrase: string): Statement => ({ phrase, values: {} });

/** Statements in a row, joined by a phrase of {a} and {b}. */
export const joined = (statements: readonly Statement[], by: Phrase): Statement =>
  statements.reduce((a, b) => state(by, { a, b }));
