// Scenes that tests of executors run in: generated markets with gaps, actions, outside series and several currencies.

import * as fc from 'fast-check';

import { align } from '../../data/index.js';
import { generateDemo } from '../../data/generator/index.js';
import type { Feed } from '../../engine/index.js';
import type { PlainSettings, Scene } from '../../sweep/work.js';
import { anyMarket, feedOf } from '../kit/index.js';

/** A scene over a feed; without a benchmark and without costs unless told. */
export const sceneOf = (feed: Feed, given: Partial<Scene> = {}, settings: Partial<PlainSettings> = {}): Scene => ({
  feed,
  first: 0,
  benchmark: null,
  riskFree: 0.02,
  ...given,
  settings: { cash: 1e6, slippage: 0, limits: [], ...settings },
});

/** The markets of the demo, made up with a seed. */
export function demoFeeds(seed: number): Readonly<Record<string, Feed>> {
  const demo = generateDemo(seed);
  return { mainland: align(demo.mainland), us: align(demo.us) };
}

/** Scenes on small made-up markets. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    market: anyMarket(),
    riskFree: fc.constantFrom(0, 0.03, -0),
    slippage: fc.constantFrom<PlainSettings['slippage']>(0, 0.001, { name: 'ticks', params: { count: 2 } }),
    volumeCap: fc.constantFrom(Number.NaN, 0.1),
    isCompared: fc.boolean(),
  })
  .map(({ market, riskFree, slippage, volumeCap, isCompared }) => {
    const feed = feedOf(market);
    const first = Math.min(2, feed.time.length - 1);
    const benchmark = isCompared ? feed.assets[0].raw.close.slice(first) : null;
    return sceneOf(feed, { first, riskFree, benchmark }, { slippage, volumeCap });
  });
