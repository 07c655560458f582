// The prices of made-up orders: near the close of their row, on a grid.

import type { OrderType } from '../../engine/index.js';
import type { Market } from './market.js';

/** What a law asks of the prices of orders. */
export interface LevelShape {
  /** Trails that are a fraction of the price; yes by default. */
  readonly trailRates?: boolean;
  /** Steps of order prices in a unit of quote currency: 100 by default. */
  readonly perUnit?: number;
}

/** The last close of an asset up to a row; 10 before its first bar. */
export const closeAt = (market: Market, asset: number, row: number): number =>
  market.assets[asset].bars.findLast((bar, k) => k <= row && bar !== null)?.close ?? 10;

/** A price some thousandths from the close. */
export const near = (close: number, thousandths: number, { perUnit = 100 }: LevelShape): number =>
  Math.max(1, Math.round(close * (1 + thousandths / 1000) * perUnit)) / perUnit;

/** An amount of some thousandths of the close. */
export const trailOf = (close: number, thousandths: number, { perUnit = 100 }: LevelShape): number =>
  Math.max(1, Math.round((close * thousandths * perUnit) / 1000)) / perUnit;

/** The prices that orders may have; a rate of NaN stands back behind the amount. */
export interface Levels {
  readonly limit: number;
  readonly stop: number;
  readonly trail: number;
  readonly trailRate: number;
}

/** Those of some prices that a type of order needs. */
export function levelsOf(type: OrderType, { limit, stop, trail, trailRate }: Levels): Partial<Levels> {
  return {
    ...((type === 'limit' || type === 'stop-limit') && { limit }),
    ...((type === 'stop' || type === 'stop-limit') && { stop }),
    ...(type === 'trailing-stop' && (trailRate > 0 ? { trailRate } : { trail })),
  };
}
