// What a strategy sees of an instrument.

import type { Asset, Prices } from './feed.js';
import type { Kind } from './instrument.js';
import type { Clock } from './clock.js';
import { everyRow, isDense, type Axis } from './axis.js';
import { spread, type ColumnCache } from './column-cache.js';
import { FULL, Series, type Filled } from './series.js';

/** The five series of a bar. Prices in quote currency, volume in shares. */
export interface PriceSeries {
  readonly open: Series;
  readonly high: Series;
  readonly low: Series;
  readonly close: Series;
  readonly volume: Series;
}

/** An instrument as a strategy sees it: its words, and its series up to now. `open` to `volume` are adjusted forward for splits and
 *  distributions; `raw` is what was quoted. */
export interface AssetView extends PriceSeries {
  readonly symbol: string;
  readonly name: string;
  readonly market: string;
  readonly currency: string;
  readonly kind: Kind;
  readonly class: string;
  readonly multiplier: number;
  readonly periodsPerYear: number;
  /** Its place in the feed. */
  readonly index: number;
  readonly raw: PriceSeries;
  /** 1 on rows on which it has a bar, 0 on those on which it was suspended, closed or not yet listed. */
  readonly traded: Series;
  /** Today's quoted price of a level of the adjusted series, for a limit or a stop. */
  toRaw(level: number): number;
}

/** The view of an asset that moves with the given clock. */
export function assetView(asset: Asset, clock: Clock, cache: ColumnCache): AssetView {
  // A raw close without a bar is the mark that the corporate actions since the last bar leave of it.
  const series = (prices: Prices): PriceSeries => {
    const of = (column: Float64Array) => new Series({ column, own: null }, asset.axis, clock, cache);
    const repeated = (column: Float64Array) =>
      isDense(asset.axis)
        ? of(column)
        : new Series(() => onEveryRow(column, asset.axis, cache), asset.axis, clock, cache);
    return {
      open: repeated(prices.open),
      high: repeated(prices.high),
      low: repeated(prices.low),
      close: prices === asset.raw ? of(prices.close) : repeated(prices.close),
      volume: repeated(prices.volume),
    };
  };
  const raw = series(asset.raw);
  const adjusted = asset.adjusted === asset.raw ? raw : series(asset.adjusted);
  const { symbol, name, market, currency, kind, class: group, multiplier, periodsPerYear, index, factor } = asset;
  const toRaw = (level: number) => (factor.length === 0 ? level : level / factor[clock.bar]);
  return {
    symbol,
    name,
    market,
    currency,
    kind,
    class: group,
    multiplier,
    periodsPerYear,
    index,
    ...adjusted,
    raw,
    traded: tradedSeries(asset, clock, cache),
    toRaw,
  };
}

/** 1 on the asset's own rows, 0 on the others: it has an observation on every row. */
function tradedSeries({ raw, axis }: Asset, clock: Clock, cache: ColumnCache): Series {
  const make = () => {
    const column = new Float64Array(raw.close.length);
    for (const row of axis.rows) if (row < column.length) column[row] = 1;
    return { own: column, column, axis: everyRow(column.length) };
  };
  const made = cache.derived('traded', [raw.close, axis], make);
  return new Series(made, made.axis, clock, cache);
}

/** A column whose rows without a bar of the instrument repeat its latest bar. Made when it is first read: most are never. */
function onEveryRow(column: Float64Array, axis: Axis, cache: ColumnCache): Filled {
  const make = () => {
    const own = cache.compact(column, axis);
    return { own, axis, column: spread(own, axis, column.length, 'repeat') };
  };
  return { ...cache.derived('repeated', [column, axis], make), end: FULL };
}
