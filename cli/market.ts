// The market that a strategy is given, and the benchmark that it is only compared with.

import { type FileHash, load, type LoadOptions } from '../data/index.js';
import type { Asset, Feed } from '../engine/index.js';
import { benchmarkWeights } from '../reports/benchmark-weights.js';
import { dataCache } from './cache-folder.js';
import { type Costs, withoutCosts } from './costs.js';
import type { RunSettings } from './run-settings.js';

/** What a run takes place in. */
export interface Market {
  /** What the strategy sees and trades. */
  readonly feed: Feed;
  readonly base: string;
  /** The same with a benchmark beside it that the strategy does not see. */
  readonly compared: Feed;
  /** The files that they were read from; none of a made-up market. */
  readonly files: readonly FileHash[];
}

/** Reads the data of a run. What the benchmark consists of and --assets leaves out, or is an index among other instruments, cannot be traded: it
 *  stands in `compared` only, and neither its dates nor its series are in the feed. */
export async function market(settings: RunSettings, costs: Costs): Promise<Market> {
  const { data, assets, continuous, from, to, base: wanted, lenient, commission, lot, benchmark, scenario } = settings;
  const source =
    scenario === undefined
      ? (options: LoadOptions) => load(data, { ...options, cache: dataCache(), now: Date.now() })
      : await (await import('./scenario.js')).scenarioSource(scenario);
  const read = async (symbols: readonly string[], base = wanted) => {
    const chosen = { assets: symbols.length > 0 ? symbols : undefined, from, to, base, lenient, lot, continuous };
    const loaded = await source({ ...chosen, rules: costs.rules, commission });
    return { ...loaded, feed: costs.isFree ? withoutCosts(loaded.feed, commission) : loaded.feed };
  };

  const parts = benchmarkWeights(benchmark).map(({ symbol }) => symbol);
  const whole = await read(assets);
  const traded = tradable(whole.feed, assets, parts);
  const beside = parts.filter((symbol) => !traded.includes(symbol));
  if (beside.length === 0 || (assets.length === 0 && traded.length === whole.feed.assets.length)) {
    return { feed: whole.feed, base: whole.base, compared: whole.feed, files: whole.hashes };
  }
  const { feed, base } = assets.length > 0 ? whole : await read(traded);
  const { feed: both, hashes: files } = await read([...traded, ...beside], base);
  const isOfThem = (note: string) => beside.some((symbol) => note.includes(symbol)) && !feed.notes.includes(note);
  const noted = { ...feed, generated: both.generated, notes: [...feed.notes, ...both.notes.filter(isOfThem)] };
  const compared = beside.reduce<Feed>((wider, symbol) => withBeside(wider, both, symbol), noted);
  return { feed: noted, base, compared, files };
}

/** The symbols that the strategy may trade: what --assets names, or everything but the indices of the benchmark. */
function tradable({ assets: all }: Feed, assets: readonly string[], benchmark: readonly string[]): string[] {
  const others = all.filter(({ symbol, kind }) => !benchmark.includes(symbol) || kind !== 'index');
  return (assets.length > 0 || others.length === 0 ? all : others).map(({ symbol }) => symbol);
}

const DAY = 86_400_000;

/** The feed with an instrument of a wider one on its rows: of each row its last adjusted close, and the last rate of its currency,
 *  of that date, or of that time where the rows are intraday; NaN before the first. It has no bars there, so that nothing else of it
 *  can be used. */
function withBeside(feed: Feed, source: Feed, symbol: string): Feed {
  const { time, frequency } = feed;
  const asset = source.assets.find((each) => each.symbol === symbol) as Asset;
  const moment = (at: number) => (frequency === 'daily' ? Math.floor(at / DAY) : at);
  const onRows = (column: Float64Array): Float64Array => {
    const placed = new Float64Array(time.length).fill(NaN);
    for (let row = 0, next = 0; row < time.length; row++) {
      while (next < source.time.length && moment(source.time[next]) <= moment(time[row])) next++;
      if (next > 0) placed[row] = column[next - 1];
    }
    return placed;
  };
  const none = new Float64Array(time.length).fill(NaN);
  const prices = { open: none, high: none, low: none, close: onRows(asset.adjusted.close), volume: none };
  const axis = { ...asset.axis, rows: new Int32Array(0) };
  const bare = { raw: prices, adjusted: prices, factor: new Float64Array(0), axis, actions: [] };
  const rate = source.rates.get(asset.currency);
  const isNew = rate !== undefined && !feed.rates.has(asset.currency);
  return {
    ...feed,
    assets: [...feed.assets, { ...asset, index: feed.assets.length, ...bare }],
    rates: isNew ? new Map([...feed.rates, [asset.currency, onRows(rate)]]) : feed.rates,
  };
}
