// What a hostile reader got past the engine once: each of these was a wrong result without a word.

import { describe, expect, it } from 'vitest';

import {
  ColumnCache,
  type Context,
  type Run,
  type Series,
  type Settings,
  type Universe,
  above,
  axisOf,
  choice,
  crosses,
  everyRow,
  indicator,
  int,
  num,
  simulate,
  sma,
  strategy,
  sum,
  zscore,
} from '../../engine/index.js';
import { Series as SeriesClass, sourceOf } from '../../engine/series.js';
import { type MadeAsset, feedOf } from '../kit/market.js';
import { made, marketOf } from './made.js';

type Act = (ctx: Context, universe: Universe) => void;

function play(
  assets: readonly MadeAsset[],
  acts: Readonly<Record<number, Act>>,
  settings: Partial<Settings> = {},
): Run {
  const one = strategy({
    about: 'By hand.',
    params: {},
    prepare: (_, universe) => (ctx) => acts[ctx.bar]?.(ctx, universe),
  });
  return simulate(one, feedOf(marketOf(assets)), { cash: 10_000, ...settings });
}

const flat = (price: number, rows: number): number[] => Array.from({ length: rows }, () => price);
const fillsOf = (run: Run) => [...run.fills].map(({ bar, asset, side, quantity }) => [bar, asset, side * quantity]);
const reasonsOf = (run: Run) => [...run.refusals].map(({ order, quantity, reason }) => [order, quantity, reason]);

const rows = 6;
const clock = { bar: -1, followers: [], unwritten: [] };
const dense = (values: readonly number[]): Series =>
  new SeriesClass({ column: Float64Array.from(values), own: null }, everyRow(values.length), clock, new ColumnCache());
const whole = (series: Series): number[] => [...sourceOf(series).column];

describe('look-ahead', () => {
  it('what the step of an indicator keeps outside is of the past', () => {
    let kept = Number.NaN;
    const seen: number[][] = [];
    const leak = strategy({
      about: 'Keeps what its indicator saw.',
      params: {},
      prepare(_, { assets: [a] }) {
        const own = indicator(a.close, () => (close) => (kept = close));
        return () => {
          seen.push([a.close.now, own.now, kept]);
        };
      },
    });
    simulate(leak, feedOf(marketOf([made([10, 11, 12])])), { cash: 100 });
    expect(seen).toEqual([10, 11, 12].map((close) => [close, close, close]));
  });

  it('a series that is kept for another run knows nothing there', () => {
    const seen: number[] = [];
    let kept: Series | undefined;
    const keeper = strategy({
      about: 'Keeps a series.',
      params: {},
      prepare(_, { assets: [a] }) {
        kept ??= sma(a.close, 1);
        const series = kept;
        return () => void seen.push(series.now);
      },
    });
    const feed = feedOf(marketOf([made([10, 11, 12])]));
    for (let run = 0; run < 2; run++) simulate(keeper, feed, { cash: 100 });
    expect(seen).toEqual([10, 11, 12, NaN, NaN, NaN]);
  });

  it('series of two runs do not mix, in an indicator or in `when`', () => {
    const feed = feedOf(marketOf([made([10, 11, 12])]));
    let kept: Series | undefined;
    const mixes = (how: 'fold' | 'when') =>
      strategy({
        about: 'Mixes runs.',
        params: {},
        prepare(_, { assets: [a] }) {
          const other = (kept ??= a.close);
          if (how === 'fold') crosses(other, a.close);
          return { when: other, decide: () => undefined };
        },
      });
    simulate(mixes('when'), feed, { cash: 100 });
    expect(() => simulate(mixes('fold'), feed, { cash: 100 })).toThrow('the series belong to different runs');
    expect(() => simulate(mixes('when'), feed, { cash: 100 })).toThrow('`when` belongs to another run');
  });

  it('one column with two times of publication is two series', () => {
    const values = Float64Array.of(1, 2, 3);
    const cache = new ColumnCache();
    const run = (first: number) => {
      const axis = axisOf(Int32Array.of(first, first + 1, first + 2), rows);
      const feed = feedOf(marketOf([made(flat(10, rows))]));
      const column = { name: 'flow', symbol: '', values, dates: values, axis, publicationAssumed: false };
      const seen: number[] = [];
      const reads = strategy({
        about: 'Reads.',
        params: {},
        prepare: (_, { series }) => {
          const flow = series('flow');
          return () => void seen.push(flow.now);
        },
      });
      simulate(reads, { ...feed, series: new Map([['flow', column]]) }, { cash: 100, columns: cache });
      return seen;
    };
    expect(run(0)).toEqual([1, 2, 3, 3, 3, 3]);
    expect(run(2)).toEqual([NaN, NaN, 1, 2, 3, 3]);
  });
});

