// `run --like DIR#17`: the command line that repeats a trial of a sweep.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../engine/errors.js';
import type { Given } from './option.js';
import { kebab } from './option.js';

/** What a word such as `results#17` or `results#17@seed 3` names. */
interface Named {
  readonly dir: string;
  readonly trial: string;
  /** Empty: none. */
  readonly world: string;
}

/** What is read of a sweep.json, which anybody may have written. */
interface Recorded {
  readonly strategy: string;
  readonly sourceHash: string;
  readonly options: Given;
  readonly params: Readonly<Record<string, unknown>>;
  readonly dimensions: readonly { readonly name: string; readonly of: string }[];
  readonly fingerprints: readonly string[];
}

/** Options that only a sweep has. */
const OF_SWEEPS: ReadonlySet<string> = new Set([
  'windows',
  'seeds',
  'each',
  'halving',
  'walk-forward',
  'cross-validation',
]);

/** The words with --like spelled out, behind it; what is typed beside it counts instead. Words without it are as they were. `bare` tells
 *  where the words are that are no options. A result folder is never run as code: files that it names have to be typed. */
export async function likened(words: readonly string[], bare: readonly number[]): Promise<readonly string[]> {
  const word = valueOf(words, 'like');
  if (word === undefined || words[bare[0]] !== 'run') return words;
  const named = namedIn(word);
  const sweep = recordedIn(named.dir);
  const strategy = await strategyFor(words[bare[1]], sweep, word);
  const typed = new Set(words.flatMap((each) => /^--(?:no-)?([^=]+)/.exec(each)?.[1] ?? []));
  const options = { ...sweep.options, ...(await worldOf(named, sweep)), ...(await valuesOf(named, sweep)) };
  const more = Object.entries(options).flatMap(([name, value]) => {
    if (typed.has(name) || OF_SWEEPS.has(name)) return [];
    assertNoCode(name, value, word);
    return wordsOf(name, value);
  });
  const rest = words.filter((_, at) => at !== bare[0] && at !== bare[1]);
  return ['run', strategy, ...rest, ...more];
}

/** The fingerprints of the data that the sweep of a word was run on. */
export const fingerprintsLike = (word: string): readonly string[] => recordedIn(namedIn(word).dir).fingerprints;

function valueOf(words: readonly string[], option: string): string | undefined {
  const at = words.findIndex((word) => word === `--${option}` || word.startsWith(`--${option}=`));
  if (at < 0) return undefined;
  return words[at].includes('=') ? words[at].slice(option.length + 3) : words[at + 1];
}

function namedIn(word: string): Named {
  const [, dir, trial, world = ''] = /^(.+)#(\d+)(?:@(.+))?$/s.exec(word) ?? [];
  if (dir === undefined)
    throw new UserError(`--like is "${word}"; give the folder of a sweep and a trial, such as results#17.`);
  return { dir, trial, world };
}

function recordedIn(dir: string): Recorded {
  const path = join(dir, 'sweep.json');
  if (!existsSync(path))
    throw new UserError(`There is no ${path}; give the folder that a sweep was written to with --out.`);
  const { configuration, space, data } = Object(parsed(path)) as Record<string, unknown>;
  const { strategy, sourceHash = '', options, params } = Object(configuration) as Record<string, unknown>;
  const { fingerprints } = Object(data) as Record<string, unknown>;
  const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const isSound =
    typeof strategy === 'string' &&
    typeof sourceHash === 'string' &&
    isRecord(options) &&
    Object.values(options as object).every(isGiven) &&
    isRecord(params) &&
    Array.isArray(space) &&
    space.every((each) => typeof Object(each).name === 'string' && typeof Object(each).of === 'string') &&
    Array.isArray(fingerprints);
  if (!isSound) throw new UserError(`${path} is not what a sweep writes; run the sweep again.`);
  return { strategy, sourceHash, options, params, dimensions: space, fingerprints } as unknown as Recorded;
}

const isGiven = (value: unknown): boolean =>
  ['string', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'));

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UserError(`${path} cannot be read as JSON; run the sweep again.`, { cause: error });
  }
}

/** The strategy to run: that of the table which the sweep names, or the file that was typed, where it is still the same. */
async function strategyFor(
  typed: string | undefined,
  { strategy, sourceHash }: Recorded,
  word: string,
): Promise<string> {
  const { isBuiltIn, loadStrategy } = await import('./load-strategy.js');
  if (typed === undefined) {
    if (isBuiltIn(strategy)) return strategy;
    throw new UserError(
      `The sweep was made with the strategy ${strategy}, which does not come with Tidemark; a result folder is not run as code, so name it yourself: tidemark run ${strategy} --like ${word}.`,
    );
  }
  if (sourceHash !== '' && !isBuiltIn(typed)) {
    if ((await loadStrategy(typed)).sourceHash !== sourceHash) {
      throw new UserError(
        `${typed} is not the file that the sweep was made with, or was changed since; run the sweep again.`,
      );
    }
  }
  return typed;
}

/** The options of the world that was named, where the sweep had several. */
async function worldOf({ world, dir, trial }: Named, { options }: Recorded): Promise<Given> {
  const { worldsOf } = await import('./worlds.js');
  const { windows, seeds } = options;
  const worlds = worldsOf(windows as string | undefined, seeds as string | undefined, options);
  if (worlds.length === 1) return worlds[0].given;
  const found = worlds.find(({ name }) => name === world);
  if (found) return found.given;
  throw new UserError(
    `The sweep judged each point in ${worlds.length} worlds; name one of them, such as --like "${dir}#${trial}@${worlds[0].name}".`,
  );
}

/** What the trial was run with. */
async function valuesOf({ dir, trial }: Named, { dimensions, params }: Recorded): Promise<Given> {
  const { readTable } = await import('./read-table.js');
  const path = join(dir, 'trials.csv');
  const rows = await readTable(
    path,
    ['trial'],
    dimensions.flatMap(({ name, of }) => [name, `${of}.${name}`]),
  );
  const row = rows.find(({ cells }) => cells.trial === trial);
  if (row === undefined)
    throw new UserError(`There is no trial ${trial} in ${path}; its trials count from 0 to ${rows.length - 1}.`);
  const fixed = Object.entries(params).map(([name, value]) => [kebab(name), String(value)] as const);
  const own = dimensions.map(({ name, of }) => {
    const value = row.cells[`${of}.${name}`] || row.cells[name];
    return [kebab(name), name === 'assets' && of === 'option' ? value.split(' ') : value] as const;
  });
  return Object.fromEntries([...fixed, ...own]);
}

/** Models and limits may be files of code. */
function assertNoCode(name: string, value: Given[string], word: string): void {
  if (name !== 'slippage' && name !== 'limit') return;
  for (const each of [value].flat()) {
    if (/[/\\]|\.[cm]?[jt]s\b/.test(String(each))) {
      throw new UserError(
        `The sweep used the file ${String(each)} as --${name}; a result folder is not run as code, so name it yourself: --like ${word} --${name} ${String(each)}.`,
      );
    }
  }
}

function wordsOf(name: string, value: Given[string]): string[] {
  if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
  if (Array.isArray(value)) return name === 'limit' ? value.map((each) => `--limit=${each}`) : [`--${name}`, ...value];
  return [`--${name}=${String(value)}`];
}
