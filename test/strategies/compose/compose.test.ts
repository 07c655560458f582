// Strategies made of others: what a composition of one is, what weights, hedges and stops do, and how params are called.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { int, num, simulate, strategy, type Strategy } from '../../../engine/index.js';
import { blend, guard, overlay } from '../../../strategies/compose/index.js';
import { STRATEGIES } from '../../../strategies/index.js';
import { feedOf, lawsOf } from '../../kit/index.js';
import { MARKETS } from '../../golden/markets.js';
import { flat, market, run, trades, weightOf } from '../market.js';

/** Holds an instrument at a weight that its params say. */
const holds = (symbol: string, weight = 1): Strategy =>
  strategy({
    about: `Holds ${symbol}.`,
    params: { weight: num(weight, { min: -1, max: 1, about: 'weight' }) },
    prepare:
      ({ weight: wanted }, { asset }) =>
      (ctx) =>
        ctx.target(wanted, asset(symbol)),
  });

/** In and out again and again: what follows it has something to do. */
const swings = strategy({
  about: 'Holds the first instrument every other week.',
  params: { days: int(5, { min: 1, about: 'rows of a week' }) },
  prepare:
    ({ days }, { assets: [asset] }) =>
    (ctx) =>
      ctx.target(Math.floor(ctx.bar / days) % 2 === 0 ? 0.9 : 0, asset),
});

const fills = (one: Strategy, feed = MARKETS['sp500-2000'], params = {}) =>
  [...simulate(one, feed, { cash: 1e6, params }).fills].map(
    ({ bar, asset, side, quantity, price }) => `${bar} ${asset} ${side} ${quantity.toFixed(6)} ${price}`,
  );

// Without costs: each account keeps a reserve for them, so that with costs a purchase may lack a lot.
describe('a composition of one strategy is that strategy', () => {
  const exact = { followBand: 0 };
  test.each<[string, Strategy, Record<string, unknown>]>([
    ['a blend of it alone', blend({ one: { share: 1, strategy: swings } }), exact],
    [
      'a blend in which another has no share',
      blend({ one: { share: 1, strategy: swings }, none: { share: 0, strategy: STRATEGIES['sma-cross'] } }),
      exact,
    ],
    ['an overlay of nothing', overlay(swings, STRATEGIES['sma-cross'], { share: 0 }), exact],
    ['a guard that bears everything', guard(swings, { drawdown: 1 }), exact],
  ])('%s', (_, composed, params) => {
    const alone = fills(swings);
    expect(alone.length).toBeGreaterThan(500);
    expect(fills(composed, undefined, params)).toEqual(alone);
  });
});

test('a blend of halves holds half of each, whatever each does with its own', () => {
  const feed = market({ A: { close: flat(100, 6) }, B: { close: flat(50, 6) } });
  const both = blend({ a: { share: 0.5, strategy: holds('A') }, b: { share: 0.5, strategy: holds('B', 0.4) } });
  const one = run(both, feed);
  expect(trades(feed, one)).toEqual(['1 buy A 0.50', '1 buy B 0.20']);
});

test('a blend brings its parts back to their shares', () => {
  const doubled = [...flat(100, 3), 200, 200, 200];
  const feed = market({ A: { close: doubled }, B: { close: flat(50, 6) } });
  const both = blend({ a: { share: 0.5, strategy: holds('A') }, b: { share: 0.5, strategy: holds('B') } });
  const one = run(both, feed);
  expect(weightOf(feed, one, 'A', 3)).toBeCloseTo(2 / 3, 6);
  expect(weightOf(feed, one, 'A', 4)).toBeCloseTo(1 / 2, 6);
});

test('a part that has lost more than its money wants nothing', () => {
  const shorts = strategy({
    about: 'Sells the first instrument short and waits.',
    params: {},
    prepare:
      (_, { assets: [asset] }) =>
      (ctx) =>
        ctx.bar === 0 && ctx.order({ asset, side: -1, quantity: 1e5 }),
  });
  const bars = [10, 10, 10, 50, 50, 20, 5, 5].map((price) => {
    return { open: price, high: price, low: price, close: price, volume: 1e6 };
  });
  const terms = [{ row: 0, lot: 1e-6, shortMargin: 0.1 }];
  const asset = { symbol: 'A', market: 'XNYS', multiplier: 1, terms, bars, actions: [] };
  const weights: number[] = [];
  const reads = strategy({
    about: 'Reads what a ruined account wants.',
    params: {},
    prepare(_, { assets: [first], paper }) {
      const account = paper(shorts);
      return () => void weights.push(account.weight(first));
    },
  });
  // Worth 1,000,000 with a debt of 100,000 units: nothing is left at 20, and a debt above.
  run(reads, feedOf({ rows: bars.length, assets: [asset], series: [] }));
  expect(weights).toEqual([-1, -1, -1, 0, 0, 0, -0.5 / 1.5, -0.5 / 1.5]);
});