describe('money', () => {
  it('three lots of a tenth, bought as one and two, are sold to nothing', () => {
    const order =
      (side: 1 | -1, quantity: number): Act =>
      (ctx, { assets: [asset] }) =>
        void ctx.order({ asset, side, quantity });
    const run = play([made(flat(10, rows), { lot: 0.1, commissionMinimum: 5 })], {
      0: order(1, 0.1),
      1: order(1, 0.2),
      2: order(-1, 0.3),
      3: (ctx, { assets: [asset] }) => ctx.target(0, asset),
    });
    expect(run.positions[0].quantity).toBe(0);
    expect(run.orders.length).toBe(3);
    expect(run.refusals.length).toBe(0);
  });

  it('what a short position owes for a distribution backs no purchase', () => {
    const short = made(
      [10, 10, 1, 1, 1],
      { shortMargin: 1 },
      {
        actions: [{ row: 2, kind: 'dividend', value: 9, payRow: 4 }],
      },
    );
    const other = made(flat(1, 5), {}, { symbol: 'B' });
    const run = play([short, other], {
      0: (ctx, { assets: [asset] }) => void ctx.order({ asset, side: -1, quantity: 1000 }),
      2: (ctx, { assets: [, asset] }) => void ctx.order({ asset, side: 1, quantity: 18_000 }),
    });
    expect(reasonsOf(run)).toEqual([[2, 9000, 'not enough cash']]);
    expect(Math.min(...run.cash)).toBeGreaterThanOrEqual(0);
  });

  it('a purchase that waits does not go before a sale that is placed after it in a rebalance', () => {
    const assets = [made(flat(10, rows)), made(flat(10, rows), {}, { symbol: 'B' })];
    const run = play(assets, {
      0: (ctx, { assets: [, b] }) => ctx.target(1, b),
      2: (ctx, { assets: [a, b] }) => {
        ctx.rebalance([
          [a, 0.5],
          [b, 0.5],
        ]);
        ctx.rebalance([
          [a, 0.5],
          [b, 0.4],
        ]);
      },
    });
    expect(fillsOf(run)).toEqual([
      [1, 1, 1000],
      [3, 1, -600],
      [3, 0, 500],
    ]);
  });

  it('a split leaves the stop of a whole position on all of it', () => {
    const asset = made(
      [10, 10, 100, 100, [100, 100, 60, 60]],
      { lot: 100 },
      {
        actions: [{ row: 2, kind: 'split', value: 0.1, payRow: Infinity }],
      },
    );
    const run = play([asset], {
      0: (ctx, { assets: [a] }) => void ctx.order({ asset: a, side: 1, quantity: 500 }),
      1: (ctx, { assets: [a] }) =>
        void ctx.order({ asset: a, side: -1, quantity: 500, type: 'stop', stop: 8, tif: 'gtc' }),
    });
    expect(fillsOf(run)).toEqual([
      [1, 0, 500],
      [4, 0, -50],
    ]);
  });
});

