// The options of `tidemark trials`.

import type { Options } from './option.js';

const WHICH = 'Which trials:';
const SHOWN = 'How they are shown:';

/** Options of `trials`. */
export const TRIALS_OPTIONS = {
  ledger: { group: WHICH, value: 'a folder', about: 'the ledger to look into', fallback: "in the user's data folder" },
  strategy: { group: WHICH, value: 'a name', about: 'only of this strategy' },
  symbol: { group: WHICH, value: 'a symbol', about: 'only of universes that hold this instrument' },
  from: { group: WHICH, value: 'a date', about: 'only where the evaluated window ends on this date or later' },
  to: { group: WHICH, value: 'a date', about: 'only where the evaluated window begins on this date or before' },
  status: {
    group: WHICH,
    value: 'a name',
    about: 'only those that came to this',
    choices: ['done', 'failed', 'stopped'],
  },
  where: {
    group: WHICH,
    value: 'a condition',
    many: true,
    about: 'only those whose metric or param is so, such as "sharpe > 1"; may be given again',
  },
  sort: {
    group: SHOWN,
    value: 'a name',
    about: 'by this metric, best first, or by this param',
    fallback: 'as they ran',
  },
  limit: { group: SHOWN, value: 'a number', about: 'at most so many', fallback: '20 as text, else all' },
  studies: { group: SHOWN, about: 'the studies that they belong to, in place of the trials' },
  sql: {
    group: SHOWN,
    value: 'a SELECT',
    about: 'the answer to a question about the tables trials and studies, which hold what the other options leave',
  },
  format: {
    group: SHOWN,
    value: 'a name',
    about: 'what is printed',
    choices: ['text', 'json', 'csv'],
    fallback: 'text',
  },
  export: { group: SHOWN, value: 'a file', about: 'write to this file in place of printing: .csv, .parquet or .arrow' },
  force: { group: SHOWN, about: 'let --export replace a file that is there' },
} satisfies Options;
