// The program: finds the command, reads its options and runs it.

import { UserError } from '../engine/errors.js';
import { bareWords, checkOptions, flagsAsValues, given, spelled } from './arguments.js';
import type { Command, Session } from './command.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { COMMANDS } from './commands.js';
import { grammar, helpOf } from './grammar.js';
import { nearest } from './nearest.js';
import { type Given, kebab, type Options } from './option.js';
import { COMMON_OPTIONS, STRATEGY_OPTIONS } from './run-options.js';
import { VERSION } from './version.js';

const EVERY_OPTION: Options = Object.assign(
  {},
  COMMON_OPTIONS,
  STRATEGY_OPTIONS,
  ...Object.values(COMMANDS).map(({ options }) => options),
);

/** Runs a command line, given as its words after the program's name, and yields the exit code. Errors are left to the caller. `session` is that of several
 *  runs in one process. */
export async function program(typed: readonly string[], session?: Session): Promise<number> {
  const words = await spelledOut(spelled(typed));
  const bare = bareWords(words, EVERY_OPTION);
  const named = commandOf(bare.map((at) => words[at]));
  if (typeof named === 'string') return overview(words, named);
  const isWatched = session === undefined && named.name === 'run' && isOn(words, 'watch') && !asksHelp(words);
  if (!isWatched) return oneCommand(named, words, bare, session);
  const { watch } = await import('./watch.js');
  return watch((again) => oneCommand(named, words, bare, again), words[bare[named.length]], isOn(words, 'debug'));
}

/** Whether a switch is on, before the words are parsed. */
const isOn = (words: readonly string[], name: string): boolean => {
  const last = words.findLast((word) => word.replace(/^--(no-)?/, '--').replace(/=.*$/, '') === `--${name}`);
  return last !== undefined && !/^--no-|=false$/.test(last);
};

/** A run that repeats a trial is given by the trial. */
async function spelledOut(words: readonly string[]): Promise<readonly string[]> {
  if (!words.some((word) => /^--like(=|$)/.test(word))) return words;
  return (await import('./like.js')).likened(words, bareWords(words, EVERY_OPTION));
}

/** The commands, or those of a group such as `data`. */
async function overview(words: readonly string[], group: string): Promise<number> {
  const called = group === '' ? 'tidemark' : `tidemark ${group}`;
  checkOptions(words, COMMON_OPTIONS, `${called} --help`);
  if (words.includes('--version')) {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const listed = Object.entries(COMMANDS).filter(([name]) => group === '' || name.startsWith(`${group} `));
  const parser = listed.reduce(
    (all, [name, { usage, about }]) => all.command(`${name} ${usage}`.trim(), about),
    grammar([], COMMON_OPTIONS, `${called} <command> [options]`),
  );
  const help = await helpOf(parser.epilogue(`"${called} <command> --help" shows the options of a command.`));
  const asked = asksHelp(words);
  (asked ? process.stdout : process.stderr).write(help);
  return asked ? 0 : 2;
}

interface Named {
  readonly name: string;
  /** How many bare words name it. */
  readonly length: number;
}

async function oneCommand(
  { name, length }: Named,
  typed: readonly string[],
  bare: readonly number[],
  session?: Session,
): Promise<number> {
  const command = COMMANDS[name];
  const help = asksHelp(typed);
  if (!help) await command.before?.();
  const how = { help, isChecked: !help && isOn(typed, 'typecheck'), fresh: session?.fresh ?? '' };
  const own = command.takesStrategy ? await strategyOf(typed[bare[length]], name, how) : undefined;
  if (own) session?.depends(own.sources);
  const params = own ? (await import('./param-options.js')).paramOptions(own, command.searches === true) : {};
  const ofAll = command.takesStrategy ? STRATEGY_OPTIONS : {};
  const options: Options = { ...params, ...ofAll, ...command.options, ...COMMON_OPTIONS };
  const called = ['tidemark', name, ...(own ? [own.name] : [])].join(' ');
  const words = own && command.searches ? flagsAsValues(typed, flagsOf(own)) : typed;
  checkOptions(words, options, `${called} --help`);

  const leading = new Set(bare.slice(0, length + (own ? 1 : 0)));
  const rest = words.filter((_, at) => !leading.has(at));
  const parser = grammar(rest, options, usageOf(called, command, own));
  if (help) {
    process.stdout.write(await helpOf(parser));
    return 0;
  }
  const argv = await parser.parseAsync();
  const found = argv._.map(String);
  checkCount(found, own ? '' : command.usage, called);
  return command.run({ words: found, given: withoutOurs(given(argv, options)), loaded: own, session });
}

/** What was given but for the switches that are obeyed here: nothing that a command finds depends on them. */
const withoutOurs = (all: Given): Given =>
  Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'typecheck' && name !== 'watch'));

