// A made-up market as plain data that prints well in a counterexample, and the feed that it becomes.

import {
  type Asset,
  type Column,
  type Feed,
  type Kind,
  PLAIN_TERMS,
  type Prices,
  type RowAction,
  type Terms,
  axisOf,
  everyRow,
} from '../../engine/index.js';
import { adjustForward } from '../../data/adjust.js';
import { instrumentOf } from '../../data/instruments.js';
import { MARKETS } from '../../data/markets/index.js';

/** One bar; prices as traded. */
export interface MadeBar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Terms from a row on; what is left out is plain, and the least purchase one lot. */
export type MadeTerms = Partial<Omit<Terms, 'from'>> & { readonly row: number };

/** An instrument; `bars` has an entry for each row of the market, null where the instrument has no bar. */
export interface MadeAsset {
  readonly symbol: string;
  readonly market: string;
  /** Left out: the base currency. */
  readonly currency?: string;
  /** Left out: `etf`. */
  readonly kind?: Kind;
  /** Left out: what follows from symbol and market. */
  readonly class?: string;
  readonly multiplier: number;
  /** Left out: not known. */
  readonly spread?: number;
  /** Oldest first, the first from row 0. */
  readonly terms: readonly MadeTerms[];
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
  /** Currency of the account; CNY where it is missing. */
  readonly base?: string;
  /** What one unit of each other currency is worth in base, on each row. */
  readonly rates?: Readonly<Record<string, readonly number[]>>;
  /** For each market the days after the start on which it holds a session, which may reach beyond the last row; where they are missing,
   *  the days on which any of its instruments has a bar. */
  readonly calendars?: Readonly<Record<string, readonly number[]>>;
}

const DAY = 86_400_000;
const START = Date.UTC(2020, 0, 6, 21);

/** Days after the start of a row. */
const dayOf = ({ days }: Market, row: number): number => days?.[row] ?? row;

/** Decision of a row, ms UTC. */
export const timeOf = (market: Market, row: number): number => START + dayOf(market, row) * DAY;

/** Midnight UTC of a day after the start. */
const midnight = (day: number): number => Math.floor((START + day * DAY) / DAY) * DAY;

/** Currency of the account. */
export const baseOf = ({ base = 'CNY' }: Market): string => base;

/** Currency of an instrument's quotes. */
export const currencyOf = (market: Market, { currency }: MadeAsset): string => currency ?? baseOf(market);

/** What one unit of an instrument's currency is worth in base on a row. */
export function rateOf(market: Market, asset: MadeAsset, row: number): number {
  const currency = currencyOf(market, asset);
  return currency === baseOf(market) ? 1 : (market.rates?.[currency]?.[row] ?? NaN);
}

const fullTerms = (terms: MadeTerms): Required<MadeTerms> => ({
  ...PLAIN_TERMS,
  minimum: terms.lot ?? PLAIN_TERMS.lot,
  source: 'made up',
  ...terms,
});

/** The terms of an instrument in force on a row. */
export const termsOn = ({ terms }: MadeAsset, row: number): Required<MadeTerms> =>
  fullTerms(terms.findLast((each) => each.row <= row) ?? terms[0]);

/** The price of an instrument as an action leaves it. */
export function markAfter({ kind, value }: RowAction, mark: number): number {
  if (kind === 'split') return mark / value;
  if (kind === 'dividend') return mark - value;
  return kind === 'roll' ? mark + value : mark;
}

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
      if (action.row === row) mark = markAfter(action, mark);
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
  const kind = made.kind ?? 'etf';
  // A market that nobody knows, such as an exchange of futures, has no facts to look up.
  const known = Object.hasOwn(MARKETS, made.market) ? made.market : 'none';
  const words = { market: known, kind, ...(made.class !== undefined && { class: made.class }) };
  const { class: kindClass, periodsPerYear } = instrumentOf(made.symbol, words);
  return {
    symbol: made.symbol,
    name: made.symbol,
    market: made.market,
    currency: currencyOf(market, made),
    kind,
    class: kindClass,
    multiplier: made.multiplier,
    spread: made.spread ?? NaN,
    periodsPerYear,
    terms: made.terms
      .filter(({ row }) => row < market.rows)
      .map(fullTerms)
      .map(({ row, ...terms }) => ({ ...terms, from: row === 0 ? -Infinity : timeOf(market, row) })),
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

/** The rows on which any instrument of an exchange has a bar. */
export const sessionsOf = ({ rows, assets }: Market, exchange: string): number[] =>
  Array.from({ length: rows }, (_, row) => row).filter((row) =>
    assets.some(({ market, bars }) => market === exchange && bars[row] !== null),
  );

function calendarsOf(market: Market): Map<string, Float64Array> {
  const names = [...new Set(market.assets.map((asset) => asset.market))];
  return new Map(
    names.map((name) => {
      const days = market.calendars?.[name] ?? sessionsOf(market, name).map((row) => dayOf(market, row));
      return [name, Float64Array.from(days, midnight)];
    }),
  );
}

/** The rates of the currencies in which the instruments are quoted. */
function ratesOf(market: Market): Map<string, Float64Array> {
  const names = new Set(market.assets.map((asset) => currencyOf(market, asset)));
  names.delete(baseOf(market));
  return new Map(
    Array.from(names, (name) => [name, Float64Array.from(market.rates?.[name]?.slice(0, market.rows) ?? [])]),
  );
}

/** The feed of a made-up market. */
export function feedOf(market: Market): Feed {
  const series = market.series.map((made) => columnOf(market, made));
  return {
    time: Float64Array.from({ length: market.rows }, (_, row) => timeOf(market, row)),
    frequency: 'daily',
    assets: market.assets.map((made, index) => assetOf(market, made, index)),
    base: baseOf(market),
    rates: ratesOf(market),
    calendars: calendarsOf(market),
    series: new Map(series.map((column) => [column.symbol ? `${column.name}@${column.symbol}` : column.name, column])),
    generated: true,
    notes: [],
  };
}

/** The market as it was known before `row`: nothing dated later leaves a trace, but for the calendars, which are known ahead. */
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
