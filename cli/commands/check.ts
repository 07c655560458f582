// `tidemark check <strategy>`: property-tests the laws of the kit and the strategy's own on generated markets.

import { UserError } from '../../engine/index.js';
import { type Failure, lawsOf, type NamedLaw, type Play, TRIALS, type Verdict } from '../../test/kit/index.js';
import type { Call } from '../command.js';
import type { LoadedStrategy } from '../loaded-strategy.js';
import { failurePlace } from '../failure-place.js';
import { isBuiltIn } from '../load-strategy.js';
import { loadLaws } from '../load-laws.js';
import { nearest } from '../nearest.js';
import { numberOf } from '../numbers.js';
import { type Given, kebab } from '../option.js';
import { choiceOf, paramValues } from '../param-options.js';
import { progressBar } from '../progress.js';
import { readTable } from '../read-table.js';
import { saveFailure, typed } from '../save-play.js';

/** A law and what came of it. */
interface Tried {
  readonly name: string;
  readonly verdict: Verdict;
  /** The command that shows a failure again. */
  readonly again: string;
}

/** Tries every law, prints a line for each and a story for what is broken, and yields 1 if something was. */
export async function check({ given, loaded }: Call): Promise<number> {
  const own = loaded as LoadedStrategy;
  const format = choiceOf('format', (given.format as string | undefined) ?? 'text', ['text', 'json']);
  const runs = numberOf('runs', (given.runs as string | undefined) ?? '100', { min: 1, max: 1_000_000, whole: true });
  const seed = numberOf('seed', (given.seed as string | undefined) ?? '1', { min: 0, max: 2 ** 31 - 1, whole: true });
  const path = pathOf(given.path as string | undefined);
  const laws = await loadLaws(own.name, given.laws as string | undefined);
  const trial = { ...(isBuiltIn(own.name) && TRIALS[own.name]), ...laws.trial };
  const values = await trialValues(own, given, trial.params ?? {});
  const all = lawsOf(own.strategy, { ...trial, params: values, own: laws.own });
  const chosen = chosenOf(all, given.law as string | undefined);
  if (path !== undefined && chosen.length > 1) {
    throw new UserError('--path is about one law; name it with --law, as the failure printed it.');
  }
  const progress = await progressBar();
  const tried: Tried[] = [];
  try {
    for (const [k, { name, examine }] of chosen.entries()) {
      progress.stage(`Law ${k + 1} of ${chosen.length}: ${name}`);
      const verdict = placed(examine({ runs, seed, ...(path !== undefined && { path }) }), own.sources);
      tried.push({ name, verdict, again: verdict.failure ? replayed(own, given, name, verdict.failure) : '' });
    }
  } finally {
    progress.end();
  }
  const broken = tried.filter(({ verdict }) => verdict.failure);
  const saved = saveFirst(broken, given.save as string | undefined, own.name);
  const untyped = Object.entries(trial.params ?? {}).filter(([key]) => given[kebab(key)] === undefined);
  const about = { strategy: own.name, laws: laws.file, runs, seed, trial: Object.fromEntries(untyped) };
  process.stdout.write(format === 'json' ? jsonOf(about, tried, saved) : textOf(about, tried, saved));
  return broken.length > 0 ? 1 : 0;
}

/** A path such as `3:1:0`. */
function pathOf(path: string | undefined): string | undefined {
  if (path === undefined || /^\d+(:\d+)*$/.test(path)) return path;
  throw new UserError(`--path is "${path}"; give the numbers that a failure printed, such as 3:1:0.`);
}

/** The values of the trial, and in their place those that were typed. */
async function trialValues(
  own: LoadedStrategy,
  given: Given,
  params: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  // A table that the trial gives need not be typed.
  const wanted = Object.entries(own.strategy.params).filter(
    ([key]) => given[kebab(key)] !== undefined || !Object.hasOwn(params, key),
  );
  const strategy = { ...own.strategy, params: Object.fromEntries(wanted) };
  return { ...params, ...(await paramValues({ ...own, strategy }, given, readTable)) };
}

function chosenOf(laws: readonly NamedLaw[], wanted: string | undefined): readonly NamedLaw[] {
  if (wanted === undefined) return laws;
  const exact = laws.filter(({ name }) => name === wanted);
  const found = exact.length > 0 ? exact : laws.filter(({ name }) => name.includes(wanted));
  if (found.length > 0) return found;
  const names = laws.map(({ name }) => name);
  const near = nearest(wanted, names);
  throw new UserError(
    `There is no law "${wanted}"; ${near ? `did you mean "${near}"?` : `the laws are: ${names.join('; ')}.`}`,
  );
}

/** A failure of the strategy's own code names its line. */
function placed(verdict: Verdict, sources: readonly string[]): Verdict {
  const { failure } = verdict;
  const reason = failure?.reason;
  const place = failurePlace((reason as Error | undefined)?.cause, sources) ?? failurePlace(reason, sources);
  if (!failure || place === undefined || failure.what.startsWith(place)) return verdict;
  return { ...verdict, failure: { ...failure, what: `${place}: ${failure.what}` } };
}

