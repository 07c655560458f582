// The options of `tidemark sweep`.

import type { Option, Options } from './option.js';
import { RUN_OPTIONS } from './run-options.js';

const SEARCH = 'The search:';
const WORLDS = 'Where it is run:';
const WORKERS = 'Who runs it:';
const JUDGEMENT = 'How it is judged:';

/** Options of `sweep` beside those that it has in common with `run`. */
export const SEARCH_OPTIONS = {
  sampler: {
    group: SEARCH,
    value: 'a name',
    about:
      'which points are tried: a name that "tidemark list samplers" shows or the path of a file, such as tpe:batch=32',
    fallback: 'grid',
  },
  trials: { group: SEARCH, value: 'a number', about: 'most points to try', fallback: 'all of a grid, 256 of others' },
  halving: {
    group: SEARCH,
    value: 'a number',
    about: 'screen points out: of each rung only one in this many goes on to a window this many times as long',
  },
  each: {
    group: WORLDS,
    value: 'a name',
    about: 'run every point on each instrument of the data alone, or on those of each market',
    choices: ['instrument', 'market'],
  },
  windows: {
    group: WORLDS,
    value: 'spans of dates',
    about: 'judge every point in each of these, such as 2015-01-01..2018-12-31,2019-01-01..2022-12-31',
  },
  seeds: { group: WORLDS, value: 'numbers', about: 'seeds of --scenario to judge every point in, such as 1..500' },
  jobs: { group: WORKERS, value: 'a number', about: 'threads', fallback: 'one for each core' },
  queue: {
    group: WORKERS,
    value: 'a URL',
    about: 'hand the work to "tidemark worker" through Redis, such as redis://host:6379',
  },
  resume: { group: WORKERS, about: 'do not run again what the ledger has' },
  ledger: {
    group: WORKERS,
    value: 'a folder',
    about: 'where every point is remembered; none remembers nothing',
    fallback: "in the user's data folder",
  },
  rank: {
    group: JUDGEMENT,
    value: 'metrics',
    about: 'metric to rank by; several, joined by commas, are ranked by the first, and their Pareto front is reported',
    fallback: 'sharpe',
  },
  require: {
    group: JUDGEMENT,
    value: 'a condition',
    many: true,
    about: 'what breaks it is not ranked, such as "maxDrawdown > -0.2"; may be given again',
  },
  'walk-forward': {
    group: JUDGEMENT,
    value: 'its words, such as fit=500,test=60',
    about:
      'judge out of sample: the best of each fit is run on the test behind it, such as fit=500,test=60 (further words: gap, every, anchored, inner)',
  },
  'cross-validation': {
    group: JUDGEMENT,
    value: 'its words, such as groups=6,test=2',
    about:
      'judge out of sample: the best of the other groups is run on each choice of them, such as groups=6,test=2 (further words: purge, embargo)',
  },
  metrics: { group: JUDGEMENT, value: 'metrics', about: 'further metrics for trials.csv, joined by commas' },
} as const satisfies Options;

const { doubt: _, like: __, lang: ___, ...SHARED } = RUN_OPTIONS;

/** Options of the run that take a list, and are dimensions of the search then. */
export const LISTED = [
  'fill',
  'intrabar',
  'slippage',
  'volume-cap',
  'costs',
  'commission',
  'account',
  'leverage',
  'conversion',
] as const satisfies readonly (keyof typeof SHARED)[];

/** All options of `sweep` but the strategy's params. */
export const SWEEP_OPTIONS: Options = {
  ...SHARED,
  ...Object.fromEntries(
    LISTED.map((name) => {
      const option: Option = SHARED[name];
      return [name, { ...option, about: `${option.about}; or a list` }];
    }),
  ),
  seed: {
    ...SHARED.seed,
    about: 'seed of samplers, of the statistics of luck, and of a strategy that draws by chance',
  },
  format: { ...SHARED.format, value: 'a name', about: 'what is printed', choices: ['text', 'json', 'md'] },
  out: { ...SHARED.out, about: 'folder for sweep.json, trials.csv and sweep.html; nothing is written without it' },
  ...SEARCH_OPTIONS,
};
