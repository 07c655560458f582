// The words of the charts: with the data there travel those of its language, so that the page needs no dictionary.

import { filled, type PhraseValues } from '../lang/filled.js';
import type { ZH_CHARTS } from '../lang/zh-charts.js';

/** A phrase of the charts, in English. */
export type ChartPhrase = keyof typeof ZH_CHARTS;

/** What charts say in another language than English, by the English. */
export type ChartWords = Readonly<Partial<Record<ChartPhrase, string>>>;

/** Says a phrase of the charts. */
export type ChartSay = (phrase: ChartPhrase, values?: PhraseValues) => string;

/** The words of some data. */
export const sayer =
  ({ words }: { readonly words: ChartWords }): ChartSay =>
  (phrase, values = {}) =>
    filled(words[phrase] ?? phrase, values);
