// The instruments that were ordered: their prices on the rows of the curve, and what was done in them.

import type { RowAt } from '../row-finder.js';
import type { Result, ResultAsset } from '../saved/result.js';
import { fillKinds, type FillKind } from './fill-kind.js';

/** A fill on the chart of its instrument; the price is as traded. */
export interface FillMark {
  /** Position in the columns. */
  readonly row: number;
  readonly side: 1 | -1;
  readonly quantity: number;
  readonly price: number;
  readonly kind: FillKind;
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

/** One instrument with what was done in it. Prices as traded; the close stays where there is no bar, the others are NaN there, and empty where
 *  an instrument has closes alone. */
export interface AssetData {
  readonly symbol: string;
  readonly name: string;
  /** Currency of its prices. */
  readonly currency: string;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
  readonly fills: readonly FillMark[];
  readonly refusals: readonly RefusalMark[];
  readonly splits: readonly SplitMark[];
}

/** How many instruments are drawn at most. */
export const DRAWN_ASSETS = 60;

/** Prices that a page holds at most, beyond those of the first few instruments. */
const PRICES = 4_000_000;
const ALWAYS = 10;

interface Marks {
  readonly asset: ResultAsset;
  readonly fills: FillMark[];
  readonly refusals: RefusalMark[];
  readonly splits: SplitMark[];
}

/** The instruments in which anything was ordered, with their marks, most active first. */
function activeAssets(result: Result, rowAt: RowAt): Marks[] {
  const { 'fills.csv': fills, 'refusals.csv': refusals, 'actions.csv': actions } = result.tables;
  const marks = result.assets.map((asset): Marks => ({ asset, fills: [], refusals: [], splits: [] }));
  const bySymbol = new Map(marks.map((mark) => [mark.asset.symbol, mark]));
  const kinds = fillKinds(result);
  fills.date.forEach((time, at) =>
    bySymbol.get(fills.symbol[at])?.fills.push({
      row: rowAt.get(time) ?? 0,
      side: fills.side[at] === 'buy' ? 1 : -1,
      quantity: fills.quantity[at],
      price: fills.price[at],
      kind: kinds[at],
    }),
  );
  refusals.date.forEach((time, at) =>
    bySymbol
      .get(refusals.symbol[at])
      ?.refusals.push({ row: rowAt.get(time) ?? 0, quantity: refusals.quantity[at], reason: refusals.reason[at] }),
  );
  actions.date.forEach((time, at) => {
    if (actions.kind[at] === 'split')
      bySymbol.get(actions.symbol[at])?.splits.push({ row: rowAt.get(time) ?? 0, ratio: actions.value[at] });
  });
  return marks
    .filter(({ fills: own, refusals: dead }) => own.length + dead.length > 0)
    .sort((a, b) => b.fills.length - a.fills.length || b.refusals.length - a.refusals.length);
}

/** The prices of one instrument on the rows of the curve. */
function pricesOf({ tables }: Result, rowAt: RowAt, at: readonly number[], whole: boolean) {
  const prices = tables['prices.csv'];
  const column = (name: 'open' | 'high' | 'low' | 'close') => {
    const out = new Float64Array(rowAt.size).fill(NaN);
    for (const line of at) {
      const row = rowAt.get(prices.date[line]);
      if (row !== undefined) out[row] = prices[name][line];
    }
    return out;
  };
  const close = column('close');
  for (let row = 1; row < close.length; row++) if (Number.isNaN(close[row])) close[row] = close[row - 1];
  const none = new Float64Array(0);
  const [open, high, low] = whole ? [column('open'), column('high'), column('low')] : [none, none, none];
  return { open, high, low, close };
}

/** The instruments to draw: the most active, as many as a page can hold, and how many there are. */
export function chartedAssets(result: Result, rowAt: RowAt): { assets: AssetData[]; tradedCount: number } {
  const active = activeAssets(result, rowAt);
  const lines = new Map<string, number[]>(active.map(({ asset }) => [asset.symbol, []]));
  result.tables['prices.csv'].symbol.forEach((symbol, line) => lines.get(symbol)?.push(line));
  const fit = (columns: number) => Math.floor(PRICES / (columns * rowAt.size));
  const shown = active.slice(0, Math.min(DRAWN_ASSETS, Math.max(ALWAYS, fit(1))));
  const assets = shown.map(({ asset, fills, refusals, splits }, index) => ({
    symbol: asset.symbol,
    name: asset.name,
    currency: asset.currency,
    ...pricesOf(result, rowAt, lines.get(asset.symbol) ?? [], index < Math.max(1, fit(4))),
    fills,
    refusals,
    splits,
  }));
  return { assets, tradedCount: active.length };
}
