// What buy-and-hold buys, and when.

import { expect, test } from 'vitest';
import strategy from '../../strategies/buy-and-hold.js';
import { flat, market, run, trades, weightOf } from './market.js';

test('divides the starting cash equally and never trades again', () => {
  const feed = market({ A: { close: [10, 10, 20, 5, 40] }, B: { close: [10, 10, 10, 10, 10] } });
  expect(trades(feed, run(strategy, feed))).toEqual(['1 buy A 0.50', '1 buy B 0.50']);
});

test('buys what is listed later with its part of the starting cash, whatever the others have earned', () => {
  const feed = market({ A: { close: [10, 10, 20, 20, 20] }, B: { close: [Number.NaN, Number.NaN, 5, 5, 5] } });
  const result = run(strategy, feed);
  expect(trades(feed, result)).toEqual(['1 buy A 0.50', '3 buy B 0.50']);
  expect([...result.refusals]).toEqual([]);
});

test('keeps what is not to be invested', () => {
  const feed = market({ A: { close: flat(10, 4) } });
  expect(weightOf(feed, run(strategy, feed, { weight: 0.4 }), 'A', 3)).toBeCloseTo(0.4, 6);
});

test('asks again after a suspension', () => {
  const feed = market({ A: { close: [10, Number.NaN, 10, 10] }, B: { close: flat(10, 4) } });
  expect(trades(feed, run(strategy, feed))).toEqual(['1 buy B 0.50', '2 buy A 0.50']);
});