describe('orders', () => {
  it('a target replaces an amount of cash that waits', () => {
    const wants = (weight: number) =>
      play([made(flat(10, rows))], {
        0: (ctx, { assets: [asset] }) => {
          ctx.order({ asset, side: 1, notional: 5000 });
          ctx.target(weight, asset);
        },
      });
    expect(wants(0).fills.length).toBe(0);
    expect(reasonsOf(wants(0))).toEqual([[1, 0, 'replaced by a newer target']]);
    expect(fillsOf(wants(0.3))).toEqual([[1, 0, 300]]);
  });

  it('a triggered stop-limit order that is replaced stays triggered', () => {
    const asset = made([10, [10, 12, 10, 12], 12, 12, 12]);
    const run = play([asset], {
      0: (ctx, { assets: [a] }) =>
        void ctx.order({ asset: a, side: 1, quantity: 5, type: 'stop-limit', stop: 11, limit: 10.5, tif: 'gtc' }),
      2: (ctx) => void ctx.replace(1, { limit: 12 }),
    });
    expect(fillsOf(run)).toEqual([[3, 0, 5]]);
  });

  it('a day order of an instrument whose market is not known outlives the days of another one', () => {
    const weekday = made([10, null, 10, 10], {}, { market: 'none' });
    const always = made([10, 10, 10, 10], {}, { market: 'none', symbol: 'B' });
    const run = play([weekday, always], {
      0: (ctx, { assets: [asset] }) => void ctx.order({ asset, side: 1, quantity: 5 }),
    });
    expect(fillsOf(run)).toEqual([[2, 0, 5]]);
  });

  it('a day order lives to the end of its session in intraday data', () => {
    const feed = feedOf(marketOf([made([10, [10, 10, 9.8, 10], [10, 10, 9.4, 10], 10, 9])]));
    const day = Date.UTC(2024, 0, 8);
    const time = Float64Array.of(
      ...[0, 5, 10].map((minute) => day + (870 + minute) * 60_000),
      day + 86_400_000 + 870 * 60_000,
      day + 86_400_000 + 875 * 60_000,
    );
    const limited = (limit: number) =>
      simulate(
        strategy({
          about: 'By hand.',
          params: {},
          prepare:
            (_, { assets: [asset] }) =>
            (ctx) => {
              if (ctx.bar === 0) ctx.order({ asset, side: 1, quantity: 5, type: 'limit', limit });
            },
        }),
        { ...feed, frequency: 'intraday', time },
        { cash: 1000 },
      );
    expect(fillsOf(limited(9.5))).toEqual([[2, 0, 5]]);
    expect([...limited(9.2).refusals]).toMatchObject([{ bar: 3, reason: 'expired unfilled' }]);
  });

  it.each([
    [{ limit: 5 }, 'a market order has no "limit"'],
    [{ type: 'limit', limit: 5, stop: 4 }, 'a limit order has no "stop"'],
    [{ until: 5 }, 'a day order has no "until"'],
    [{ notional: 5 }, 'give either "quantity" or "notional", not both'],
    [{ quantity: '5' }, '"quantity" is 5; give a number'],
  ])('%j says something that it cannot mean', (words, sentence) => {
    const wrong: Act = (ctx, { assets: [asset] }) =>
      void ctx.order({ asset, side: 1, quantity: 1, ...(words as object) });
    expect(() => play([made(flat(10, 3))], { 0: wrong })).toThrow(sentence);
  });
});

