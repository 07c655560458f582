// The options of `tidemark run`.

import type { Options } from './option.js';

/** Options of `run` beside the strategy's own params, which may not bear these names. */
export const RUN_OPTIONS = {
  data: { value: 'a path', many: true, about: "data folders or CSV files; SYMBOL=FILE names a file's instrument" },
  assets: { value: 'a symbol', many: true, about: 'instruments to read of the data', fallback: 'all' },
  from: {
    value: 'a date',
    about: 'first date that counts; what lies before only warms the indicators',
    fallback: 'the first',
  },
  to: { value: 'a date', about: 'last date', fallback: 'the last' },
  cash: { value: 'a number', about: 'starting cash', fallback: '1000000' },
  base: { value: 'a currency', about: 'currency of the account', fallback: 'that of the data' },
  benchmark: {
    value: 'a symbol',
    about:
      'instrument of the data to compare with, bought and held; an index, or what --assets leaves out, is not traded',
  },
  'risk-free': { value: 'a rate', about: 'annual rate without risk, as a fraction: 0.03 is 3 percent', fallback: '0' },
  fill: { value: 'a name', about: 'when market orders are filled', choices: ['next-open'], fallback: 'next-open' },
  costs: {
    value: 'a name',
    about: "market: the dated rules of each instrument's market; zero: none",
    choices: ['market', 'zero'],
    fallback: 'market',
  },
  commission: { value: 'a rate', about: "fraction of the traded value, without minimum, in place of the table's" },
  slippage: { value: 'a number', about: 'basis points by which fills are worse than the market', fallback: '0' },
  lot: { value: 'a number', about: "smallest tradable quantity, in place of the instrument's" },
  seed: { value: 'a number', about: 'seed of a strategy that draws by chance', fallback: '1' },
  out: { value: 'a folder', about: 'folder for run.json, the tables and report.html; nothing is written without it' },
  format: { value: 'a name', about: 'what is printed', choices: ['text', 'json', 'md'], fallback: 'text' },
  lenient: {
    value: 'a name',
    many: true,
    about: 'repairs of bad data to allow; each is listed in the report',
    // Those of the data layer, which is too much to load for a help; a test compares.
    choices: ['order', 'duplicates', 'thousands', 'blank', 'range', 'jumps'],
  },
} as const satisfies Options;

/** Options of every command; a param may not bear these names either. */
export const COMMON_OPTIONS = {
  debug: { about: 'show the stack trace of a failure' },
  help: { about: 'show this help' },
  version: { about: 'show the version' },
} as const satisfies Options;

/** Names that no param of a strategy may bear. */
export const RESERVED: ReadonlySet<string> = new Set([...Object.keys(RUN_OPTIONS), ...Object.keys(COMMON_OPTIONS)]);
