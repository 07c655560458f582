// Arbitrary portfolios: what an account holds of the instruments of a market, and the orders that buy it.

import * as fc from 'fast-check';

import { type Market, rateOf, termsOn } from './market.js';
import type { Script } from './script.js';

/** What is held of one instrument. */
export interface PortfolioPosition {
  /** Index of the asset in the market. */
  readonly asset: number;
  /** Units, whole lots. */
  readonly quantity: number;
  /** Worth in base currency at the first close, as a fraction of the account. */
  readonly weight: number;
}

/** An account at the first close of a market. */
export interface Portfolio {
  /** Cash beside the positions, in base currency; 0 or more. */
  readonly cash: number;
  /** Worth of all together, in base currency. */
  readonly equity: number;
  /** One for each asset that is held; none of what has no price yet. */
  readonly positions: readonly PortfolioPosition[];
}

/** Weights of `count` instruments, each a whole percentage from 0 on, whose sum is at most 1. */
export const anyWeights = (count: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.integer({ min: 0, max: 100 }), { minLength: count, maxLength: count }).map((drawn) => {
    const sum = Math.max(
      100,
      drawn.reduce((all, part) => all + part, 0),
    );
    return drawn.map((part) => Math.floor((100 * part) / sum) / 100);
  });

/** Portfolios of a market at its first close: weights at random, rounded down to whole lots, and the rest in cash. */
export const anyPortfolio = (market: Market): fc.Arbitrary<Portfolio> =>
  fc
    .record({ equity: fc.integer({ min: 1_000, max: 1_000_000 }), weights: anyWeights(market.assets.length) })
    .map(({ equity, weights }) => {
      const positions = market.assets.flatMap((asset, index): PortfolioPosition[] => {
        const bar = asset.bars[0];
        if (!bar) return [];
        const unit = bar.close * asset.multiplier * rateOf(market, asset, 0);
        const { lot, minimum } = termsOn(asset, 0);
        const quantity = Math.floor((weights[index] * equity) / (unit * lot)) * lot;
        return quantity < minimum ? [] : [{ asset: index, quantity, weight: (quantity * unit) / equity }];
      });
      const invested = positions.reduce((sum, { weight }) => sum + weight, 0);
      return { cash: equity * Math.max(0, 1 - invested), equity, positions };
    });

/** The orders at the first close that buy a portfolio. */
export const opening = ({ positions }: Portfolio): Script =>
  positions.map(({ asset, quantity }) => ({
    kind: 'order',
    row: 0,
    asset,
    side: 1,
    quantity,
    type: 'market',
    tif: 'gtc',
  }));