describe('indicators', () => {
  it('flows that cancel out, or end, sum to nothing', () => {
    expect(whole(sum(dense([0.1, 0.2, 0.3, 0, 0, 0]), 3))).toEqual([NaN, NaN, 0.6, 0.5, 0.3, 0]);
    expect(whole(sum(dense([0.1, 0.7, -0.7, -0.1, 0.1, 0.7]), 4)).slice(3)).toEqual([0, 0, 0]);
  });

  it('an infinite value is missing for its window only', () =>
    expect(whole(sma(dense([1, Infinity, 1, 1, 1]), 2))).toEqual([NaN, NaN, NaN, 1, 1]));

  it('a series that does not move has no z-score', () =>
    expect(whole(zscore(dense(flat(0.1, 5)), 3))).toEqual(flat(NaN, 5)));

  it('two observations on one row cross once', () => {
    const axis = axisOf(Int32Array.of(0, 1, 2, 2, 3), 4);
    const series = new SeriesClass(
      { column: Float64Array.of(1, 1, 3.5, 3.5), own: Float64Array.of(1, 1, 3, 3.5, 3.5) },
      axis,
      { bar: -1, followers: [], unwritten: [] },
      new ColumnCache(),
    );
    const level = indicator(series, () => () => 2);
    expect(whole(crosses(series, level))).toEqual([0, 0, 1, 0]);
  });

  it('a level may be a series', () => expect(whole(above(dense([1, 2, 3]), dense([2, 2, 2])))).toEqual([0, 0, 1]));

  it('a series is no number', () => {
    const series = dense([1, 2, 3]);
    expect(() => (series as unknown as number) > 2).toThrow('read its .now');
    expect(() => crosses(series, 12 as unknown as Series)).toThrow(
      'a series is wanted, such as asset.close, and not 12',
    );
  });
});

describe('shapes', () => {
  const feed = feedOf(marketOf([made(flat(10, 3))]));
  const prepared = (prepare: unknown) =>
    simulate(strategy({ about: 'By hand.', params: {}, prepare: prepare as () => () => void }), feed, { cash: 100 });

  it('what prepare returns decides', () => {
    expect(() => prepared(() => undefined)).toThrow('prepare has to return the function that decides');
    expect(() => prepared(async () => () => undefined)).toThrow('and not a promise of one');
    expect(() => prepared(() => async () => undefined)).toThrow('decide is async');
    expect(() => prepared(() => ({ decide: () => undefined, end: () => 'abc' }))).toThrow('a list of sentences');
  });

  it('an asset is one of this run', () => {
    const bad = (act: (ctx: Context, universe: Universe) => unknown) => () =>
      play([made(flat(10, 3))], { 0: (ctx, universe) => void act(ctx, universe) });
    const symbol = 'A' as never;
    for (const act of [
      bad((ctx) => ctx.rebalance([[symbol, 0.5]])),
      bad((ctx) => ctx.target(0.5, symbol)),
      bad((ctx) => ctx.orders(symbol)),
      bad((ctx) => ctx.position(symbol)),
      bad((ctx) => ctx.position(null as never)),
      bad((ctx) => ctx.position(undefined as never)),
      bad((ctx, { assets: [a] }) => ctx.target(0.5, { ...a })),
    ]) {
      expect(act).toThrow('give an asset of this run');
    }
    expect(bad((ctx, { assets: [a] }) => ctx.target(null as never, a))).toThrow('the weight is null');
  });

  it.each([
    [{ cash: '10000' }, 'Starting cash is 10000; give a positive amount.'],
    [{ slippage: '0.001' }, 'Slippage is 0.001; give a fraction'],
    [{ first: 0.5 }, 'The first row is 0.5'],
    [{ seed: NaN }, 'The seed is NaN'],
  ])('settings %j are refused', (settings, sentence) =>
    expect(() => play([made(flat(10, 3))], {}, settings as object)).toThrow(sentence),
  );

  it('a param has a default that could be given', () => {
    expect(() => num(5, { min: 0, max: 1, about: 'x' })).toThrow('its default 5 is not a number from 0 to 1');
    expect(() => int(1.5, { about: 'x' })).toThrow('its default 1.5 is no whole number');
    expect(() => choice('x' as 'y', ['y', 'z'], { about: 'x' })).toThrow('its default "x" is none of y, z');
    expect(() => num(1, undefined as never)).toThrow('it needs "about"');
  });

  it('an asset tells on which rows it traded, also in an indicator', () => {
    const seen: number[][] = [];
    const reads = strategy({
      about: 'Reads.',
      params: {},
      prepare(_, { assets: [a] }) {
        const often = sum(a.traded, 2);
        return () => void seen.push([a.traded.now, a.traded.ago(0), often.now]);
      },
    });
    const other = made(flat(10, 4), {}, { symbol: 'B' });
    simulate(reads, feedOf(marketOf([made([10, 10, null, 10]), other])), { cash: 100 });
    expect(seen).toEqual([
      [1, 1, NaN],
      [1, 1, 2],
      [0, 0, 1],
      [1, 1, 1],
    ]);
  });
});

