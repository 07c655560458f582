// A made-up market as plain data that prints well in a counterexample, and the feed that it becomes.

import {
  type Asset,
  type Column,
  type Feed,
  type Prices,
  type RowAction,
  type Terms,
  axisOf,
  everyRow,
} from '../../engine/index.js';
import { adjustForward } from '../../data/adjust.js';

/** One bar; prices as traded. */
export interface MadeBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** An instrument; `bars` has an entry for each row of the market, null where the instrument has no bar. */
export interface MadeAsset {
  readonly symbol: string;
  readonly market: string;
  readonly multiplier: number;
  /** Terms, each from the decision of a row on; the first from row 0. */
  readonly terms: readonly (Omit<Terms, 'from' | 'source'> & { readonly row: number })[];
  readonly bars: readonly (MadeBar | null)[];
  readonly actions: readonly RowAction[];
}

/** An outside series; an observation describes one row and is public from another on. */
export interface MadeSeries {
  readonly name: string;
  /** The asset it belongs to, or empty. */
  readonly symbol: string;
  readonly observations: readonly { readonly about: number; readonly from: number; readonly value: number }[];
}

/** A made-up market of daily rows. */
export interface Market {
  readonly rows: number;
  readonly assets: readonly MadeAsset[];
  readonly series: readonly MadeSeries[];
  /** Days after the start for each row; consecutive days where it is missing. */
  readonly days?: readonly number[];
}

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 6, 21);

/** Decision of a row, ms UTC. */
export const timeOf = ({ days }: Market, row: number): number => START + (days?.[row] ?? row) * DAY;

/** The raw prices of an asset on every row: without a bar the close is the last one, as the actions since leave it. */
function pricesOf({ bars, actions }: MadeAsset): Prices {
  const column = () => new Float64Array(bars.length).fill(NaN);
  const prices = {
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: new Float64Array(bars.length),
  };
  let mark = NaN;
  bars.forEach((bar, row) => {
    for (const action of actions) {
      if (action.row === row) mark = action.kind === 'split' ? mark / action.value : mark - action.value;
    }
    if (bar) {
      prices.open[row] = bar.open;
      prices.high[row] = bar.high;
      prices.low[row] = bar.low;
      prices.volume[row] = bar.volume;
      mark = bar.close;
    }
    prices.close[row] = mark;
  });
  return prices;
}

function assetOf(market: Market, made: MadeAsset, index: number): Asset {
  const rows = made.bars.flatMap((bar, row) => (bar ? [row] : []));
  const raw = pricesOf(made);
  return {
    symbol: made.symbol,
    name: made.symbol,
    market: made.market,
    currency: 'CNY',
    kind: 'etf',
    class: '',
    multiplier: made.multiplier,
    periodsPerYear: 244,
    terms: made.terms
      .filter(({ row }) => row < market.rows)
      .map(({ row, ...terms }) => ({ ...terms, from: row === 0 ? -Infinity : timeOf(market, row), source: 'made up' })),
    index,
    raw,
    ...adjustForward(raw, made.actions),
    axis: rows.length === market.rows ? everyRow(market.rows) : axisOf(Int32Array.from(rows), market.rows),
    actions: made.actions,
  };
}

function columnOf(market: Market, { name, symbol, observations }: MadeSeries): Column {
  const known = observations.filter(({ from }) => from < market.rows);
  return {
    name,
    symbol,
    values: Float64Array.from(known, ({ value }) => value),
    dates: Float64Array.from(known, ({ about }) => timeOf(market, about)),
    axis: axisOf(
      Int32Array.from(known, ({ from }) => from),
      market.rows,
    ),
    publicationAssumed: false,
  };
}

/** The feed of a made-up market. */
export function feedOf(market: Market): Feed {
  const series = market.series.map((made) => columnOf(market, made));
  return {
    time: Float64Array.from({ length: market.rows }, (_, row) => timeOf(market, row)),
    frequency: 'daily',
    assets: market.assets.map((made, index) => assetOf(market, made, index)),
    series: new Map(series.map((column) => [column.symbol ? `${column.name}@${column.symbol}` : column.name, column])),
    generated: true,
    notes: [],
  };
}

/** The market as it was known before `row`: nothing dated later leaves a trace. */
export function cutBefore(market: Market, row: number): Market {
  return {
    ...market,
    rows: row,
    assets: market.assets.map((asset) => ({
      ...asset,
      bars: asset.bars.slice(0, row),
      actions: asset.actions
        .filter((action) => action.row < row)
        .map((action) => ({ ...action, payRow: action.payRow < row ? action.payRow : Infinity })),
    })),
    series: market.series.map((made) => ({
      ...made,
      observations: made.observations.filter(({ from }) => from < row),
    })),
  };
}

/** The market with each asset changed by a function. */
export const mapAssets = (market: Market, change: (asset: MadeAsset, index: number) => MadeAsset): Market => ({
  ...market,
  assets: market.assets.map(change),
});

/** An asset with each bar changed by a function. */
export const mapBars = (asset: MadeAsset, change: (bar: MadeBar, row: number) => MadeBar): MadeAsset => ({
  ...asset,
  bars: asset.bars.map((bar, row) => bar && change(bar, row)),
});
