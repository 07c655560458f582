// Strategies made of others: what a composition of one is, and what shares, hedges and stops do.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { strategy, type Strategy } from '../../../engine/index.js';
import { blend, guard, overlay } from '../../../strategies/compose/index.js';
import { STRATEGIES } from '../../../strategies/index.js';
import { feedOf } from '../../kit/index.js';
import { flat, market, run, trades, weightOf } from '../market.js';
import { fills, holds, swings } from './made.js';

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
