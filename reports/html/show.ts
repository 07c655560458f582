// Figures inside sentences, in the language of the page.

import { grouped, moment, NOT_AVAILABLE, percent } from '../charts/format.js';
import type { Say } from '../lang/index.js';

/** How figures are written; what is undefined is "n/a" in the language. */
export interface Show {
  percent(fraction: number, decimals?: number): string;
  grouped(value: number, decimals?: number): string;
  /** Of ms UTC, a date where the rows are daily. */
  moment(time: number): string;
}

/** The figures of a language. */
export function showIn(say: Say, daily: boolean): Show {
  const defined = (text: string): string => (text === NOT_AVAILABLE ? say('n/a') : text);
  return {
    percent: (fraction, decimals = 2) => defined(percent(fraction, decimals)),
    grouped: (value, decimals = 2) => defined(grouped(value, decimals)),
    moment: (time) => defined(moment(time, daily)),
  };
}
