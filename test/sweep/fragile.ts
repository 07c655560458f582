// A strategy that fails at some points, and scenes to run it in.

import { type Feed, int, sma, strategy } from '../../engine/index.js';
import type { Job, Scene } from '../../sweep/work.js';
import { wander } from '../bench/market.js';

/** Buys above a moving average; throws where the average is of 13 bars. */
export const fragile = strategy({
  about: 'buys above an average, and does not bear every number',
  params: {
    window: int(5, { min: 2, about: 'bars' }),
    share: int(50, { min: 0, max: 100, about: 'percent to invest' }),
  },
  prepare({ window, share }, { assets: [asset] }) {
    if (window === 13) throw new Error('13 brings bad luck');
    const mean = sma(asset.close, window);
    return (ctx) => {
      if (ctx.bar % 7 === 0) ctx.target(asset.close.now > mean.now ? share / 100 : 0, asset);
    };
  },
});

/** The job of running it. */
export const JOB: Job = {
  strategy: { name: 'fragile', url: '', sourceHash: 'none' },
  metrics: ['finalEquity', 'sharpe', 'maxDrawdown', 'trades', 'hitRate'],
};

const feeds = new Map<number, Feed>();

/** A scene of so many rows of a wandering price, judged from row 20 on. */
export function sceneOf(rows: number, cash = 1e6): Scene {
  const feed = feeds.get(rows) ?? wander(rows);
  feeds.set(rows, feed);
  return { feed, first: 20, settings: { cash, slippage: 0, limits: [] }, benchmark: null, riskFree: 0.02 };
}
