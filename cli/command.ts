// What a command of the command line is.

import type { LoadedStrategy } from './loaded-strategy.js';
import type { market } from './market.js';
import type { Given, Options } from './option.js';

/** What runs of one process that follow each other have in common. */
export interface Session {
  /** A text that is another for each run, so that the modules of the user's own code are new ones. */
  readonly fresh: string;
  /** Reads the data, or knows them from the run before. */
  readonly market: typeof market;
  /** Is told the files that a run depends on, beside the data. */
  depends(paths: readonly string[]): void;
}

/** What a command is called with. */
export interface Call {
  /** Words that are no options, the command's own name left out. */
  readonly words: readonly string[];
  readonly given: Given;
  /** The strategy of a command that takes one. */
  readonly loaded?: LoadedStrategy;
  /** Left out where the process makes one run and ends. */
  readonly session?: Session;
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
  /** True where a param may be given as a range or a list, and not as one value only. */
  readonly searches?: boolean;
  /** Called before a strategy is loaded, which may change what all code shares. */
  readonly before?: () => Promise<void>;
  /** Yields its exit code. */
  readonly run: (call: Call) => Promise<number>;
}
