// The options of `tidemark run`.

import type { Options } from './option.js';

const STRATEGY = 'The strategy:';
const DATA = 'Data:';
const ORDERS = 'How orders are filled:';
const COSTS = 'What trading costs:';
const ACCOUNT = 'The account:';
const RESULT = 'The result:';

/** Options of `run` beside the strategy's own params, which may not bear these names. */
export const RUN_OPTIONS = {
  data: {
    group: DATA,
    value: 'a path',
    many: true,
    about: "data folders or CSV files; SYMBOL=FILE names a file's instrument",
  },
  scenario: {
    group: DATA,
    value: 'a scenario',
    about:
      'made-up market in place of --data: a name that "tidemark list scenarios" shows, such as random-walk:years=5,seed=7',
  },
  assets: { group: DATA, value: 'a symbol', many: true, about: 'instruments to read of the data', fallback: 'all' },
  continuous: {
    group: DATA,
    value: 'an underlying',
    many: true,
    about:
      'futures of this underlying as one series: IF is IF:expiry:5 (rolls 5 sessions before the expiry), IF:volume is IF:volume:5 (when a later contract trades more, and at the latest 5 sessions before)',
  },
  like: {
    group: DATA,
    value: 'a trial',
    about:
      'repeat a trial of a sweep: its folder and number, such as results#17; what is given beside it counts instead',
  },
  from: {
    group: DATA,
    value: 'a date',
    about: 'first date that counts; what lies before only warms the indicators',
    fallback: 'the first',
  },
  to: { group: DATA, value: 'a date', about: 'last date', fallback: 'the last' },
  lenient: {
    group: DATA,
    value: 'a name',
    many: true,
    about: 'repairs of bad data to allow; each is listed in the report',
    // Those of the data layer, which is too much to load for a help; a test compares.
    choices: ['order', 'duplicates', 'thousands', 'blank', 'range', 'jumps', 'twice', 'closed', 'partial', 'basis'],
  },
  fill: {
    group: ORDERS,
    value: 'a name',
    about: 'when market orders are filled; same-close is optimistic, and for one market only',
    choices: ['next-open', 'next-close', 'same-close'],
    fallback: 'next-open',
  },
  intrabar: {
    group: ORDERS,
    value: 'a name',
    about: 'what is taken to have happened where the prices of a bar do not say what came first',
    choices: ['pessimistic', 'optimistic'],
    fallback: 'pessimistic',
  },
  doubt: { group: ORDERS, about: 'run with both readings of such bars and report how far apart they are' },
  slippage: {
    group: ORDERS,
    value: 'a number or a model',
    about:
      'basis points by which fills are worse than the market, or a model: a name that "tidemark list models" shows or the path of a file, such as volume-share or mine.ts:share=0.2',
    fallback: '0',
  },
  'volume-cap': {
    group: ORDERS,
    value: 'a fraction',
    about: "largest share of a bar's volume that is traded; the rest of an order waits",
    fallback: 'none',
  },
  lot: { group: ORDERS, value: 'a number', about: "smallest tradable quantity, in place of the instrument's" },
  limit: {
    group: ORDERS,
    value: 'a limit',
    many: true,
    about:
      'what no order may exceed: a name that "tidemark list limits" shows or the path of a file, such as largest-weight:max=0.3; may be given again',
  },
  costs: {
    group: COSTS,
    value: 'a name or a file',
    about:
      "market: the dated rules of each instrument's market; zero: trading is free; or a CSV file of your own rules",
    fallback: 'market',
  },
  commission: {
    group: COSTS,
    value: 'a rate or a name',
    about:
      'fraction of the traded value, without minimum, or a name that "tidemark list commissions" shows, in place of the table\'s',
  },
  cash: { group: ACCOUNT, value: 'a number', about: 'starting cash', fallback: '1000000' },
  base: { group: ACCOUNT, value: 'a currency', about: 'currency of the account', fallback: 'that of the data' },
  account: {
    group: ACCOUNT,
    value: 'a name',
    about: 'cash: only settled cash buys, and nothing is sold short; margin: what the markets allow',
    choices: ['margin', 'cash'],
    fallback: 'margin',
  },
  leverage: {
    group: ACCOUNT,
    value: 'a number',
    about:
      'how many times its own money a margin account may hold by buying on credit; what is sold short and futures have the margins of their markets',
    fallback: '1',
  },
  conversion: {
    group: ACCOUNT,
    value: 'a name',
    about: 'automatic: foreign cash is converted as it arises; held: it stays, and only what is missing is converted',
    choices: ['automatic', 'held'],
    fallback: 'automatic',
  },
  'conversion-spread': {
    group: ACCOUNT,
    value: 'a number',
    about: 'basis points by which a conversion is worse than the rate',
    fallback: '0',
  },
  'credit-rate': {
    group: ACCOUNT,
    value: 'a rate',
    about: 'annual interest on cash, as a fraction: 0.02 is 2 percent',
    fallback: '0',
  },
  'debit-rate': {
    group: ACCOUNT,
    value: 'a rate',
    about: 'annual interest on cash that is owed, as a fraction',
    fallback: '0',
  },
  seed: { group: RESULT, value: 'a number', about: 'seed of a strategy that draws by chance', fallback: '1' },
  benchmark: {
    group: RESULT,
    value: 'a symbol',
    about:
      'instrument of the data to compare with, bought and held, or several at weights that are set again at each close (510300=0.6,511010=0.4); an index, or what --assets leaves out, is not traded',
  },
  'risk-free': {
    group: RESULT,
    value: 'a rate or a series',
    about:
      'annual rate without risk, as a fraction: 0.03 is 3 percent; or the name of a series of the data that holds such rates',
    fallback: '0',
  },
  out: {
    group: RESULT,
    value: 'a folder',
    about: 'folder for run.json, the tables and report.html; nothing is written without it',
  },
  ledger: {
    group: RESULT,
    value: 'a folder',
    about: 'where the run is remembered, so that later sweeps count it; none remembers nothing',
    fallback: "in the user's data folder",
  },
  format: {
    group: RESULT,
    value: 'a format',
    about:
      'what is printed: text, md, json, csv, html, svg or png, as "tidemark list formats" shows them, such as svg:chart=monthly; or the path of a file',
    fallback: 'text',
  },
  lang: {
    group: RESULT,
    value: 'a language',
    about: 'language of the page and of its pictures',
    choices: ['en', 'zh'],
    fallback: 'en',
  },
} as const satisfies Options;

/** Options of every command that takes a strategy; they are obeyed before the command is. */
export const STRATEGY_OPTIONS = {
  typecheck: {
    group: STRATEGY,
    about: 'look for type errors in your own files before anything runs; TypeScript has to be installed',
  },
} as const satisfies Options;

/** Options of `run` alone. */
export const WATCH_OPTIONS = {
  watch: { group: STRATEGY, about: 'run again whenever a file of the strategy is saved, until Ctrl+C' },
} as const satisfies Options;

/** Options of every command; a param may not bear these names either. */
export const COMMON_OPTIONS = {
  debug: { about: 'show the stack trace of a failure' },
  help: { about: 'show this help' },
  version: { about: 'show the version' },
} as const satisfies Options;
