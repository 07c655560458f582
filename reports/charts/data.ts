// What the charts draw, as plain data: computed once in Node, embedded in the page as JSON.

import type { Language } from '../lang/index.js';
import { annualReturns, drawdownColumn, monthlyReturns } from '../metrics/index.js';
import type { Result, ResultAsset } from '../saved/result.js';
import { titleOf } from '../title.js';
import { drawnRows } from './drawn-rows.js';

/** A number rounded for drawing, or null where there is none. */
export type Drawn = number | null;

/** A fill on the chart of its instrument; the price is as traded. */
export interface FillMark {
  /** Position in the columns. */
  readonly row: number;
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly price: number;
  /** Where a margin call forced it. */
  readonly forced?: true;
}

/** An order, or a part of one, that died. */
export interface RefusalMark {
  readonly row: number;
  readonly quantity: number;
  readonly reason: string;
}

/** A split: new units for one old unit. */
export interface SplitMark {
  readonly row: number;
  readonly ratio: number;
}

/** One instrument with what was done in it. */
export interface AssetData {
  readonly symbol: string;
  readonly name: string;
  /** Currency of its prices. */
  readonly currency: string;
  /** Raw close. */
  readonly close: readonly Drawn[];
  readonly fills: readonly FillMark[];
  readonly refusals: readonly RefusalMark[];
  readonly splits: readonly SplitMark[];
}

/** Everything that the charts of one report draw. Columns have one entry for each drawn row, which are all evaluated rows but in very
 *  long runs; the benchmark's are empty where there is none. Money in base currency, rates as fractions. */
export interface ChartData {
  readonly language: Language;
  readonly strategy: string;
  readonly benchmarkName: string;
  readonly currency: string;
  readonly daily: boolean;
  /** How many rows were evaluated. */
  readonly bars: number;
  /** ms UTC; midnight of the date where rows are daily. */
  readonly time: readonly number[];
  readonly equity: readonly Drawn[];
  readonly benchmark: readonly Drawn[];
  readonly drawdown: readonly Drawn[];
  readonly benchmarkDrawdown: readonly Drawn[];
  readonly gross: readonly Drawn[];
  readonly net: readonly Drawn[];
  /** `month` counts from 1. */
  readonly months: readonly { readonly year: number; readonly month: number; readonly value: number }[];
  readonly years: readonly { readonly year: number; readonly value: number }[];
  /** The instruments with the most fills and refusals, most first. */
  readonly assets: readonly AssetData[];
  /** How many instruments had any. */
  readonly tradedCount: number;
}

/** How many instruments are drawn at most. */
export const DRAWN_ASSETS = 10;

/** Six significant digits, which no screen can resolve further; null for what is not a number. */
export const drawn = (value: number): Drawn => (Number.isFinite(value) ? Number(value.toPrecision(6)) : null);

/** What happened to one instrument, on evaluated rows. */
interface Marks {
  readonly asset: ResultAsset;
  readonly fills: FillMark[];
  readonly refusals: RefusalMark[];
  readonly splits: SplitMark[];
}

/** Rows of the curve by moment. */
const rowsOf = ({ tables }: Result): ReadonlyMap<number, number> =>
  new Map(Array.from(tables['equity.csv'].date, (time, row) => [time, row]));

/** The instruments in which anything was ordered, with their marks, most active first. */
function activeAssets({ assets, tables }: Result, rowAt: ReadonlyMap<number, number>): Marks[] {
  const { 'fills.csv': fills, 'refusals.csv': refusals, 'actions.csv': actions, 'orders.csv': orders } = tables;
  const marks = assets.map((asset): Marks => ({ asset, fills: [], refusals: [], splits: [] }));
  const bySymbol = new Map(marks.map((mark) => [mark.asset.symbol, mark]));
  const forced = new Set(orders.id.filter((_, at) => orders.origin[at] === 'margin call'));
  fills.date.forEach((time, at) =>
    bySymbol.get(fills.symbol[at])?.fills.push({
      row: rowAt.get(time)!,
      side: fills.side[at] === 'buy' ? 1 : -1,
      quantity: fills.quantity[at],
      price: Number(fills.price[at].toPrecision(6)),
      ...(forced.has(fills.order[at]) && { forced: true as const }),
    }),
  );
  refusals.date.forEach((time, at) =>
    bySymbol
      .get(refusals.symbol[at])
      ?.refusals.push({ row: rowAt.get(time)!, quantity: refusals.quantity[at], reason: refusals.reason[at] }),
  );
  actions.date.forEach((time, at) => {
    if (actions.kind[at] === 'split')
      bySymbol.get(actions.symbol[at])?.splits.push({ row: rowAt.get(time)!, ratio: actions.value[at] });
  });
  return marks
    .filter(({ fills: own, refusals: dead }) => own.length + dead.length > 0)
    .sort((a, b) => b.fills.length - a.fills.length || b.refusals.length - a.refusals.length);
}

/** The closes of the instruments on the rows of the curve; where an instrument has no bar its last one stays, NaN before its first. */
function closesOf({ tables }: Result, rowAt: ReadonlyMap<number, number>): ReadonlyMap<string, Float64Array> {
  const { date, symbol, close } = tables['prices.csv'];
  const out = new Map<string, Float64Array>();
  date.forEach((time, at) => {
    if (!out.has(symbol[at])) out.set(symbol[at], new Float64Array(rowAt.size).fill(NaN));
    out.get(symbol[at])![rowAt.get(time)!] = close[at];
  });
  for (const column of out.values())
    for (let row = 1; row < column.length; row++) if (Number.isNaN(column[row])) column[row] = column[row - 1];
  return out;
}

/** The data of all charts of a result. */
export function chartData(result: Result, language: Language = 'en'): ChartData {
  const { configuration, benchmark, tables, frequency } = result;
  const { date: time, equity, benchmark: compared, gross, net } = tables['equity.csv'];
  const rowAt = rowsOf(result);
  const closes = closesOf(result, rowAt);
  const active = activeAssets(result, rowAt);
  const shown = active.slice(0, DRAWN_ASSETS);
  const rows = drawnRows(
    equity,
    shown.flatMap(({ fills, refusals, splits }) => [...fills, ...refusals, ...splits].map(({ row }) => row)),
  );
  const place = new Map(Array.from(rows, (row, index) => [row, index]));
  const placed = <T extends { readonly row: number }>(mark: T): T => ({ ...mark, row: place.get(mark.row)! });
  const column = (values: Float64Array) => Array.from(rows, (row) => drawn(values[row]));
  return {
    language,
    strategy: titleOf(configuration.strategy),
    benchmarkName: benchmark?.name ?? '',
    currency: configuration.base,
    daily: frequency === 'daily',
    bars: equity.length,
    time: Array.from(rows, (row) => time[row]),
    equity: column(equity),
    benchmark: benchmark ? column(compared) : [],
    drawdown: column(drawdownColumn(equity)),
    benchmarkDrawdown: benchmark ? column(drawdownColumn(compared)) : [],
    gross: column(gross),
    net: column(net),
    months: monthlyReturns(time, equity).filter(({ value }) => Number.isFinite(value)),
    years: annualReturns(time, equity),
    assets: shown.map(({ asset, fills, refusals, splits }) => ({
      symbol: asset.symbol,
      name: asset.name,
      currency: asset.currency,
      close: column(closes.get(asset.symbol) ?? new Float64Array(rowAt.size).fill(NaN)),
      fills: fills.map(placed),
      refusals: refusals.map(placed),
      splits: splits.map(placed),
    })),
    tradedCount: active.length,
  };
}