test('what a part orders at a price is followed when it is filled', () => {
  const dips = strategy({
    about: 'Waits for 90.',
    params: {},
    prepare:
      (_, { assets: [asset] }) =>
      (ctx) => {
        if (ctx.bar === 0) ctx.order({ asset, side: 1, quantity: 5000, type: 'limit', limit: 90, tif: 'gtc' });
      },
  });
  const feed = market({ A: { close: [100, 100, 90, 90, 90] } });
  const one = run(blend({ dips: { share: 1, strategy: dips } }), feed);
  expect(trades(feed, one)).toEqual(['3 buy A 0.45']);
});

describe('an overlay', () => {
  const feed = market({ A: { close: flat(100, 6) }, H: { close: flat(20, 6) } });

  test('of base funding takes from the strategy what the hedge buys', () => {
    const one = run(overlay(holds('A', 0.9), holds('H'), { share: 0.2 }), feed);
    expect(trades(feed, one)).toEqual(['1 buy A 0.72', '1 buy H 0.20']);
  });

  test('of credit comes on top, and both are cut alike where nobody lends', () => {
    const levered = run(overlay(holds('A', 0.9), holds('H'), { share: 0.2 }), feed, { hedgeFunding: 'credit' });
    expect(trades(feed, levered)).toEqual(['1 buy A 0.82', '1 buy H 0.18']);
  });

  test('that sells short takes nothing from the strategy', () => {
    const hedged = overlay(holds('A', 0.9), holds('H', -1), { share: 0.2 });
    const wanted = [...run(hedged, feed).orders]
      .map(({ asset, side, quantity }) => [asset, side, quantity])
      .slice(0, 2);
    expect(wanted).toEqual([
      [1, -1, 1e4],
      [0, 1, 9e3],
    ]);
  });
});

