// The table of commands. It is light: what a command needs is imported when it runs.

import { AUDIT_OPTIONS } from './audit-options.js';
import { CHECK_OPTIONS } from './check-options.js';
import type { Command } from './command.js';
import { COMPARE_OPTIONS } from './compare-options.js';
import { FETCH_OPTIONS } from './fetch-options.js';
import { IMPORT_OPTIONS } from './import-options.js';
import { RUN_OPTIONS, WATCH_OPTIONS } from './run-options.js';
import { SWEEP_OPTIONS } from './sweep-options.js';
import { TEMPLATES } from './templates.js';
import { TRIALS_OPTIONS } from './trials-options.js';

const STRATEGY = {
  strategy: 'a name that list shows, the path of a .ts, .mts, .js or .mjs file or of a folder, or an installed package',
};
const PATHS = { paths: 'data folders or CSV files' };

/** Commands by name; a name of two words is a command of a group. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  run: {
    usage: '<strategy>',
    about: 'Run a strategy over a market and report what came of it',
    words: STRATEGY,
    options: { ...WATCH_OPTIONS, ...RUN_OPTIONS },
    takesStrategy: true,
    run: async (call) => (await import('./commands/run.js')).run(call),
  },
  sweep: {
    usage: '<strategy>',
    about: 'Run a strategy at many points and say how much of the best is luck',
    words: STRATEGY,
    options: SWEEP_OPTIONS,
    takesStrategy: true,
    searches: true,
    run: async (call) => (await import('./commands/sweep.js')).sweep(call),
  },
  report: {
    usage: '<dir>',
    about: 'Print the report of a result again and make its page anew, from its files alone',
    words: { dir: 'a folder that "tidemark run --out" wrote' },
    options: {
      format: { ...RUN_OPTIONS.format, group: undefined, fallback: 'text, and the page is made anew' },
      lang: { ...RUN_OPTIONS.lang, group: undefined },
    },
    run: async (call) => (await import('./commands/report.js')).report(call),
  },
  compare: {
    usage: '<dirs...>',
    about: 'Show results side by side, how sure their differences are, and what else is different',
    words: { dirs: 'two to ten folders that "tidemark run --out" wrote; the others are measured against the first' },
    options: COMPARE_OPTIONS,
    run: async (call) => (await import('./commands/compare.js')).compare(call),
  },
  audit: {
    usage: '<strategy>',
    about: 'Look for what a strategy may not know, the future first; exits with 1 if it finds something',
    words: STRATEGY,
    options: AUDIT_OPTIONS,
    takesStrategy: true,
    before: async () => (await import('./commands/audit.js')).beforeAudit(),
    run: async (call) => (await import('./commands/audit.js')).audit(call),
  },
  check: {
    usage: '<strategy>',
    about: 'Property-test a strategy on generated markets; exits with 1 if a law is broken',
    words: STRATEGY,
    options: CHECK_OPTIONS,
    takesStrategy: true,
    run: async (call) => (await import('./commands/check.js')).check(call),
  },
  worker: {
    usage: '',
    about: 'Serve sweeps from a queue, on as many machines as there are',
    words: {},
    options: {
      queue: { value: 'a URL', about: 'Redis server to serve, such as redis://localhost:6379' },
      strategies: {
        value: 'a folder',
        about:
          "your own strategies, models and limits, and the packages that it needs; Tidemark's own are always there",
      },
      jobs: { value: 'a number', about: 'threads', fallback: 'one for each core' },
    },
    run: async (call) => (await import('./commands/worker.js')).worker(call),
  },
  trials: {
    usage: '',
    about: 'List, filter and export every point that was ever run, or ask about them in SQL',
    words: {},
    options: TRIALS_OPTIONS,
    run: async (call) => (await import('./commands/trials.js')).trials(call),
  },
  serve: {
    usage: '<dir>',
    about: 'Show the results in a folder, and searches under way, as pages for this computer alone',
    words: { dir: 'a folder that holds results, at any depth' },
    options: {
      port: { value: 'a number', about: 'port to listen on, 0 for any that is free', fallback: '7823' },
      ledger: {
        value: 'a folder',
        about: 'the ledger to look for searches under way in; none to leave them out',
        fallback: "in the user's data folder",
      },
      lang: { value: 'a name', about: 'language of the pages', choices: ['en', 'zh'], fallback: 'en' },
    },
    run: async (call) => (await import('./commands/serve.js')).serve(call),
  },
  list: {
    usage: '[what]',
    about: 'List what comes with it: strategies, scenarios, metrics, formats and what else there is',
    words: {
      what: 'strategies (the default), scenarios, samplers, metrics, models, limits, formats, commissions, providers or import-formats',
    },
    options: { format: { value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' } },
    run: async (call) => (await import('./commands/list.js')).list(call),
  },
  new: {
    usage: '<name>',
    about: 'Write a strategy, laws of its own and their test, to start from',
    words: { name: 'lower-case words joined by hyphens, such as my-idea' },
    options: {
      template: {
        value: 'a name',
        about: 'what it starts from',
        choices: Object.keys(TEMPLATES),
        fallback: 'blank',
      },
    },
    run: async (call) => (await import('./commands/new.js')).writeNew(call),
  },
  'data check': {
    usage: '<paths...>',
    about: 'Look for mistakes in data; exits with 1 if there are errors',
    words: PATHS,
    options: {
      format: { value: 'a name', about: 'what is printed', choices: ['text', 'json', 'html'], fallback: 'text' },
      out: {
        value: 'a path',
        about: 'where a page with the picture of each finding goes: a name that ends in .html, or a folder',
      },
      only: {
        value: 'names',
        about: 'checks to make, separated by commas: docs/data-check.md lists them',
        fallback: 'all',
      },
      'min-severity': {
        value: 'a name',
        about: 'the least that is shown',
        choices: ['error', 'warning', 'info'],
        fallback: 'info',
      },
    },
    run: async (call) => (await import('./commands/data-check.js')).dataCheck(call),
  },
  'data describe': {
    usage: '<paths...>',
    about: 'Show what data hold: instruments, series, dates, formats',
    words: PATHS,
    options: {},
    run: async (call) => (await import('./commands/data-describe.js')).dataDescribe(call),
  },
  'data import': {
    usage: '<paths...>',
    about: 'Turn files as vendors write them into a data folder; exits with 1 if a file was refused',
    words: { paths: 'files, archives, and folders whose files are read at any depth' },
    options: IMPORT_OPTIONS,
    run: async (call) => (await import('./commands/data-import.js')).dataImport(call),
  },
  'data fetch': {
    usage: '[symbols...]',
    about: 'Fetch daily history from a provider into a data folder; what is there is not asked for again',
    words: { symbols: 'such as 510300, 00700, ^GSPC or USDCNY; SYMBOL=NAME where the provider calls it NAME' },
    options: FETCH_OPTIONS,
    run: async (call) => (await import('./commands/data-fetch.js')).dataFetch(call),
  },
  'data export': {
    usage: '<paths...>',
    about: 'Write data in another price basis as a data folder: adjusted for splits, or for distributions too',
    words: PATHS,
    options: {
      basis: {
        value: 'a name',
        about: 'what prices are measured in; total-return is for display only, for it knows the future',
        choices: ['raw', 'split-adjusted', 'total-return', 'forward'],
      },
      as: { value: 'a name', about: 'format of the bars', choices: ['csv', 'parquet'], fallback: 'csv' },
      out: { value: 'a folder', about: 'folder to write; it must be new or empty' },
      assets: { ...RUN_OPTIONS.assets, group: undefined },
      from: { value: 'a date', about: 'first date', fallback: 'the first' },
      to: { value: 'a date', about: 'last date; actions after it move nothing', fallback: 'the last' },
      lenient: { ...RUN_OPTIONS.lenient, group: undefined, about: 'repairs of bad data to allow' },
    },
    run: async (call) => (await import('./commands/data-export.js')).dataExport(call),
  },
  'data calendar': {
    usage: '<market>',
    about: 'Show the sessions of a market, or how they differ from a list; exits with 1 if they do',
    words: { market: 'XSHG, XSHE, XHKG, XNYS, XNAS, stock-connect-northbound or stock-connect-southbound' },
    options: {
      from: { value: 'a date', about: 'first date, such as 2024-01-31', fallback: 'the first that is known' },
      to: { value: 'a date', about: 'last date', fallback: 'the last that is known' },
      against: {
        value: 'a file',
        about: 'a list of dates to compare with: one a line, a JSON array, or a CSV with a column date',
      },
      format: { value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' },
    },
    run: async (call) => (await import('./commands/data-calendar.js')).dataCalendar(call),
  },
  'data generate': {
    usage: '',
    about: 'Write a made-up market as a data folder',
    words: {},
    options: {
      scenario: {
        value: 'a scenario',
        about: 'which market: a name that "tidemark list scenarios" shows, such as random-walk:years=5,assets=3',
      },
      seed: { value: 'a number', about: 'seed of the market', fallback: '1' },
      years: { value: 'a number', about: 'years of the market', fallback: 'as the scenario says' },
      pins: {
        value: 'a CSV file',
        about: 'levels, returns, sums and values that it passes through: what,name,from,to,value',
      },
      onto: {
        value: 'a data folder',
        about: 'history that the scenario is laid over instead of making prices of its own',
      },
      from: { value: 'a date', about: 'with --onto: the date from which on the history is made up' },
      out: { value: 'a folder', about: 'folder to write; a former one is replaced, anything else is not' },
    },
    run: async (call) => (await import('./commands/data-generate.js')).dataGenerate(call),
  },
  demo: {
    usage: '',
    about: 'Generate a market, run three strategies on it and write their reports',
    words: {},
    options: {
      seed: { value: 'a number', about: 'seed of the generated market', fallback: '1' },
      out: { value: 'a folder', about: 'folder for the market and the reports', fallback: './results/demo' },
    },
    run: async (call) => (await import('./commands/demo.js')).demo(call),
  },
};
