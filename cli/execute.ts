// One run from its settings to its report: data in, simulation, measures.

import { dateOf, fingerprint, rowOf } from '../data/index.js';
import { type Feed, resolveParams, RunError, simulate, UserError } from '../engine/index.js';
import { benchmarkEquity } from '../reports/benchmark-equity.js';
import { buildReport } from '../reports/build.js';
import type { Configuration, Report } from '../reports/report.js';
import type { LoadedStrategy } from './command.js';
import { failurePlace } from './failure-place.js';
import { type Market, market } from './market.js';
import type { Given } from './option.js';
import { kebab } from './option.js';
import { paramValues } from './param-options.js';
import type { Progress } from './progress.js';
import { inItsFile, readTable } from './read-table.js';
import type { RunSettings } from './run-settings.js';
import { VERSION } from './version.js';

/** Basis points in one. */
const BASIS_POINTS = 10_000;

/** Runs a strategy and computes all that is reported of it. `given` holds the values of its params as they were typed. */
export async function execute(
  loaded: LoadedStrategy,
  settings: RunSettings,
  given: Given,
  progress: Progress,
): Promise<Report> {
  try {
    return await measured(loaded, settings, given, progress);
  } finally {
    progress.end();
  }
}

async function measured(
  loaded: LoadedStrategy,
  settings: RunSettings,
  given: Given,
  progress: Progress,
): Promise<Report> {
  const { strategy } = loaded;
  const values = await paramValues(loaded, given, readTable);
  // Before the data are read, which may take long.
  const params = resolveParams(strategy.params, values);

  progress.stage('Reading data');
  const { feed, base, compared } = await market(settings);
  const first = firstRow(feed, settings.from);
  const { cash, seed, benchmark: name } = settings;
  const slippage = settings.slippage / BASIS_POINTS;
  // A missing or late benchmark is known before the run.
  const benchmark = name === '' ? null : { name, equity: benchmarkEquity(compared, name, first, cash) };
  const watched = progress.watched(strategy, feed, first);
  const run = explained(loaded, given, () => simulate(watched, feed, { cash, params: values, first, slippage, seed }));

  progress.stage('Measuring');
  const configuration = configurationOf(loaded, settings, shown(params, given), { feed, base, compared }, first);
  return buildReport({ configuration, feed, run, benchmark, fingerprint: fingerprint(compared), version: VERSION });
}

/** A run whose failures say where they can be mended: the file and line of the strategy, or of the table that was given. */
function explained<T>({ sources }: LoadedStrategy, given: Given, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof UserError) throw inItsFile(error, (param) => given[kebab(param)]);
    const place = error instanceof RunError ? failurePlace(error.cause, sources) : undefined;
    if (place === undefined) throw error;
    throw new RunError(`${place}: ${(error as RunError).message}`, { cause: (error as RunError).cause });
  }
}

function firstRow(feed: Feed, from: string | undefined): number {
  if (feed.time.length === 0) throw new UserError('The data hold no bars up to --to; choose a later date.');
  const row = from === undefined ? 0 : rowOf(feed, from);
  if (row < feed.time.length) return row;
  const last = dateOf(feed, feed.time.length - 1);
  throw new UserError(`The data end on ${last}, before --from ${from}; choose an earlier date.`);
}

/** The values of the params as the report shows them: of a table, the file that it came from. */
function shown(params: Readonly<Record<string, unknown>>, given: Given): Record<string, unknown> {
  const file = (name: string) => given[kebab(name)];
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? file(name) : value]),
  );
}

function configurationOf(
  { name, strategy, sources, sourceHash }: LoadedStrategy,
  settings: RunSettings,
  params: Readonly<Record<string, unknown>>,
  { feed, base }: Market,
  first: number,
): Configuration {
  const { cash, benchmark, riskFree, costs, commission, slippage, lot, seed, data, assets, lenient } = settings;
  return {
    strategy: name,
    // Of what comes with Tidemark the version says which code it is.
    ...(sources.length > 0 && { sourceHash }),
    about: strategy.about,
    params,
    from: dateOf(feed, first),
    to: dateOf(feed, feed.time.length - 1),
    cash,
    base,
    benchmark,
    riskFree,
    fill: 'next-open',
    costs,
    commission: commission ?? null,
    slippage,
    lot: lot ?? null,
    seed,
    data,
    assets,
    lenient,
  };
}
