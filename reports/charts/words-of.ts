// The words of the charts in a language.

import type { Language } from '../lang/index.js';
import { ZH_CHARTS } from '../lang/zh-charts.js';
import type { ChartWords } from './words.js';

export type { ChartWords } from './words.js';

/** What travels with the data: nothing in English, which is its own key. */
export const wordsOf = (language: Language): ChartWords => (language === 'zh' ? ZH_CHARTS : {});
