// The options of `tidemark compare`.

import type { Options } from './option.js';
import { RUN_OPTIONS } from './run-options.js';

const SURE = 'How sure differences are:';
const SHOWN = 'How it is shown:';

/** Options of `compare`. */
export const COMPARE_OPTIONS = {
  draws: {
    group: SURE,
    value: 'a number',
    about: 'how many histories are drawn, from 99 to 99,999',
    fallback: '1999',
  },
  confidence: {
    group: SURE,
    value: 'a number',
    about: 'of the intervals, as a fraction between 0.5 and 0.999',
    fallback: '0.95',
  },
  seed: { group: SURE, value: 'a number', about: 'seed of what is drawn', fallback: '1' },
  format: {
    group: SHOWN,
    value: 'a name',
    about: 'what is printed',
    choices: ['text', 'md', 'json', 'html'],
    fallback: 'text',
  },
  lang: { ...RUN_OPTIONS.lang, group: SHOWN, about: 'language of what is printed and of the page' },
  out: {
    group: SHOWN,
    value: 'a file or folder',
    about: 'where the page goes: a name that ends in .html, or a folder for compare.html; a former one is replaced',
  },
} satisfies Options;
