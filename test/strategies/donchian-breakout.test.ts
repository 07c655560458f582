// When donchian-breakout opens and closes, and how large, on paths whose channels can be seen.

import { expect, test } from 'vitest';
import strategy from '../../strategies/donchian-breakout.js';
import { flat, market, run, trades, weightOf } from './market.js';

/** Channels of 5 bars in and 3 out, without a stop. */
const QUICK = { enter: 5, leave: 3, window: 3, stop: 0, risk: 1 };
/** A price that goes sideways between 10 and 11, breaks out on day 10, runs, and turns on day 15. */
const hill = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 12, 13, 14, 15, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 8, 9, 10];

test('buys the close above the highest high before it, and sells the close below the lowest low of fewer bars', () => {
  const feed = market({ A: { close: hill } });
  // 12 on day 10 breaks 11; the first close below the three before it is 14 on day 16 (16, 15 and 15 before: 15 is their low).
  expect(trades(feed, run(strategy, feed, QUICK)).map((trade) => trade.slice(0, -5))).toEqual([
    '11 buy A',
    '17 sell A',
  ]);
});

test('a close that equals the channel breaks nothing', () => {
  const feed = market({ A: { close: [...hill.slice(0, 10), ...flat(11, 10)] } });
  expect(trades(feed, run(strategy, feed, QUICK))).toEqual([]);
});

test('sells short at the broken low when told to, and buys back at the broken high', () => {
  const feed = market({ A: { close: hill } });
  const list = trades(feed, run(strategy, feed, { ...QUICK, shorts: true })).map((trade) => trade.slice(0, -5));
  // 13 on day 17 is below the five closes before it, the least of which is 14; 9 on day 25 is above 8, 7 and 8.
  expect(list).toEqual(['11 buy A', '17 sell A', '18 sell A', '26 buy A']);
});

test('the stop closes what has lost so many average ranges, long before the channel does', () => {
  // Ranges of about 1: from an entry at 15 a stop at one range lies at 14 or so, the low of the channel at 10.
  const close = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 15, 12.5, 12.5, 12.5, 12.5];
  const feed = market({ A: { close } });
  const days = (stop: number) => [...run(strategy, feed, { ...QUICK, leave: 10, stop }).fills].map(({ bar }) => bar);
  expect(days(1)).toEqual([11, 12]);
  expect(days(0)).toEqual([11]);
});

test('a move of one average range costs the risk: twice the range is half the holding', () => {
  const range = (size: number) => [
    ...flat(0, 10).map((_, day) => 100 + (day % 2) * size),
    100 + 2 * size,
    100 + 2 * size,
  ];
  const worth = (size: number) => {
    const feed = market({ A: { close: range(size) } });
    return weightOf(feed, run(strategy, feed, { ...QUICK, window: 1, risk: 0.005 }), 'A', 11);
  };
  // The range of the breakout's own bar is the size.
  expect(worth(1)).toBeCloseTo(0.51, 2);
  expect(worth(2)).toBeCloseTo(0.26, 2);
});

test('never puts more than an equal part into one of several', () => {
  const feed = market({ A: { close: hill }, B: { close: flat(10, hill.length) } });
  expect(weightOf(feed, run(strategy, feed, QUICK), 'A', 11)).toBeCloseTo(0.5, 1);
});
