// What is left of a run beyond it: a context that was kept, a buffer that is taken, settings of any make.

import { expect, it } from 'vitest';
import {
  type AssetView,
  type Context,
  crosses,
  indicator,
  RunBuffer,
  type Series,
  type Settings,
  simulate,
  sma,
  strategy,
} from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { transcript } from '../kit/transcript.js';
import { made, marketOf } from './made.js';
import { order, play } from './play.js';

const bars = [10, 11, 12, 13, 14];
const feed = feedOf(marketOf([made(bars)]));

/** A strategy of one instrument. */
const deciding = (decide: (ctx: Context, asset: AssetView) => void) =>
  strategy({
    about: 'By hand.',
    params: {},
    prepare:
      (_, { assets }) =>
      (ctx) =>
        decide(ctx, assets[0]),
  });

it('a run inside another needs a buffer of its own, and the buffer of a run that failed is free', () => {
  const buffer = new RunBuffer();
  const settings = { cash: 1000, buffer };
  const inner = deciding((ctx, asset) => void ctx.order({ asset, side: 1, quantity: 1 }));
  const nested = deciding((ctx) => void (ctx.bar === 2 && simulate(inner, feed, settings)));
  for (let time = 0; time < 2; time++) {
    expect(() => simulate(nested, feed, settings)).toThrow(/failed on 2020-01-08: .*a buffer of its own/);
  }
  expect(transcript(simulate(inner, feed, settings))).toEqual(transcript(simulate(inner, feed, { cash: 1000 })));
});

const kept: [name: string, verb: (ctx: Context, asset: AssetView) => unknown][] = [
  ['order', (ctx, asset) => ctx.order({ asset, side: 1, quantity: 1 })],
  ['cancel', (ctx) => ctx.cancel(1)],
  ['replace', (ctx) => ctx.replace(1, { quantity: 2 })],
  ['target', (ctx, asset) => ctx.target(0, asset)],
  ['rebalance', (ctx) => ctx.rebalance([])],
  ['orders', (ctx) => ctx.orders()],
];

it.each(kept)('%s of a context that was kept leaves the run in the same buffer alone', (name, verb) => {
  for (const fails of [false, true]) {
    const buffer = new RunBuffer();
    const old: { ctx: Context; asset: AssetView; close: Series }[] = [];
    const keeps = deciding((ctx, asset) => {
      old.push({ ctx, asset, close: asset.close });
      ctx.order({ asset, side: 1, quantity: 1, type: 'limit', limit: 1, tif: 'gtc' });
      if (fails && ctx.bar === 3) throw new Error('no more');
    });
    const first = () => simulate(keeps, feed, { cash: 1000, buffer });
    if (fails) expect(first).toThrow('no more');
    else first();
    const [{ ctx, asset, close }] = old;
    expect(close.now).toBeNaN();
    const script = [order(0, 1, 5), order(1, 1, 3, { type: 'limit', limit: 1, tif: 'gtc' })];
    let tried = false;
    const second = strategy({
      about: 'Reaches back.',
      params: {},
      prepare:
        (_, { assets }) =>
        (now) => {
          for (const { row, kind: _kind, asset: of, ...request } of script)
            if (row === now.bar) now.order({ ...request, asset: assets[of] });
          if (now.bar !== 2) return;
          expect(() => verb(ctx, asset)).toThrow(`${name}: the run of this context is over`);
          tried = true;
        },
    });
    const run = simulate(second, feed, { cash: 100_000, buffer });
    expect(tried).toBe(true);
    expect(transcript(run)).toEqual(transcript(play([made(bars)], script)));
  }
});

it.each(kept)('%s is not for a model that is asked while the market answers', (name, verb) => {
  let told: (() => unknown) | null = null;
  const model = { name: 'tells', about: 'Orders.', params: {}, cost: () => (told?.(), 0) };
  const asks = deciding((ctx, asset) => {
    if (ctx.bar === 0) ctx.order({ asset, side: 1, quantity: 1 });
    told = () => verb(ctx, asset);
  });
  expect(() => simulate(asks, feed, { cash: 1000, slippage: model })).toThrow(`${name}: the market is answering`);
});

it('holdings that are being read when the run is overwritten stop', () => {
  const buffer = new RunBuffer();
  const run = play([made(bars)], [order(0, 1, 5)], { buffer });
  const holdings = run.holdings()[Symbol.iterator]();
  expect(holdings.next().value).toMatchObject({ quantity: 5 });
  play([made(bars)], [order(2, 1, 7)], { buffer });
  expect(() => holdings.next()).toThrow('overwritten by a later one in the same buffer');
});

class Own {
  readonly #cash = 500;
  get cash(): number {
    return this.#cash;
  }
}

