// What a strategy sees of an instrument.

import type { Asset, Prices } from './feed.js';
import type { Kind } from './instrument.js';
import type { Clock } from './clock.js';
import { everyRow, isDense } from './axis.js';
import type { ColumnCache } from './column-cache.js';
import { spread } from './derived.js';
import { Series } from './series.js';

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
  /** Symbols that it had before, oldest first. */
  readonly formerly: readonly string[];
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
export const assetView = (asset: Asset, clock: Clock, cache: ColumnCache): AssetView =>
  new LiveAsset(asset, clock, cache);

/** Where the series of one run are made from. */
interface Origin {
  readonly asset: Asset;
  readonly clock: Clock;
  readonly cache: ColumnCache;
}

/** The series of some prices, each made when it is first asked for: most never are, and where the instrument misses rows each is a
 *  column of its own. */
class LivePrices implements PriceSeries {
  readonly #origin: Origin;
  readonly #prices: Prices;
  #open: Series | null = null;
  #high: Series | null = null;
  #low: Series | null = null;
  #close: Series | null = null;
  #volume: Series | null = null;

  constructor(origin: Origin, prices: Prices) {
    this.#origin = origin;
    this.#prices = prices;
  }

  get open(): Series {
    return (this.#open ??= repeated(this.#origin, this.#prices.open));
  }
  get high(): Series {
    return (this.#high ??= repeated(this.#origin, this.#prices.high));
  }
  get low(): Series {
    return (this.#low ??= repeated(this.#origin, this.#prices.low));
  }
  get close(): Series {
    const { asset } = this.#origin;
    // A raw close without a bar is the mark that the corporate actions since the last bar leave of it.
    return (this.#close ??=
      this.#prices === asset.raw ? plain(this.#origin, asset.raw.close) : repeated(this.#origin, this.#prices.close));
  }
  get volume(): Series {
    return (this.#volume ??= repeated(this.#origin, this.#prices.volume));
  }
}

class LiveAsset implements AssetView {
  readonly symbol: string;
  readonly formerly: readonly string[];
  readonly name: string;
  readonly market: string;
  readonly currency: string;
  readonly kind: Kind;
  readonly class: string;
  readonly multiplier: number;
  readonly periodsPerYear: number;
  readonly index: number;
  readonly raw: PriceSeries;
  readonly toRaw: (level: number) => number;
  readonly #origin: Origin;
  readonly #adjusted: PriceSeries;
  #traded: Series | null = null;

  constructor(asset: Asset, clock: Clock, cache: ColumnCache) {
    this.symbol = asset.symbol;
    this.formerly = asset.formerly ?? [];
    this.name = asset.name;
    this.market = asset.market;
    this.currency = asset.currency;
    this.kind = asset.kind;
    this.class = asset.class;
    this.multiplier = asset.multiplier;
    this.periodsPerYear = asset.periodsPerYear;
    this.index = asset.index;
    this.#origin = { asset, clock, cache };
    const { factor } = asset;
    this.toRaw = (level) => (factor.length === 0 ? level : level / factor[clock.bar]);
    this.raw = new LivePrices(this.#origin, asset.raw);
    this.#adjusted = asset.adjusted === asset.raw ? this.raw : new LivePrices(this.#origin, asset.adjusted);
  }

  get open(): Series {
    return this.#adjusted.open;
  }
  get high(): Series {
    return this.#adjusted.high;
  }
  get low(): Series {
    return this.#adjusted.low;
  }
  get close(): Series {
    return this.#adjusted.close;
  }
  get volume(): Series {
    return this.#adjusted.volume;
  }
  get traded(): Series {
    return (this.#traded ??= tradedSeries(this.#origin));
  }
}

const plain = ({ asset, clock, cache }: Origin, column: Float64Array): Series =>
  new Series({ column, own: null }, asset.axis, clock, cache);

/** A column whose rows without a bar of the instrument repeat its latest bar. */
function repeated(origin: Origin, column: Float64Array): Series {
  const { asset, clock, cache } = origin;
  const { axis } = asset;
  if (isDense(axis)) return plain(origin, column);
  const make = () => {
    const own = cache.compact(column, axis);
    return { own, axis, column: spread(own, axis, column.length) };
  };
  return new Series(cache.derived('repeated', [column, axis], make), axis, clock, cache);
}

/** 1 on the asset's own rows, 0 on the others: it has an observation on every row. */
function tradedSeries({ asset, clock, cache }: Origin): Series {
  const { raw, axis } = asset;
  const make = () => {
    const column = new Float64Array(raw.close.length);
    for (const row of axis.rows) if (row < column.length) column[row] = 1;
    return { own: column, column, axis: everyRow(column.length) };
  };
  const made = cache.derived('traded', [raw.close, axis], make);
  return new Series(made, made.axis, clock, cache);
}