/** The command that shows a failure again. */
function replayed({ name, strategy }: LoadedStrategy, given: Given, law: string, { seed, path }: Failure): string {
  const params = Object.keys(strategy.params).flatMap((key) => {
    const value = given[kebab(key)];
    if (value === undefined) return [];
    return typeof value === 'boolean' ? [`--${value ? '' : 'no-'}${kebab(key)}`] : [`--${kebab(key)}`, String(value)];
  });
  const laws = given.laws === undefined ? [] : ['--laws', String(given.laws)];
  const where = path === '' ? [] : ['--path', path];
  return typed(['tidemark', 'check', name, ...params, ...laws, '--law', law, '--seed', String(seed), ...where]);
}

interface Saved {
  readonly law: string;
  readonly dir: string;
  readonly commands: readonly string[];
  readonly missing: readonly string[];
}

function saveFirst(broken: readonly Tried[], dir: string | undefined, strategy: string): Saved | undefined {
  const first = broken.find(({ verdict }) => verdict.failure?.play);
  if (dir === undefined || !first) return undefined;
  const failure = first.verdict.failure as Failure & { readonly play: Play };
  return { law: first.name, dir, ...saveFailure(dir, failure, { strategy, law: first.name }) };
}

interface About {
  readonly strategy: string;
  readonly laws: string;
  readonly runs: number;
  readonly seed: number;
  /** Params that the trial gave. */
  readonly trial: Readonly<Record<string, unknown>>;
}

/** The values that are not the defaults, nor typed: what is kept is kept with these. */
const ofTrial = (params: About['trial']): readonly string[] => {
  const values = Object.entries(params).map(([key, value]) =>
    Array.isArray(value) ? `${kebab(key)} of ${count(value.length, 'row')}` : `${kebab(key)} ${String(value)}`,
  );
  return values.length > 0 ? [`Of its trial, to suit short histories: ${values.join(', ')}.`] : [];
};

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

function textOf(
  { strategy, laws, runs, seed, trial }: About,
  tried: readonly Tried[],
  saved: Saved | undefined,
): string {
  const width = Math.max(...tried.map(({ name }) => name.length));
  const head = `${strategy}: ${count(tried.length, 'law')}${laws === '' ? '' : `, those of ${laws} among them`}, ${count(runs, 'market')} each, seed ${seed}`;
  const lines = tried.map(({ name, verdict: { markets, traded, failure } }) => {
    const what = failure ? 'BROKEN' : 'kept  ';
    const on =
      failure && failure.story !== ''
        ? `by market ${markets} of ${runs}`
        : `${count(markets, 'market')}, traded on ${traded}`;
    return `${what}  ${name.padEnd(width)}  ${on}`;
  });
  const broken = tried.flatMap(({ verdict: { failure }, ...one }) => (failure ? [{ ...one, failure }] : []));
  const stories = broken.flatMap(({ name, failure, again }, k) => {
    const { what, story, shrinks } = failure;
    const alike = broken.filter((other) => other.failure.what === what);
    // A strategy that fails, or never trades, breaks all laws for one reason: it is told once.
    if (alike[0] !== broken[k]) return [];
    const others = alike.slice(1).map((other) => other.name);
    const also = others.length === 0 ? [] : ['', `For the same reason: ${others.join('; ')}`];
    if (story === '') return ['', `BROKEN: ${name}`, `  ${what}.`, ...also];
    const small = `The smallest market that was found (shrunk ${count(shrinks, 'time')}):`;
    return ['', `BROKEN: ${name}`, what, '', small, '', story, '', `See it again: ${again}`, ...also];
  });
  const where = saved
    ? [
        '',
        `Saved in ${saved.dir}: the market on which "${saved.law}" is broken. Run it:`,
        ...saved.commands.map((command) => `  ${command}`),
        ...saved.missing.map((what) => `  What files cannot hold, so that the run may differ: ${what}.`),
      ]
    : [];
  return `${[head, ...ofTrial(trial), '', ...lines, ...stories, ...where].join('\n')}\n`;
}

function jsonOf(about: About, tried: readonly Tried[], saved: Saved | undefined): string {
  const laws = tried.map(({ name, verdict: { markets, traded, failure }, again }) => ({
    name,
    kept: failure === undefined,
    markets,
    traded,
    ...(failure && {
      failure: {
        what: failure.what,
        story: failure.story,
        seed: failure.seed,
        path: failure.path,
        shrinks: failure.shrinks,
        command: again,
      },
    }),
  }));
  const { laws: own, ...rest } = about;
  return `${JSON.stringify({ ...rest, own, laws, ...(saved && { saved }) }, null, 2)}\n`;
}
