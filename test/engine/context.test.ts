// What a strategy may know and do at a close, by hand: a price of 10, then 11, 12 and so on.

import { describe, expect, it } from 'vitest';

import {
  type AssetView,
  type Context,
  type Run,
  type Settings,
  type Universe,
  simulate,
  strategy,
} from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

/** Runs a decision over two instruments of five rows, A from 10 and B from 20, with 1000 in cash. */
function play(decide: (ctx: Context, universe: Universe) => void, settings: Partial<Settings> = {}): Run {
  const rising = (from: number) => [0, 1, 2, 3, 4].map((row) => from + row);
  const market = marketOf([made(rising(10)), made(rising(20), {}, { symbol: 'B' })]);
  const one = strategy({ about: 'By hand.', params: {}, prepare: (_, universe) => (ctx) => decide(ctx, universe) });
  return simulate(one, feedOf(market), { cash: 1000, ...settings });
}

const on = (row: number, act: (ctx: Context, universe: Universe) => void) => (ctx: Context, universe: Universe) => {
  if (ctx.bar === row) act(ctx, universe);
};

describe('the context', () => {
  it('tells the row, the cash, the worth and what is held', () => {
    const seen: unknown[] = [];
    play((ctx, { assets: [a] }) => {
      if (ctx.bar === 0) ctx.order({ asset: a, side: 1, quantity: 10 });
      const { quantity, averagePrice, realized } = ctx.position(a);
      seen.push([ctx.bar, ctx.cash(), ctx.cash('CNY'), ctx.equity, quantity, averagePrice, realized]);
    });
    expect(seen.slice(0, 3)).toEqual([
      [0, 1000, 1000, 1000, 0, NaN, 0],
      [1, 890, 890, 1000, 10, 11, 0],
      [2, 890, 890, 1010, 10, 11, 0],
    ]);
  });

  it('holds no other currency', () => {
    expect(() => play((ctx) => ctx.cash('USD'))).toThrow('The account holds no USD; its currency is CNY.');
  });

  it('names the date on which a strategy failed', () => {
    const fails = on(2, () => {
      throw new Error('no more');
    });
    expect(() => play(fails)).toThrow('The strategy failed on 2020-01-08: no more');
  });

  it('draws from the seed of the run', () => {
    const draws = (seed: number) => {
      const seen: number[] = [];
      play((ctx) => seen.push(ctx.random()), { seed });
      return seen;
    };
    expect(draws(1)).toEqual(draws(1));
    expect(draws(1)).not.toEqual(draws(2));
  });
});

describe('orders', () => {
  it('can be taken back once, and only while they work', () => {
    const seen: boolean[] = [];
    const run = play(
      on(0, (ctx, { assets: [a] }) => {
        const id = ctx.order({ asset: a, side: 1, quantity: 10, type: 'limit', limit: 5, tif: 'gtc' });
        for (const one of [id, id, 0, 2, 0.5, NaN, -1]) seen.push(ctx.cancel(one));
      }),
    );
    expect(seen).toEqual([true, false, false, false, false, false, false]);
    expect([...run.refusals]).toEqual([{ order: 1, quantity: 10, reason: 'cancelled by the strategy', bar: 0 }]);
  });

  it('are listed while they work, oldest first, by instrument if one is given', () => {
    play(
      on(1, (ctx, { assets: [a, b] }) => {
        for (const asset of [b, a, b]) ctx.order({ asset, side: 1, quantity: 1, type: 'limit', limit: 5 });
        expect(ctx.orders().map(({ id }) => id)).toEqual([1, 2, 3]);
        expect(ctx.orders(b).map(({ id }) => id)).toEqual([1, 3]);
      }),
    );
  });

  it('are replaced by others that differ in what is given only', () => {
    const run = play(
      on(0, (ctx, { assets: [a] }) => {
        const id = ctx.order({ asset: a, side: 1, quantity: 10, type: 'limit', limit: 5, tif: 'gtc' });
        expect(ctx.replace(id, { limit: 6 })).toBe(2);
        expect(ctx.replace(id, { limit: 7 })).toBe(0);
        expect(ctx.replace(2, { quantity: 4, type: 'stop-limit', limit: 6, stop: 13 })).toBe(3);
      }),
    );
    const words = ({
      quantity,
      type,
      limit,
      stop,
      tif,
      status,
    }: Run['orders'] extends Iterable<infer T> ? T : never) => [quantity, type, limit, stop, tif, status];
    expect([...run.orders].map(words)).toEqual([
      [10, 'limit', 5, NaN, 'gtc', 'cancelled'],
      [10, 'limit', 6, NaN, 'gtc', 'cancelled'],
      [4, 'stop-limit', 6, 13, 'gtc', 'expired'],
    ]);
  });

  it('by an amount of cash stay so when they are replaced, unless a quantity is given', () => {
    const amounts = (change: { notional?: number; quantity?: number; limit?: number }) =>
      [
        ...play(
          on(0, (ctx, { assets: [a] }) => {
            const id = ctx.order({ asset: a, side: 1, notional: 115, type: 'limit', limit: 15 });
            ctx.replace(id, change);
          }),
        ).fills,
      ].map(({ quantity }) => quantity);
    expect(amounts({ limit: 14 })).toEqual([10]);
    expect(amounts({ notional: 60 })).toEqual([5]);
    expect(amounts({ quantity: 7 })).toEqual([7]);
  });

  it('with misspelt words are errors, never market orders', () => {
    const wrong = (words: object) => () =>
      play(on(0, (ctx, { assets: [asset] }) => void ctx.order({ asset, side: 1, quantity: 1, ...words })));
    expect(wrong({ type: 'stopp' })).toThrow('there is no type "stopp"; there are market, limit, stop, stop-limit');
    expect(wrong({ tif: 'ever' })).toThrow('there is no tif "ever"; there are day, gtc, gtd');
    expect(wrong({ side: 2 })).toThrow('"side" is 2; give 1 to buy or -1 to sell');
    expect(wrong({ asset: { index: 7 } })).toThrow('give an asset of this run');
    expect(wrong({ asset: undefined })).toThrow('give an asset of this run');
    expect(wrong({ stopp: 3 })).toThrow('order: there is no "stopp"');
    const aims = (aim: (ctx: Context, asset: AssetView) => void) => () =>
      play(on(0, (ctx, { assets: [asset] }) => aim(ctx, asset)));
    expect(aims((ctx, asset) => ctx.target(1, asset, { bnd: 0.1 } as object))).toThrow('target: there is no "bnd"');
    expect(aims((ctx, asset) => ctx.target(1, asset, { band: -1 }))).toThrow('the band is -1');
    expect(aims((ctx) => ctx.rebalance({ a: 1 } as never))).toThrow('give pairs of an asset and its weight');
  });
});

