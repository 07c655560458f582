// The market that a strategy is given, and the benchmark that it is only compared with.

import { load } from '../data/index.js';
import type { Asset, Feed } from '../engine/index.js';
import { withoutCosts } from './costs.js';
import type { RunSettings } from './run-settings.js';

/** What a run takes place in. */
export interface Market {
  /** What the strategy sees and trades. */
  readonly feed: Feed;
  readonly base: string;
  /** The same with a benchmark beside it that the strategy does not see. */
  readonly compared: Feed;
}

/** Reads the data of a run. A benchmark that --assets leaves out, or that is an index among other instruments, cannot be traded: it
 *  stands in `compared` only, and neither its dates nor its series are in the feed. */
export async function market(settings: RunSettings): Promise<Market> {
  const { data, assets, to, base: wanted, lenient, commission, lot, costs, benchmark } = settings;
  const read = async (symbols: readonly string[], base = wanted) => {
    const options = { assets: symbols.length > 0 ? symbols : undefined, to, base, lenient, commission, lot };
    const loaded = await load(data, options);
    return { ...loaded, feed: costs === 'zero' ? withoutCosts(loaded.feed, commission ?? 0) : loaded.feed };
  };

  const whole = await read(assets);
  const traded = tradable(whole.feed, settings);
  const isBeside = benchmark !== '' && !traded.includes(benchmark);
  if (!isBeside || (assets.length === 0 && traded.length === whole.feed.assets.length)) {
    return { feed: whole.feed, base: whole.base, compared: whole.feed };
  }
  const { feed, base } = assets.length > 0 ? whole : await read(traded);
  const alone = (await read([benchmark], base)).feed;
  const notes = [
    ...feed.notes,
    ...alone.notes.filter((note) => note.includes(benchmark) && !feed.notes.includes(note)),
  ];
  const generated = feed.generated || alone.generated;
  const noted = { ...feed, generated, notes };
  return { feed: noted, base, compared: { ...noted, assets: [...feed.assets, onRowsOf(feed, alone)] } };
}

/** The symbols that the strategy may trade: what --assets names, or everything but a benchmark that is an index. */
function tradable({ assets: all }: Feed, { assets, benchmark }: RunSettings): string[] {
  const others = all.filter(({ symbol, kind }) => symbol !== benchmark || kind !== 'index');
  return (assets.length > 0 || others.length === 0 ? all : others).map(({ symbol }) => symbol);
}

const DAY = 86_400_000;

/** The only instrument of `source` with its adjusted closes on the rows of another feed: of each row the last close of its date, or of
 *  its time where the rows are intraday; NaN before the first. It has no bars there, so that nothing but its closes can be used. */
function onRowsOf({ time, frequency }: Feed, source: Feed): Asset {
  const [asset] = source.assets;
  const moment = (at: number) => (frequency === 'daily' ? Math.floor(at / DAY) : at);
  const none = new Float64Array(time.length).fill(NaN);
  const close = none.slice();
  for (let row = 0, next = 0; row < time.length; row++) {
    while (next < source.time.length && moment(source.time[next]) <= moment(time[row])) next++;
    if (next > 0) close[row] = asset.adjusted.close[next - 1];
  }
  const prices = { open: none, high: none, low: none, close, volume: none };
  const axis = { ...asset.axis, rows: new Int32Array(0) };
  return { ...asset, raw: prices, adjusted: prices, factor: new Float64Array(0), axis, actions: [] };
}
