// One run from its settings to its report: data in, simulation, measures.

import { dateOf, fingerprintAside, rowOf } from '../data/index.js';
import { type Feed, resolveParams, type Settings, simulate, UserError } from '../engine/index.js';
import { benchmarkOf } from '../reports/benchmark-equity.js';
import { annualRates } from '../reports/risk-free.js';
import { buildReport } from '../reports/build.js';
import type { Configuration, Report } from '../reports/report.js';
import type { Session } from './command.js';
import type { LoadedStrategy } from './loaded-strategy.js';
import { continuousText } from './continuous.js';
import { assertCharged, assertCommission } from './commission.js';
import { costsOf } from './costs.js';
import { explained } from './explained.js';
import { type Market, market } from './market.js';
import type { Given } from './option.js';
import { kebab } from './option.js';
import { paramValues } from './param-options.js';
import { type Plugins, pluginsOf } from './plugins.js';
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
  session?: Session,
): Promise<Report> {
  try {
    return await measured(loaded, settings, given, progress, session);
  } finally {
    progress.end();
  }
}

async function measured(
  loaded: LoadedStrategy,
  settings: RunSettings,
  given: Given,
  progress: Progress,
  session: Session | undefined,
): Promise<Report> {
  const { strategy } = loaded;
  // What was typed is looked at before the data are read, which may take long.
  const values = await paramValues(loaded, given, readTable);
  const params = resolveParams(strategy.params, values);
  const plugins = await pluginsOf(settings.slippage, settings.limits, session?.fresh);
  session?.depends(plugins.sources);
  const costs = costsOf(settings.costs);
  if (typeof settings.commission === 'string') assertCommission(settings.commission);

  progress.stage('Reading data');
  const found = await (session?.market ?? market)(settings, costs);
  const { feed, compared } = found;
  if (typeof settings.commission === 'string') assertCharged(settings.commission, feed);
  const first = firstRow(feed, settings.from);
  const { cash, benchmark: name, intrabar } = settings;
  // A missing or late benchmark, or risk-free rate, is known before the run.
  if (typeof settings.riskFree === 'string') annualRates(feed, settings.riskFree, first, feed.time.length - first);
  const benchmark = name === '' ? null : benchmarkOf(compared, name, first, cash);
  const sources = [...loaded.sources, ...plugins.sources];
  const play = (reading: Settings['intrabar'], { slippage, limits }: Plugins) => {
    const setUp = { ...plainSettings(settings), slippage, limits, params: values, first, intrabar: reading };
    const watched = progress.watched(strategy, feed, first);
    return explained(sources, given, () => simulate(watched, feed, setUp));
  };
  const identity = fingerprintAside(compared);
  const run = play(intrabar, plugins);
  const other = intrabar === 'optimistic' ? 'pessimistic' : 'optimistic';
  // A model that remembers is made anew, so that the second reading does not depend on the first.
  const anew = settings.doubt ? await pluginsOf(settings.slippage, settings.limits, session?.fresh) : undefined;
  const otherReading = anew && play(other, anew);

  progress.stage('Measuring');
  const configuration = {
    ...configurationOf(loaded, settings, shown(params, given), found, first),
    ...plugins.chosen,
    ...(costs.hash !== undefined && { costsHash: costs.hash }),
  };
  const parts = { configuration, feed, run, otherReading, benchmark, files: found.files };
  const report = buildReport({ ...parts, fingerprint: '', version: VERSION });
  // Nothing else of a report needs it, so that it is waited for last.
  return Object.assign(report, { fingerprint: await identity() });
}

/** The settings of a run but for its params, its first row, its models and limits. */
export function plainSettings(settings: RunSettings): Omit<Settings, 'slippage' | 'limits'> {
  const { cash, seed, fill, intrabar, volumeCap, account, leverage, conversion, creditRate, debitRate } = settings;
  const conversionSpread = settings.conversionSpread / BASIS_POINTS;
  const money = { cash, account, leverage, conversion, conversionSpread, creditRate, debitRate };
  return { ...money, seed, fill, intrabar, volumeCap };
}

/** The first evaluated row: that of --from, or the first of all. */
export function firstRow(feed: Feed, from: string | undefined): number {
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

/** What is needed to repeat a run, but for its models and limits. */
export function configurationOf(
  { name, strategy, sources, sourceHash }: LoadedStrategy,
  settings: RunSettings,
  params: Readonly<Record<string, unknown>>,
  { feed, base }: Pick<Market, 'feed' | 'base'>,
  first: number,
): Omit<Configuration, 'slippage' | 'limits'> {
  const { commission, volumeCap, continuous, lot, slippage: _, limits: __, ...plain } = settings;
  return {
    strategy: name,
    // Of what comes with Tidemark the version says which code it is.
    ...(sources.length > 0 && { sourceHash }),
    about: strategy.about,
    params,
    ...plain,
    from: dateOf(feed, first),
    to: dateOf(feed, feed.time.length - 1),
    base,
    ...(continuous.length > 0 && { continuous: continuous.map(continuousText) }),
    commission: commission ?? null,
    volumeCap: volumeCap ?? null,
    lot: lot ?? null,
  };
}
