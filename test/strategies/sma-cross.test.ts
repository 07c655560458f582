// What sma-cross buys and sells, on paths whose averages can be followed by eye. Its arithmetic is held against the reference elsewhere.

import { expect, test } from 'vitest';
import strategy from '../../strategies/sma-cross.js';
import { feedOf } from '../kit/index.js';
import { market, run, trades } from './market.js';

/** With averages of 1 and 2 bars the fast one is above the slow one on each day that rose. */
const PARAMS = { fast: 1, slow: 2 };
const wave = [10, 9, 8, 9, 10, 10, 9, 8, 8, 9];

test('buys the shares when the fast average comes to stand above, and sells them when it comes to stand below', () => {
  const feed = market({ A: { close: wave } });
  const list = [...run(strategy, feed, PARAMS).fills].map(({ bar, side, quantity }) => [bar, side, quantity]);
  // Up on day 3, down on day 6, up on day 9, which is the last; ties on days 5 and 8 change nothing.
  expect(list).toEqual([
    [4, 1, 100],
    [7, -1, 100],
  ]);
});

test('spends all of the cash at 0 shares', () => {
  const feed = market({ A: { close: wave } });
  expect(trades(feed, run(strategy, feed, { ...PARAMS, shares: 0 }))[0]).toBe('4 buy A 1.00');
});

test.each([0.125, 8])('spends all of the cash at 0 shares in a currency at %d', (rate) => {
  const bars = wave.map((price) => ({ open: price, high: price, low: price, close: price, volume: 1e6 }));
  const asset = { symbol: 'A', market: 'XNYS', currency: 'USD', multiplier: 1, terms: [{ row: 0, lot: 1e-6 }], bars };
  const rates = { USD: wave.map(() => rate) };
  const feed = feedOf({ rows: wave.length, rates, assets: [{ ...asset, actions: [] }], series: [] });
  const result = run(strategy, feed, { ...PARAMS, shares: 0 });
  expect(result.fills.at(0).quantity * 10 * rate).toBeCloseTo(1e6, 0);
});

test('trades the first instrument alone', () => {
  const feed = market({ A: { close: wave }, B: { close: wave } });
  expect([...run(strategy, feed, PARAMS).fills].every(({ asset }) => asset === 0)).toBe(true);
});

test('needs the fast average to be the shorter one', () => {
  const feed = market({ A: { close: wave } });
  expect(() => run(strategy, feed, { fast: 20, slow: 20 })).toThrow('fast (20) has to be below slow (20)');
});
