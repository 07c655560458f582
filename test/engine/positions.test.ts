// Positions are those of the asset that is asked for, in whatever order, and stay up to date; settings may inherit.

import { expect, it } from 'vitest';
import { simulate, strategy } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

const feed = feedOf(marketOf([made([10, 10, 10, 10]), made([20, 20, 20, 20], {}, { symbol: 'B' })]));

it('each asset has its own, asked for in turn', () => {
  const seen: number[][] = [];
  const both = strategy({
    about: 'Holds two.',
    params: {},
    prepare:
      (_, { assets: [a, b] }) =>
      (ctx) => {
        seen.push([a, b, a, b, b].map((asset) => ctx.position(asset).quantity));
        const kept = ctx.position(a);
        if (ctx.bar === 0) ctx.order({ asset: a, side: 1, quantity: 3 });
        if (ctx.bar === 1) ctx.order({ asset: b, side: 1, quantity: 5 });
        expect(kept).toBe(ctx.position(a));
      },
  });
  simulate(both, feed, { cash: 1000 });
  expect(seen).toEqual([
    [0, 0, 0, 0, 0],
    [3, 0, 3, 0, 0],
    [3, 5, 3, 5, 5],
    [3, 5, 3, 5, 5],
  ]);
});

it('settings that inherit others are read with them', () => {
  const buys = strategy({
    about: 'Buys one.',
    params: {},
    prepare:
      (_, { assets: [a] }) =>
      (ctx) =>
        void (ctx.bar === 0 && ctx.order({ asset: a, side: 1, quantity: 1 })),
  });
  const settings = Object.create({ cash: 1000, slippage: 0.01 }) as { cash: number };
  expect([...simulate(buys, feed, settings).fills].map(({ price }) => price)).toEqual([10.1]);
});
