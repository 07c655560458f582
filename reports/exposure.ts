// How much of the equity was at work at each close.

import type { Feed, Run } from '../engine/index.js';
import { Room } from './metrics/index.js';
import { onDemand } from './on-demand.js';
import { mean } from './statistics.js';

/** Gross and net exposure at each evaluated close, as fractions of equity; NaN where equity is not positive. */
export interface Exposure {
  /** Sum of the absolute values of all positions, of a future what its underlying is worth. */
  readonly gross: Float64Array;
  /** Sum of the signed values of all positions. */
  readonly net: Float64Array;
}

/** Neighbouring closes at which the same quantity of an asset was held. */
export interface Stretch {
  /** Index of the asset in the feed. */
  readonly asset: number;
  /** Evaluated rows, counted from the first of them; the end not included. */
  readonly from: number;
  readonly to: number;
  /** Quantity times multiplier, not zero. */
  readonly units: number;
  readonly close: Float64Array;
  /** Base currency for one of the asset's at each close; null where it is the same. */
  readonly rates: Float64Array | null;
}

/** The exposure of a run, in base currency; distributions that are owed and foreign cash are not exposure. */
export const exposureOf = (feed: Feed, run: Run): Exposure =>
  onDemand({ gross: () => grossExposure(feed, run), net: () => netExposure(feed, run) });

function netExposure(feed: Feed, run: Run): Float64Array {
  const net = new Float64Array(run.equity.length);
  for (const { from, to, units, close, rates } of stretches(feed, run)) {
    for (let row = from; row < to; row++) net[row] += valueAt(units, close, rates, row);
  }
  return ofEquity(net, run.equity);
}

/** The gross exposure of a run alone. */
export function grossExposure(feed: Feed, run: Run, room = new Room()): Float64Array {
  const gross = room.take('gross', run.equity.length);
  for (const { from, to, units, close, rates } of stretches(feed, run)) {
    for (let row = from; row < to; row++) gross[row] += Math.abs(valueAt(units, close, rates, row));
  }
  return ofEquity(gross, run.equity);
}

/** The mean of the gross exposure over all closes; NaN where equity is not positive at one of them. */
export function meanGrossExposure(feed: Feed, run: Run, room?: Room): number {
  const { equity } = run;
  if (feed.assets.length > 1 || !arePositive(equity)) return mean(grossExposure(feed, run, room));
  // Closes at which nothing is held add nothing: no column is made of them, which is a quarter of what the metrics of a sweep took.
  let sum = 0;
  for (const { from, to, units, close, rates } of stretches(feed, run)) {
    for (let row = from; row < to; row++) sum += Math.abs(valueAt(units, close, rates, row)) / equity[row];
  }
  return sum / equity.length;
}

function arePositive(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (!(values[row] > 0)) return false;
  return true;
}

/** What a stretch is worth at one of its closes, in base currency. */
export const valueAt = (units: number, close: Float64Array, rates: Float64Array | null, row: number): number =>
  rates === null ? units * close[row] : units * close[row] * rates[row];

function ofEquity(worth: Float64Array, equity: Float64Array): Float64Array {
  for (let row = 0; row < worth.length; row++) {
    // Two statements and not one with a choice inside, which takes the machine three times as long.
    if (equity[row] > 0) worth[row] /= equity[row];
    else worth[row] = NaN;
  }
  return worth;
}

/** The stretches of each asset, in the feed's order of assets, as equity adds them up. None is kept: of a hundred thousand fills a list of them, and of the records
 *  that they are made from, takes the collector longer than the sums. */
export function* stretches({ assets, base, rates }: Feed, { first, equity, quantities }: Run): Generator<Stretch> {
  const changes = changesByAsset(assets.length, quantities);
  const end = equity.length;
  for (const { index, multiplier, raw, currency } of assets) {
    const close = raw.close.subarray(first, first + end);
    const rate = currency === base ? null : (rates.get(currency)?.subarray(first, first + end) ?? null);
    const last = changes.ends[index];
    for (let at = index === 0 ? 0 : changes.ends[index - 1]; at < last; at++) {
      const from = changes.bars[at] - first;
      const to = at + 1 < last ? Math.min(end, changes.bars[at + 1] - first) : end;
      const units = changes.quantities[at] * multiplier;
      if (changes.quantities[at] !== 0 && to > from) yield { asset: index, from, to, units, close, rates: rate };
    }
  }
}

/** Changes of held quantities by asset, of each in the order in which they happened. */
interface Changes {
  /** Where the changes of each asset end. */
  readonly ends: Int32Array;
  readonly bars: Int32Array;
  readonly quantities: Float64Array;
}

function changesByAsset(assets: number, all: Run['quantities']): Changes {
  const ends = new Int32Array(assets);
  const { length } = all;
  // By their places: to go through a generator twice takes a search longer than what is done with it.
  if (assets === 1) ends[0] = length;
  else for (let k = 0; k < length; k++) ends[all.at(k).asset]++;
  for (let asset = 1; asset < assets; asset++) ends[asset] += ends[asset - 1];
  const places = new Int32Array(assets);
  for (let asset = 1; asset < assets; asset++) places[asset] = ends[asset - 1];
  const bars = new Int32Array(length);
  const quantities = new Float64Array(length);
  for (let k = 0; k < length; k++) {
    const { asset, bar, quantity } = all.at(k);
    bars[places[asset]] = bar;
    quantities[places[asset]++] = quantity;
  }
  return { ends, bars, quantities };
}
