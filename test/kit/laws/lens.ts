// What laws look at: prices before slippage, marks, and a run as the strategy sees it go by.

import {
  type AssetView,
  type Context,
  type Fill,
  type Run,
  type Strategy,
  resolveParams,
  strategy,
} from '../../../engine/index.js';
import { type MadeAsset, type Market, feedOf, markAfter } from '../market.js';
import { type Play, strategyOf } from '../play.js';

/** The price of a fill before slippage. */
export const quotedOf = ({ market }: Play, { asset, side, price, quantity, slippage }: Fill): number =>
  price - (side * slippage) / quantity / market.assets[asset].multiplier;

/** The closes by asset and row, marks included. */
export const closesOf = (market: Market): Float64Array[] => feedOf(market).assets.map(({ raw }) => raw.close);

/** The mark before a row: the close of the row before as the actions of the row leave it; NaN before the first bar. */
export const markBefore = ({ assets }: Market, closes: readonly Float64Array[], asset: number, row: number): number =>
  assets[asset].actions
    .filter((action) => action.row === row)
    .reduce((mark, action) => markAfter(action, mark), row > 0 ? closes[asset][row - 1] : NaN);

/** The volume of an instrument's last own bar before a row, in the units of that row; 0 where there is none. */
export function volumeBefore({ bars, actions }: MadeAsset, row: number): number {
  const last = bars.findLastIndex((bar, k) => k < row && bar !== null);
  const since = actions.filter((action) => action.kind === 'split' && action.row > last && action.row <= row);
  return since.reduce((volume, { value }) => volume * value, bars[last]?.volume ?? 0);
}

/** Whether anything but the market changes the units or prices of an instrument from one row to another, the first not included. */
export const isTouched = ({ assets }: Market, asset: number, from: number, to: number): boolean =>
  assets[asset].actions.some(({ row }) => row > from && row <= to);

/** The units held at each close, by row from the first evaluated one, then by asset. */
export function heldByRow(made: Run, assets: number): Float64Array[] {
  const held = Array.from(made.equity, () => new Float64Array(assets));
  for (const { bar, asset, kind, quantity } of made.holdings()) {
    if (kind === 'position') held[bar - made.first][asset] = quantity;
  }
  return held;
}

/** The fills in order, each with its order's id as the key of a list of its own. */
export function fillsByOrder({ fills }: Run): Map<number, Fill[]> {
  const all = new Map<number, Fill[]>();
  for (const fill of fills) all.set(fill.order, [...(all.get(fill.order) ?? []), fill]);
  return all;
}

/** A fold of records into sums by key. */
export function sumsBy<T>(
  records: Iterable<T>,
  key: (one: T) => number,
  amount: (one: T) => number,
): Map<number, number> {
  const sums = new Map<number, number>();
  for (const one of records) sums.set(key(one), (sums.get(key(one)) ?? 0) + amount(one));
  return sums;
}

/** Somebody who looks on at a close. */
export type Look = (ctx: Context, assets: readonly AssetView[]) => void;

/** The strategy of a play with somebody who looks on at each close, before it decides and after. It has no params. */
export function watched(play: Play, before: Look, after: Look = () => {}): Strategy {
  const inner = strategyOf(play.actor, play.market);
  return strategy({
    about: inner.about,
    params: {},
    prepare(_, universe) {
      const params = 'params' in play.actor ? play.actor.params : {};
      const plan = inner.prepare(resolveParams(inner.params, params), universe);
      const { when, decide } = typeof plan === 'function' ? { when: undefined, decide: plan } : plan;
      return (ctx) => {
        before(ctx, universe.assets);
        if (!when || (when.now !== 0 && !Number.isNaN(when.now))) decide(ctx);
        after(ctx, universe.assets);
      };
    },
  });
}
