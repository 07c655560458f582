// One run from its settings to its report: data in, simulation, measures.

import { dateOf, fingerprint, load, rowOf } from '../data/index.js';
import { type Feed, resolveParams, simulate, UserError } from '../engine/index.js';
import { buildReport } from '../reports/build.js';
import type { Configuration, Report } from '../reports/report.js';
import type { LoadedStrategy } from './command.js';
import { withoutCosts } from './costs.js';
import type { Given } from './option.js';
import { kebab } from './option.js';
import { paramValues } from './param-options.js';
import type { Progress } from './progress.js';
import { readTable } from './read-table.js';
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
  const { feed, base } = await market(settings);
  const first = firstRow(feed, settings.from);
  const { cash, seed } = settings;
  const slippage = settings.slippage / BASIS_POINTS;
  const watched = progress.watched(strategy, feed, first);
  const run = simulate(watched, feed, { cash, params: values, first, slippage, seed });

  progress.stage('Measuring');
  const configuration = configurationOf(loaded, settings, shown(params, given), feed, first, base);
  return buildReport({ configuration, feed, run, fingerprint: fingerprint(feed), version: VERSION });
}

async function market(settings: RunSettings): Promise<{ feed: Feed; base: string }> {
  const { data, assets, to, base, lenient, commission, lot, costs } = settings;
  const chosen = assets.length > 0 ? assets : undefined;
  const loaded = await load(data, { assets: chosen, to, base, lenient, commission, lot });
  const feed = costs === 'zero' ? withoutCosts(loaded.feed, commission ?? 0) : loaded.feed;
  return { feed, base: loaded.base };
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
  { name, strategy }: LoadedStrategy,
  settings: RunSettings,
  params: Readonly<Record<string, unknown>>,
  feed: Feed,
  first: number,
  base: string,
): Configuration {
  const { cash, benchmark, riskFree, costs, commission, slippage, lot, seed, data, assets, lenient } = settings;
  return {
    strategy: name,
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
