// What the points of a sweep are run in: each combination of the options that vary, in each of its worlds.

import { dateOf, fingerprint } from '../data/index.js';
import { type Feed, UserError } from '../engine/index.js';
import { benchmarkOf } from '../reports/benchmark-equity.js';
import type { Benchmark } from '../reports/report.js';
import { annualRates } from '../reports/risk-free.js';
import { listDimension, nameDimension } from '../sweep/space/dimension.js';
import type { Dimension } from '../sweep/space/space.js';
import type { PlainSettings, Scene } from '../sweep/work.js';
import { assertCharged, assertCommission } from './commission.js';
import { costsOf } from './costs.js';
import { firstRow, plainSettings } from './execute.js';
import { type Market, market } from './market.js';
import type { Given } from './option.js';
import { choiceOf } from './param-options.js';
import { pluginsOf } from './plugins.js';
import { type RunSettings, runSettings } from './run-settings.js';
import { LISTED } from './sweep-options.js';
import { worldsOf } from './worlds.js';

/** A scene with what is said of it. */
export interface Place {
  readonly scene: Scene;
  /** The options as they would be typed for a single run there. */
  readonly given: Given;
  readonly settings: RunSettings;
  readonly base: string;
  /** What its runs are compared with, on the evaluated rows; null without one. */
  readonly benchmark: Benchmark | null;
  /** sha256 of the data. */
  readonly fingerprint: string;
  /** First and last evaluated date, ISO. */
  readonly from: string;
  readonly to: string;
}

/** All scenes of a sweep. */
export interface Stage {
  /** The options that vary. */
  readonly dimensions: readonly Dimension[];
  /** Names of the worlds; one that is empty where nothing of the kind was asked for. */
  readonly worlds: readonly string[];
  /** In the order of the dimensions' levels, the last of them fastest, and of the worlds for each. */
  readonly places: readonly Place[];
}

/** Reads the data of all scenes and sets them up; fails with one sentence on options that make no sense. */
export async function stageOf(given: Given): Promise<Stage> {
  const { each, windows, seeds, ...plain } = given;
  const { dimensions, fixed } = varied(plain);
  const markets = new Map<string, Promise<Market>>();
  const opened = (settings: RunSettings): Promise<Market> => {
    const key = dataKey(settings);
    const found = markets.get(key) ?? market(settings, costsOf(settings.costs));
    markets.set(key, found);
    return found;
  };
  if (each !== undefined) {
    const by = choiceOf('each', String(each), ['instrument', 'market']);
    const { feed } = await opened(runSettings(single(fixed, dimensions, 0)));
    const dimension = eachOf(by, feed);
    if (dimension) dimensions.unshift(dimension);
  }
  const worlds = worldsOf(windows as string | undefined, seeds as string | undefined, fixed);
  const places: Place[] = [];
  const count = dimensions.reduce((size, dimension) => size * dimension.size, 1);
  for (let at = 0; at < count; at++) {
    const chosen = single(fixed, dimensions, at);
    for (const world of worlds) places.push(await placeOf({ ...chosen, ...world.given }, opened));
  }
  return { dimensions, worlds: worlds.map(({ name }) => name), places };
}

/** What the data of a scene depend on: scenes that differ in nothing else share them. */
function dataKey(settings: RunSettings): string {
  const { data, scenario, assets, continuous, from, to, base, lenient, costs, commission, lot, benchmark } = settings;
  return JSON.stringify([
    data,
    scenario,
    assets,
    continuous,
    from,
    to,
    base,
    lenient,
    costs,
    commission,
    lot,
    benchmark,
  ]);
}

/** The options that were given as lists, as dimensions; the others as they were given. */
function varied(given: Given): { readonly dimensions: Dimension[]; readonly fixed: Given } {
  const fixed: Record<string, Given[string]> = { ...given };
  const dimensions: Dimension[] = [];
  for (const name of LISTED) {
    const text = given[name];
    if (typeof text !== 'string') continue;
    // The params of a plugin are joined by commas as well: NAME:a=1,b=2.
    const { dimension } = listDimension(
      name,
      text.split(/,(?![A-Za-z][A-Za-z0-9-]*=)/).map((part) => part.trim()),
    );
    if (!dimension) continue;
    dimensions.push(dimension);
    delete fixed[name];
  }
  return { dimensions, fixed };
}

/** Each instrument, or the instruments of each market, as values of --assets; undefined where there is one only. */
function eachOf(each: 'instrument' | 'market', { assets }: Feed): Dimension | undefined {
  const groups = new Map<string, string[]>();
  for (const { symbol, market: place } of assets) {
    const name = each === 'instrument' ? symbol : place;
    groups.set(name, [...(groups.get(name) ?? []), symbol]);
  }
  return nameDimension(
    'assets',
    Array.from(groups.values(), (symbols) => symbols.join(' ')),
  ).dimension;
}

/** The options of one combination of the dimensions, counted with the last of them fastest. */
function single(fixed: Given, dimensions: readonly Dimension[], at: number): Given {
  const chosen: Record<string, Given[string]> = { ...fixed };
  let rest = at;
  for (const { name, size, at: valueAt } of dimensions.toReversed()) {
    const value = String(valueAt(rest % size));
    chosen[name] = name === 'assets' ? value.split(' ') : value;
    rest = Math.floor(rest / size);
  }
  return chosen;
}

const identities = new WeakMap<Feed, string>();

/** The fingerprint of a feed, which scenes share. */
function identity(feed: Feed): string {
  const found = identities.get(feed) ?? fingerprint(feed);
  identities.set(feed, found);
  return found;
}

async function placeOf(given: Given, opened: (settings: RunSettings) => Promise<Market>): Promise<Place> {
  const settings = runSettings(given);
  if (typeof settings.commission === 'string') assertCommission(settings.commission);
  const { references } = await pluginsOf(settings.slippage, settings.limits);
  const { feed, base, compared } = await opened(settings);
  if (typeof settings.commission === 'string') assertCharged(settings.commission, feed);
  const first = firstRow(feed, settings.from);
  if (feed.time.length - first < 3) {
    throw new UserError(
      `The window from ${dateOf(feed, first)} has ${feed.time.length - first} sessions, too few to judge; give a longer one.`,
    );
  }
  const { benchmark: name, cash, riskFree } = settings;
  const benchmark = name === '' ? null : benchmarkOf(compared, name, first, cash);
  // What is missing is known before the search.
  if (typeof riskFree === 'string') annualRates(feed, riskFree, first, feed.time.length - first);
  const plain: PlainSettings = { ...plainSettings(settings), ...references };
  return {
    scene: {
      feed,
      first,
      settings: plain,
      benchmark: benchmark && benchmark.equity,
      // Without the columns of the parts, which need not travel.
      ...(benchmark?.weights && {
        benchmarkWeights: benchmark.weights.map(({ symbol, weight }) => ({ symbol, weight })),
      }),
      riskFree,
    },
    benchmark,
    given,
    settings,
    base,
    fingerprint: identity(compared),
    from: dateOf(feed, first),
    to: dateOf(feed, feed.time.length - 1),
  };
}