describe('a target', () => {
  const held = (run: Run) => run.positions.map(({ quantity }) => quantity);

  it('is counted at the close: half of 1000 at 10 is 50 units, bought at 11', () => {
    const run = play(on(0, (ctx, { assets: [a] }) => ctx.target(0.5, a)));
    expect(held(run)).toEqual([50, 0]);
    expect(run.fills.at(0)).toMatchObject({ price: 11, bar: 1 });
  });

  it('given again on each bar does not trade on drift within half a lot', () => {
    const run = play((ctx, { assets: [a] }) => ctx.target(0.1, a));
    // 10 % of the equity is 10 units at first, then 9.1, 8.4 and 7.8: less than one lot too many is kept, one is sold on each of the
    // last two rows.
    expect([...run.fills].map(({ bar, side, quantity }) => [bar, side * quantity])).toEqual([
      [1, 10],
      [3, -1],
      [4, -1],
    ]);
    const banded = play((ctx, { assets: [a] }) => ctx.target(0.1, a, { band: 0.05 }));
    expect(banded.fills.length).toBe(1);
  });

  it('of a rebalance sells what is not named, and sells before it buys', () => {
    const run = play((ctx, { assets: [a, b] }) => {
      if (ctx.bar === 0) ctx.rebalance([[b, 0.9]]);
      if (ctx.bar === 2) ctx.rebalance([[a, 0.9]]);
    });
    expect([...run.orders].map(({ asset, side }) => [asset, side])).toEqual([
      [1, 1],
      [1, -1],
      [0, 1],
    ]);
    expect(held(run)[1]).toBe(0);
  });

  it('that is not a number is refused, not ignored', () => {
    const run = play(on(0, (ctx, { assets: [a] }) => ctx.target(NaN, a)));
    expect([...run.refusals].map(({ reason }) => reason)).toEqual(['quantity is not a positive number']);
  });
});

describe('settings that make no sense', () => {
  it.each([
    [{ cash: 0 }, 'Starting cash is 0; give a positive amount.'],
    [{ cash: NaN }, 'Starting cash is NaN; give a positive amount.'],
    [{ first: 5 }, 'There are no rows to evaluate: the data has 5.'],
    [{ slippage: 1 }, 'Slippage is 1; give a fraction from 0 to below 1, or a fill model.'],
    [{ params: { dip: 1 } }, 'There is no param "dip"'],
    [{ first: 1.5 }, 'The first row is 1.5; give a whole number, 0 or more.'],
    [{ first: -1 }, 'The first row is -1; give a whole number, 0 or more.'],
  ])('%o: %s', (settings, words) => expect(() => play(() => {}, settings)).toThrow(words));
});
