// When rsi-reversion buys and sells, on paths whose falls can be seen.

import { expect, test } from 'vitest';
import strategy from '../../strategies/rsi-reversion.js';
import { market, run, trades } from './market.js';

const QUICK = { trend: 30, recovery: 3 };
/** A long rise with a fall of three days from day 40 on, and a bounce. */
const rise = Array.from({ length: 40 }, (_, day) => 100 + day);
const dip = [...rise, 137, 134, 131, 136, 140, 141, 142];

test('buys the oversold close above the long mean and sells the first close above the short mean', () => {
  const feed = market({ A: { close: dip } });
  // Mean gains of 0.5, 0.25, 0.125 and mean losses of 1, 2, 2.5: the index is 33, 11 and on day 42, at last, 4.8. On day 43 the close
  // of 136 is above the mean of 134, 131 and 136.
  expect(trades(feed, run(strategy, feed, QUICK)).map((trade) => trade.slice(0, -5))).toEqual([
    '43 buy A',
    '44 sell A',
  ]);
});

test('buys nothing below the long mean', () => {
  const feed = market({ A: { close: dip.map((price, day) => price - 3 * day) } });
  expect(trades(feed, run(strategy, feed, QUICK))).toEqual([]);
});

test('a higher bound buys sooner', () => {
  const feed = market({ A: { close: dip } });
  const first = (oversold: number) => run(strategy, feed, { ...QUICK, oversold }).fills.at(0).bar;
  expect(first(40)).toBeLessThan(first(5));
});

test('has no stop: it holds while the fall goes on, below the long mean too', () => {
  const falling = [...dip.slice(0, 43), 128, 120, 110, 100, 90, 80, 70];
  const feed = market({ A: { close: falling } });
  const { fills, positions } = run(strategy, feed, QUICK);
  expect(fills).toHaveLength(1);
  expect(positions[0].quantity).toBeGreaterThan(0);
});

test('gives each of several instruments an equal part', () => {
  const feed = market({ A: { close: dip }, B: { close: rise.concat(rise.slice(0, 7).map((_, k) => 140 + k)) } });
  expect(trades(feed, run(strategy, feed, QUICK))[0]).toBe('43 buy A 0.52');
});
