// The options of `tidemark check`.

import type { Options } from './option.js';

/** Options of `check` beside the strategy's own params, which may not bear these names. */
export const CHECK_OPTIONS = {
  runs: { value: 'a number', about: 'generated markets on which each law is tried', fallback: '100' },
  seed: { value: 'a number', about: 'seed of the markets', fallback: '1' },
  path: { value: 'a path', about: 'where the markets of that seed begin: a failure prints it, and is seen again' },
  law: { value: 'a name', about: 'try only the laws whose names hold this', fallback: 'all' },
  laws: {
    value: 'a file',
    about: 'laws of your own',
    fallback: 'NAME.laws.ts beside NAME.ts, where there is one',
  },
  save: {
    value: 'a folder',
    about: 'write the market of the first failure as a data folder, and print the command that runs on it',
  },
  format: { value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' },
} as const satisfies Options;
