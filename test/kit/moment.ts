// What a law of one's own sees of a run at a close: the account as the strategy left it.

import { type AssetView, type Context, type Order, type Position, isoDate } from '../../engine/index.js';

/** A close after the strategy has decided. Money in base currency, weights as fractions of the equity, negative where short. */
export interface Moment {
  /** ms UTC. */
  readonly time: number;
  /** The day, ISO. */
  readonly date: string;
  /** Row of the feed. */
  readonly bar: number;
  readonly equity: number;
  /** In base currency alone. */
  readonly cash: number;
  /** Worth of what is held, long and short added up, as a fraction of the equity. */
  readonly gross: number;
  /** The same, short taken from long. */
  readonly net: number;
  /** What is held. */
  position(asset: AssetView): Position;
  /** What the holding is worth. */
  weight(asset: AssetView): number;
  /** What the weight comes to once the orders that live are filled at this close's price; NaN where none lives for the asset. */
  planned(asset: AssetView): number;
  /** Whether a purchase of it was ordered at this close. */
  bought(asset: AssetView): boolean;
  /** The orders that were given at this close and live. */
  readonly orders: readonly Order[];
}

/** How much one unit of an asset is worth in base currency now; NaN before its first bar. */
export type UnitWorth = (index: number, bar: number) => number;

/** A moment that moves with a run: what it says is of the close at which it is asked. */
export function momentOf(assets: readonly AssetView[], unitWorth: UnitWorth, now: () => Context): Moment {
  const placed = () =>
    now()
      .orders()
      .filter(({ bar }) => bar === now().bar);
  const held = (index: number): number => {
    const { quantity } = now().position(assets[index]);
    return quantity === 0 ? 0 : (quantity * unitWorth(index, now().bar)) / now().equity;
  };
  const sum = (of: (weight: number) => number) => assets.reduce((all, _, index) => all + of(held(index)), 0);
  return {
    get time() {
      return now().time;
    },
    get date() {
      return isoDate(now().time);
    },
    get bar() {
      return now().bar;
    },
    get equity() {
      return now().equity;
    },
    get cash() {
      return now().cash();
    },
    get gross() {
      return sum(Math.abs);
    },
    get net() {
      return sum((weight) => weight);
    },
    position: (asset) => now().position(asset),
    weight: (asset) => held(assets.indexOf(asset)),
    planned(asset) {
      const index = assets.indexOf(asset);
      const own = now().orders(asset);
      if (own.length === 0) return NaN;
      const change = own.reduce((units, { side, quantity, filled }) => units + side * (quantity - filled), 0);
      return held(index) + (change * unitWorth(index, now().bar)) / now().equity;
    },
    bought: (asset) => placed().some((order) => order.side > 0 && order.asset === assets.indexOf(asset)),
    get orders() {
      return placed();
    },
  };
}