const strange: [name: string, given: () => Settings][] = [
  ['of a class', () => new Own()],
  ['with frozen defaults', () => Object.create(Object.freeze({ cash: 1 }), { cash: { value: 500, enumerable: true } })],
  ['of no prototype', () => Object.assign(Object.create(null) as Settings, { cash: 500 })],
  ['of JSON with a "__proto__"', () => JSON.parse('{"cash":500,"__proto__":{"slippage":0.5}}') as Settings],
];

it('an account on paper has the conditions of a run whose settings inherit them', () => {
  const buys = deciding((ctx, asset) => void (ctx.bar === 0 && ctx.order({ asset, side: 1, quantity: 1 })));
  const worthOf = (settings: Settings) => {
    const worth: number[] = [];
    const follows = strategy({
      about: 'Follows.',
      params: {},
      prepare(_, universe) {
        const paper = universe.paper(buys);
        return () => void worth.push(paper.equity);
      },
    });
    simulate(follows, feed, settings);
    return worth;
  };
  const conditions = { cash: 500, slippage: 0.1 };
  expect(worthOf(Object.create(conditions) as Settings)).toEqual(worthOf(conditions));
});

it('a model of slippage may be a function that has one', () => {
  const buys = deciding((ctx, asset) => void (ctx.bar === 0 && ctx.order({ asset, side: 1, quantity: 1 })));
  const words = { about: 'A tenth.', params: {}, cost: ({ price }: { price: number }) => price / 10 };
  const slippage = Object.assign(() => 0, words);
  expect(simulate(buys, feed, { cash: 500, slippage }).fills.at(0).price).toBeCloseTo(12.1, 9);
});

it.each(strange)('settings %s say what they say', (_, given) => {
  const buys = deciding((ctx, asset) => void (ctx.bar === 0 && ctx.order({ asset, side: 1, quantity: 1 })));
  expect(transcript(simulate(buys, feed, given()))).toEqual(transcript(simulate(buys, feed, { cash: 500 })));
});

it('a signal that is kept of a run that failed, or ended, while it was waited for knows nothing any more', () => {
  for (const fails of [false, true]) {
    const seen: Series[] = [];
    const waiting = strategy({
      about: 'Waits for a crossing.',
      params: {},
      prepare(_, { assets: [a] }) {
        const cross = crosses(a.close, sma(a.close, 2));
        seen.push(cross);
        return {
          when: cross,
          decide() {
            expect(cross.now).not.toBeNaN();
            if (fails) throw new Error('no more');
          },
        };
      },
    });
    const run = () => simulate(waiting, feedOf(marketOf([made([10, 11, 12, 9, 8, 13])])), { cash: 100 });
    if (fails) expect(run).toThrow('no more');
    else run();
    expect(seen.map(({ now }) => now)).toEqual([NaN]);
  }
});

/** A strategy that shows the series of its only asset, and what it waits for, to who opened an account for it. */
function telling(show: (close: Series, when: Series) => void) {
  return strategy({
    about: 'Waits for a crossing, and tells of it.',
    params: {},
    prepare(_, { assets: [a] }) {
      const when = crosses(a.close, sma(a.close, 2));
      show(a.close, when);
      return { when, decide() {} };
    },
  });
}

const crossing = feedOf(marketOf([made([10, 11, 12, 9, 8, 13, 14])]));

it('what is made of the series of a paper account whose preparation is over is what its own strategy would have made', () => {
  const seen: number[][] = [];
  const above = strategy({
    about: 'Looks at the series of its paper account.',
    params: {},
    prepare(_, universe) {
      let close!: Series;
      universe.paper(
        telling((one) => (close = one)),
        {},
      );
      const [mean, cross] = [sma(close, 2), crosses(close, sma(close, 2))];
      expect(() => indicator([close], () => (value) => value)).toThrow('inside prepare');
      return () => void seen.push([mean.now, cross.now]);
    },
  });
  simulate(above, crossing, { cash: 100 });
  expect(seen).toEqual([
    [NaN, 0],
    [10.5, 0],
    [11.5, 0],
    [10.5, -1],
    [8.5, 0],
    [10.5, 1],
    [13.5, 0],
  ]);
});

it('a series that is kept of a paper account knows nothing any more once the run has failed, wherever it failed', () => {
  for (const isLate of [false, true]) {
    const kept: Series[] = [];
    const failing = strategy({
      about: 'Fails.',
      params: {},
      prepare(_, universe) {
        universe.paper(
          telling((...both) => kept.push(...both)),
          {},
        );
        const fail = (): never => {
          expect(kept[0].now).not.toBeNaN();
          throw new Error('no more');
        };
        return isLate ? { decide() {}, end: fail } : { decide: (ctx) => (ctx.bar === 3 ? fail() : undefined) };
      },
    });
    expect(() => simulate(failing, crossing, { cash: 100 })).toThrow('no more');
    expect(kept.map(({ now }) => now)).toEqual([NaN, NaN]);
  }
});
