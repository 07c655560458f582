// The table of commands. It is light: what a command needs is imported when it runs.

import { COMMON_OPTIONS, RUN_OPTIONS } from './run-options.js';
import type { Given, Options } from './option.js';
import type { Strategy } from '../engine/index.js';

/** A strategy with where it came from. */
export interface LoadedStrategy {
  readonly strategy: Strategy;
  /** How the user called it: a name of the table, or a path. */
  readonly name: string;
  /** Module that a worker can import to get it. */
  readonly url: string;
  /** sha256 of the compiled source with all that it imports but the engine, hexadecimal; the same on every machine. */
  readonly sourceHash: string;
}

/** What a command is called with. */
export interface Call {
  /** Words that are no options, the command's own name left out. */
  readonly words: readonly string[];
  readonly given: Given;
  /** The strategy of a command that takes one. */
  readonly loaded?: LoadedStrategy;
}

/** A command as it is declared once: for the parser, the help and the search for misspellings. */
export interface Command {
  /** Its words after the name, in the notation of yargs: `<needed>`, `[optional]`, `<one or more...>`. */
  readonly usage: string;
  readonly about: string;
  /** What each word of the usage means, by its name. */
  readonly words: Readonly<Record<string, string>>;
  readonly options: Options;
  /** True where its first word is a strategy whose params are options too. */
  readonly takesStrategy?: boolean;
  /** Yields its exit code. */
  readonly run: (call: Call) => Promise<number>;
}

const PATHS = { paths: 'data folders or CSV files' };

/** Commands by name; a name of two words is a command of a group. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  run: {
    usage: '<strategy>',
    about: 'Run a strategy over a market and report what came of it',
    words: { strategy: 'a name that list shows, or the path of a .ts, .js or .mjs file' },
    options: RUN_OPTIONS,
    takesStrategy: true,
    run: async (call) => (await import('./commands/run.js')).run(call),
  },
  list: {
    usage: '',
    about: 'List the strategies that come with it, with their params and sweep ranges',
    words: {},
    options: { format: { value: 'a name', about: 'what is printed', choices: ['text', 'json'], fallback: 'text' } },
    run: async (call) => (await import('./commands/list.js')).list(call),
  },
  new: {
    usage: '<name>',
    about: 'Write a strategy file to start from',
    words: { name: 'lower-case words joined by hyphens, such as my-idea' },
    options: {},
    run: async (call) => (await import('./commands/new.js')).writeNew(call),
  },
  'data check': {
    usage: '<paths...>',
    about: 'Look for mistakes in data; exits with 1 if there are errors',
    words: PATHS,
    options: {},
    run: async (call) => (await import('./commands/data-check.js')).dataCheck(call),
  },
  'data describe': {
    usage: '<paths...>',
    about: 'Show what data hold: instruments, series, dates, formats',
    words: PATHS,
    options: {},
    run: async (call) => (await import('./commands/data-describe.js')).dataDescribe(call),
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

/** Options that no param of a strategy may be named like. */
export const RESERVED: ReadonlySet<string> = new Set([...Object.keys(RUN_OPTIONS), ...Object.keys(COMMON_OPTIONS)]);
