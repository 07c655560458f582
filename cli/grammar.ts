// The one door to yargs: options become a parser that also writes the help.

import yargs, { type Argv } from 'yargs';
import type { Options } from './option.js';

/** Widest help, in columns. */
const COLUMNS = 100;

/** The help of a parser, without the kinds that yargs adds: switches are told by having no value. */
export async function helpOf(parser: Argv): Promise<string> {
  const help = await parser.getHelp();
  return `${help.replaceAll(/ +\[(boolean|array)\](?= \[default|$)/gm, '')}\n`;
}

/** A parser of the words. Values stay the text that was typed, names are spelled with hyphens, and nothing depends on the
 *  machine's language. */
export function grammar(words: readonly string[], options: Options, usage: string): Argv {
  let parser = yargs([...words])
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'short-option-groups': false,
    })
    .locale('en')
    .help(false)
    .version(false)
    .exitProcess(false)
    .fail(false)
    .scriptName('tidemark')
    .wrap(Math.min(COLUMNS, process.stdout.columns ?? COLUMNS))
    .usage(usage);
  for (const [name, { about, value, many, fallback, choices, group }] of Object.entries(options)) {
    parser = parser.option(name, {
      describe: choices ? `${about} (${choices.join(', ')})` : about,
      defaultDescription: fallback,
      group: group ?? 'Options:',
      ...(value === undefined ? { boolean: true } : many ? { array: true } : { nargs: 1 }),
    });
  }
  return parser;
}