const asksHelp = (words: readonly string[]): boolean => words.includes('--help') || words.includes('-h');

/** The command that the bare words open with, or the name of the group where they name no more; empty without words. */
function commandOf(bare: readonly string[]): Named | string {
  const [first, second] = bare;
  if (first === undefined) return '';
  if (Object.hasOwn(COMMANDS, first)) return { name: first, length: 1 };
  const group = Object.keys(COMMANDS).filter((name) => name.startsWith(`${first} `));
  if (group.length > 0 && second === undefined) return first;
  const wanted = group.length > 0 ? `${first} ${second}` : first;
  if (Object.hasOwn(COMMANDS, wanted)) return { name: wanted, length: 2 };
  const names = group.length > 0 ? group : Object.keys(COMMANDS);
  const near = nearest(wanted, names);
  const remedy = near === undefined ? `the commands are: ${names.join(', ')}.` : `did you mean "${near}"?`;
  throw new UserError(`There is no command "${wanted}"; ${remedy}`);
}

async function strategyOf(
  name: string | undefined,
  command: string,
  { help, isChecked, fresh }: { readonly help: boolean; readonly isChecked: boolean; readonly fresh: string },
): Promise<LoadedStrategy | undefined> {
  if (name === undefined) {
    if (help) return undefined;
    throw new UserError(`Name a strategy directly after "${command}"; "tidemark list" shows those that come with it.`);
  }
  const { isBuiltIn, loadStrategy, locateStrategy } = await import('./load-strategy.js');
  if (isChecked && !isBuiltIn(name)) (await import('./typecheck.js')).typecheck(locateStrategy(name).path);
  return loadStrategy(name, fresh);
}

/** Options of the strategy's params that are switches. */
const flagsOf = ({ strategy }: LoadedStrategy): ReadonlySet<string> =>
  new Set(
    Object.keys(strategy.params)
      .filter((param) => strategy.params[param].kind === 'flag')
      .map(kebab),
  );

function usageOf(called: string, command: Command, own: LoadedStrategy | undefined): string {
  if (own) return `${called} [options]\n\n${own.strategy.about}`;
  const words = Object.entries(command.words).map(([name, about]) => `\n\n  ${name}  ${about}`);
  return `${[called, command.usage, '[options]'].filter(Boolean).join(' ')}\n\n${command.about}.${words.join('')}`;
}

/** Fails where there are more or fewer words than a usage such as `<name>`, `[what]` or `<paths...>` asks for. */
function checkCount(found: readonly string[], usage: string, called: string): void {
  const most = usage === '' ? 0 : usage.split(' ').length;
  const least = usage.split('<').length - 1;
  const open = usage.includes('...');
  if (found.length < least) throw new UserError(`"${called}" needs ${usage}; "${called} --help" says what that is.`);
  if (found.length > most && !open) {
    throw new UserError(`"${found[most]}" is one word too many for "${called}"; quote a name that has blanks.`);
  }
}