describe('a guard', () => {
  const held = guard(holds('A', 1), { drawdown: 0.1, wait: 2, recovery: 0.05 });
  const stopped = (close: readonly number[]) => {
    const feed = market({ A: { close } });
    return { feed, one: run(held, feed) };
  };

  test('sells everything at the open after the close that fell too far', () => {
    const { feed, one } = stopped([100, 100, 110, 100, 98, 90, 80, 80]);
    // The high is 110: 99 is the limit.
    expect(trades(feed, one).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['1 buy', '5 sell']);
    expect(one.notes.at(-1)).toBe('The guard sold everything 1 times.');
  });

  test('goes on after its wait, once the account on paper has recovered', () => {
    const { feed, one } = stopped([100, 100, 110, 98, 80, 82, 82, 83, 84, 84, 84]);
    // On paper the low is 80: 84 is 5 percent above it, on day 8.
    expect(trades(feed, one).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 buy',
      '4 sell',
      '9 buy',
    ]);
  });

  test('never goes on before its wait', () => {
    const { feed, one } = stopped([100, 100, 110, 98, 90, 110, 120, 120, 120]);
    expect(trades(feed, one).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      '1 buy',
      '4 sell',
      '6 buy',
    ]);
  });

  test('no stop comes without its drawdown, and none is left out', () => {
    const prices = fc.array(fc.double({ min: -0.06, max: 0.06, noNaN: true }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(prices, (moves) => {
        let price = 100;
        const feed = market({ A: { close: [100, ...moves.map((move) => (price *= 1 + move))] } });
        const one = run(held, feed);
        let high = 0;
        let aside = false;
        const bought = new Set([...one.orders].filter(({ side }) => side > 0).map(({ bar }) => bar));
        const sold = new Set([...one.orders].filter(({ side }) => side < 0).map(({ bar }) => bar));
        one.equity.forEach((equity, bar) => {
          if (aside && bought.has(bar)) {
            aside = false;
            high = equity;
          }
          if (aside) return;
          high = Math.max(high, equity);
          // The last row has no open to sell at, but the order is given.
          const falls = equity <= 0.9 * high;
          if (sold.has(bar) !== falls && [...one.fills].some((fill) => fill.bar <= bar)) {
            throw new Error(`bar ${bar}: equity ${equity}, high ${high}, ${sold.has(bar) ? 'sold' : 'held'}`);
          }
          aside = falls;
        });
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('params', () => {
  const sma = STRATEGIES['sma-cross'];
  const named = (...names: string[]) =>
    strategy({
      about: 'Does nothing.',
      params: Object.fromEntries(names.map((name) => [name, int(5, { min: 1, about: 'nothing' })])),
      prepare: () => () => {},
    });

  test('of a blend bear the names of their parts', () => {
    const { params } = blend({ trend: { share: 0.6, strategy: sma, params: { fast: 7 } } });
    expect(params.trendFast).toMatchObject({ default: 7 });
    expect(Object.keys(params)).toEqual(expect.arrayContaining(['followBand', 'trendShare', 'trendFast', 'trendSlow']));
  });

  test('reach the part', () => {
    const composed = blend({ one: { share: 1, strategy: swings } });
    expect(fills(composed, undefined, { followBand: 0, oneDays: 3 })).toEqual(fills(swings, undefined, { days: 3 }));
  });

  test.each<[string, Strategy, string[]]>([
    [
      'a guard of a blend',
      guard(blend({ trend: { share: 1, strategy: sma } })),
      ['followBand', 'guardDrawdown', 'innerFollowBand', 'trendShare', 'trendFast'],
    ],
    [
      'a guard of a guard of a guard',
      guard(guard(guard(sma))),
      ['guardWait', 'innerGuardWait', 'innerInnerGuardWait', 'fast'],
    ],
    [
      'an overlay of overlays',
      overlay(overlay(sma, sma), overlay(sma, sma)),
      ['hedgeShare', 'innerHedgeShare', 'hedgeHedgeShare', 'hedgeHedgeFast', 'hedgeFast', 'innerHedgeFast', 'fast'],
    ],
    [
      'a blend of a part that has a share itself',
      blend({ trend: { share: 1, strategy: named('share') } }),
      ['trendShare', 'innerTrendShare'],
    ],
  ])('that share a word are told apart: %s', (_, { params }, words) =>
    expect(Object.keys(params)).toEqual(expect.arrayContaining(words)),
  );

  test('reach each of the compositions that lie in each other', () => {
    const twice = guard(guard(swings, { drawdown: 1 }), { drawdown: 1 });
    const exact = { followBand: 0, innerFollowBand: 0 };
    expect(fills(twice, undefined, { ...exact, days: 3 })).toEqual(fills(swings, undefined, { days: 3 }));
    const stopped = fills(twice, undefined, { ...exact, innerGuardDrawdown: 0.1 });
    expect(stopped).toEqual(fills(guard(swings), undefined, { followBand: 0 }));
    expect(fills(twice, undefined, { ...exact, guardDrawdown: 0.1 })).toEqual(stopped);
  });

  test.each<[string, () => Strategy, string]>([
    ['an unknown param of a part', () => guard(sma, { params: { quick: 3 } }), 'There is no param "quick"'],
    ['shares above the whole', () => blend({ a: { share: 1.5, strategy: sma } }), 'is not a number from 0 to 1'],
    ['no parts', () => blend({}), 'A blend needs parts'],
    [
      'a name that stands twice',
      () => blend({ a: { share: 0.5, strategy: named('bDays') }, aB: { share: 0.5, strategy: named('days') } }),
      'are called "aBDays"',
    ],
  ])('refused: %s', (_, make, says) => expect(make).toThrow(says));

  test.each<[string, Record<string, number>, string]>([
    ['shares that add up to more than the whole', { aShare: 0.7 }, 'more than the whole'],
    ['values that do not go together inside a part', { aFast: 90, aSlow: 10 }, 'a: '],
  ])('refused: %s', (_, params, says) => {
    const both = blend({ a: { share: 0.5, strategy: sma }, b: { share: 0.5, strategy: sma } });
    expect(() => run(both, market({ A: { close: flat(1, 9) } }), params)).toThrow(says);
  });
});

test('a part whose code fails says on which date', () => {
  const fails = strategy({
    about: 'Fails.',
    params: {},
    prepare: () => (ctx) => {
      if (ctx.bar === 2) throw new Error('no idea');
    },
  });
  const feed = market({ A: { close: flat(1, 9) } });
  expect(() => run(guard(fails), feed)).toThrow('The strategy failed on 2020-01-03: no idea');
});

test('a paper account is read at decisions only', () => {
  const early = strategy({
    about: 'Reads too early.',
    params: {},
    prepare(_, { paper }) {
      return void paper(swings).equity as never;
    },
  });
  const late = strategy({
    about: 'Opens too late.',
    params: {},
    prepare:
      (_, { paper }) =>
      () =>
        void paper(swings),
  });
  const feed = market({ A: { close: flat(1, 9) } });
  expect(() => run(early, feed)).toThrow('is read when deciding');
  expect(() => run(late, feed)).toThrow('is opened once, inside prepare');
});

const composed = {
  blend: blend({
    swing: { share: 0.5, strategy: swings },
    hold: { share: 0.4, strategy: STRATEGIES['buy-and-hold'] },
  }),
  overlay: overlay(swings, STRATEGIES['buy-and-hold'], { share: 0.3 }),
  guard: guard(swings, { drawdown: 0.02, wait: 2, recovery: 0.01 }),
};
describe.each(Object.entries(composed))('the laws of a strategy hold for a composition: %s', (_, one) => {
  test.each(lawsOf(one).map((law) => [law.name, law] as const))('%s', (__, law) => law.run({ runs: 15 }));
});