describe('what a second review found', () => {
  const two = () => [made(flat(10, rows)), made(flat(10, rows), {}, { symbol: 'B' })];

  it('a sale that waits is not put behind a purchase by a rebalance', () => {
    const assets = [...two(), made(flat(10, rows), {}, { symbol: 'C' })];
    const run = play(
      assets,
      {
        0: (ctx, { assets: [, b, c] }) => {
          ctx.order({ asset: b, side: 1, quantity: 60 });
          ctx.order({ asset: c, side: 1, quantity: 40 });
        },
        2: (ctx, { assets: [a, b] }) => {
          ctx.target(0.1, b);
          ctx.rebalance([
            [a, 0.9],
            [b, 0.1],
          ]);
        },
      },
      { cash: 1000 },
    );
    expect(reasonsOf(run)).toEqual([]);
    expect(fillsOf(run).at(-1)).toEqual([3, 0, 90]);
  });

  it('a purchase that is placed again keeps its time in force', () => {
    const suspended = made([10, 10, null, null, null, 10, 10]);
    const run = play(
      [suspended, made(flat(10, 7), {}, { symbol: 'B' })],
      {
        0: (ctx, { assets: [, b] }) => void ctx.order({ asset: b, side: 1, quantity: 50 }),
        1: (ctx, { assets: [a] }) => void ctx.order({ asset: a, side: 1, quantity: 50, tif: 'gtc' }),
        2: (ctx, { assets: [a] }) => ctx.rebalance([[a, 0.5]]),
      },
      { cash: 1000 },
    );
    expect(fillsOf(run)).toEqual([
      [1, 1, 50],
      [3, 1, -50],
      [5, 0, 50],
    ]);
  });

  it('flows that cancel out sum to nothing, on row 600 as on row 6', () => {
    const flows = Array.from({ length: 600 }, (_, k) => [0.2, -0.2, -0.1, 0.1][k % 4]);
    expect(new Set(whole(sum(dense(flows), 4)).slice(3))).toEqual(new Set([0]));
  });

  it('an indicator of one’s own is known in `end`, and a step sees other series on its own row, with `when` or without', () => {
    const seen = (sparse: boolean) => {
      const told: unknown[] = [];
      const one = strategy({
        about: 'Reads.',
        params: {},
        prepare(_, { assets: [a], every }) {
          const own = indicator(a.open, () => (open) => open - a.close.now);
          const twice = indicator(a.close, () => (close) => 2 * close);
          const when = every(4);
          const decide = () => void (when.now > 0 && told.push([own.now, own.ago(1), twice.now]));
          return {
            ...(sparse && { when }),
            decide,
            end: () => void told.push(twice.now) as never,
          };
        },
      });
      simulate(one, feedOf(marketOf([made([10, 11, 12, 13, 14, 15, 16])])), { cash: 100 });
      return told;
    };
    expect(seen(true)).toEqual(seen(false));
    expect(seen(true)).toEqual([[0, NaN, 20], [0, 0, 28], 32]);
  });

  it('an indicator that is made at each decision is an error, not a leak of memory', () =>
    expect(() =>
      play([made(flat(10, 3))], { 1: (_, { assets: [a] }) => void indicator(a.close, () => (x) => x) }),
    ).toThrow('an indicator is made once, inside prepare'));

  it('replace drops nothing that is given as undefined, and loses no order to a mistake', () => {
    const caught: unknown[] = [];
    const run = play([made(flat(10, rows))], {
      0: (ctx, { assets: [asset] }) =>
        void ctx.order({ asset, side: 1, quantity: 5, type: 'limit', limit: 5, tif: 'gtc' }),
      1: (ctx) => void ctx.replace(1, { limit: 7, tif: undefined, quantity: undefined, type: undefined }),
      2: (ctx) => {
        try {
          ctx.replace(2, { stop: 4 });
        } catch (error) {
          caught.push(error);
        }
      },
    });
    expect(caught).toHaveLength(1);
    expect([...run.orders].map(({ quantity, limit, tif, status }) => [quantity, limit, tif, status])).toEqual([
      [5, 5, 'gtc', 'cancelled'],
      [5, 7, 'gtc', 'expired'],
    ]);
  });

  it('a stop-limit order with a new stop waits for it', () => {
    const run = play([made([10, [10, 12, 10, 12], 12, 12, 12])], {
      0: (ctx, { assets: [a] }) =>
        void ctx.order({ asset: a, side: 1, quantity: 5, type: 'stop-limit', stop: 11, limit: 10.5, tif: 'gtc' }),
      2: (ctx) => void ctx.replace(1, { stop: 20, limit: 21 }),
    });
    expect(run.fills.length).toBe(0);
  });

  it('an intraday day order of a suspended instrument says so', () => {
    const bars = [10, null, null, 10];
    const feed = feedOf(marketOf([made(bars), made(flat(10, 4), {}, { symbol: 'B' })]));
    const day = Date.UTC(2024, 0, 8) + 870 * 60_000;
    const time = Float64Array.of(day, day + 86_400_000, day + 86_700_000, day + 2 * 86_400_000);
    const one = strategy({
      about: 'By hand.',
      params: {},
      prepare:
        (_, { assets: [asset] }) =>
        (ctx) => {
          if (ctx.bar === 0) ctx.order({ asset, side: 1, quantity: 5 });
        },
    });
    const run = simulate(one, { ...feed, frequency: 'intraday', time }, { cash: 1000 });
    expect([...run.refusals]).toMatchObject([{ bar: 3, reason: 'suspended in its session' }]);
  });

  it('lots of a tenth leave nothing behind in a split, a target or a sale of all', () => {
    const tenth = (value: number) =>
      made(
        flat(10, rows),
        { lot: 0.1, shortMargin: 1 },
        { actions: [{ row: 3, kind: 'split', value, payRow: Infinity }] },
      );
    const split = (value: number, bought: number, order: Act) =>
      play([tenth(value)], {
        0: (ctx, { assets: [asset] }) => void (bought > 0 && ctx.order({ asset, side: 1, quantity: bought })),
        2: order,
      });
    const sale: Act = (ctx, { assets: [asset] }) => void ctx.order({ asset, side: -1, quantity: 0.5 });
    expect(reasonsOf(split(1.5, 0.1, sale))).toEqual([]);
    const purchase: Act = (ctx, { assets: [asset] }) => void ctx.order({ asset, side: 1, quantity: 1.1 });
    expect([...split(7, 0, purchase).orders]).toMatchObject([{ status: 'filled' }]);
    const twice = play([made(flat(10, rows), { lot: 0.1, shortMargin: 1 })], {
      0: (ctx, { assets: [a] }) => {
        ctx.target(-0.07, a);
        ctx.target(-0.07, a);
      },
    });
    expect(twice.orders.length).toBe(1);
    const odd = play([tenth(1.5)], {
      0: (ctx, { assets: [asset] }) => void ctx.order({ asset, side: 1, quantity: 0.1 }),
      4: (ctx, { assets: [asset] }) => void ctx.order({ asset, side: -1, quantity: 0.15 }),
    });
    expect(odd.positions[0].quantity).toBe(0);
  });

  it('toRaw can be taken out of its asset; a param may be called like a method', () => {
    const one = strategy({
      about: 'Takes apart.',
      params: { toString: num(1, { about: 'x' }) },
      prepare:
        (_, { assets: [{ toRaw }] }) =>
        () =>
          void toRaw(1),
    });
    simulate(one, feedOf(marketOf([made(flat(10, 2))])), { cash: 100 });
  });
});
