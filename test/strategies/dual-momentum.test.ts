// What dual-momentum holds: the strongest, or the shelter, by the return up to the decision.

import { expect, test } from 'vitest';
import strategy from '../../strategies/dual-momentum.js';
import { flat, market, run, trades } from './market.js';

/** A price that gains a fraction each day. */
const path = (...parts: readonly (readonly [daily: number, days: number])[]): number[] => {
  let price = 100;
  return parts.flatMap(([daily, days]) => flat(daily, days).map((rate) => (price *= 1 + rate)));
};
/** One month of return: 21 bars. Decisions on days 31 and 60, the first of February and March. */
const MONTH = { months: 1 };

test('holds the strongest, and changes when another has become the strongest', () => {
  const feed = market({
    A: { close: path([0.002, 35], [0.0005, 40]) },
    B: { close: path([0.001, 75]) },
  });
  const list = trades(feed, run(strategy, feed, MONTH));
  expect(list.map((trade) => trade.slice(0, -5))).toEqual(['32 buy A', '61 sell A', '61 buy B']);
});

test('goes to bonds when the strongest has gained less than bills, and to cash where there is no shelter', () => {
  const A = { close: path([0.0005, 70]) };
  const bills = { close: path([0.001, 70]), class: 'money' };
  const bonds = { close: flat(50, 70), class: 'bond' };
  const all = market({ A, bills, bonds });
  expect(trades(all, run(strategy, all, MONTH))).toEqual(['32 buy bonds 1.00']);
  const two = market({ A, bills });
  expect(trades(two, run(strategy, two, MONTH))[0]).toBe('32 buy bills 1.00');
  const falling = market({ A: { close: path([-0.001, 70]) } });
  expect(trades(falling, run(strategy, falling, MONTH))).toEqual([]);
});

test('without the absolute part it holds the strongest of what falls', () => {
  const feed = market({ A: { close: path([-0.002, 40]) }, B: { close: path([-0.001, 40]) } });
  expect(trades(feed, run(strategy, feed, { ...MONTH, absolute: false }))).toEqual(['32 buy B 1.00']);
});

test('divides over the strongest, with the shelter in the place of those that do not beat bills', () => {
  const feed = market({
    A: { close: path([0.002, 40]) },
    B: { close: path([-0.001, 40]) },
    bonds: { close: flat(50, 40), class: 'bond' },
  });
  expect(trades(feed, run(strategy, feed, { ...MONTH, hold: 2 }))).toEqual(['32 buy A 0.50', '32 buy bonds 0.50']);
});

test('decides on the session of the month that is wanted', () => {
  const feed = market({ A: { close: path([0.001, 75]) } });
  expect(trades(feed, run(strategy, feed, { ...MONTH, day: 5 }))[0]).toBe('36 buy A 1.00');
});

test('does not wait for one that has gone at its best', () => {
  const gone = [...path([0.01, 40]), ...flat(Number.NaN, 80)];
  const feed = market({ GONE: { close: gone }, A: { close: path([0.001, 120]) } });
  const list = trades(feed, run(strategy, feed, MONTH)).map((trade) => trade.slice(0, -5));
  // Silent for 19 rows on the first of March, and for 50 on that of April; it cannot be sold, so that there is no money for A.
  expect(list).toEqual(['32 buy GONE']);
  const late = market({ GONE: { close: gone.slice(10) }, A: { close: path([0.001, 110]) } });
  expect(trades(late, run(strategy, late, MONTH)).map((trade) => trade.slice(0, -5))).toEqual(['61 buy A']);
});

test('waits for a whole window of returns', () => {
  const feed = market({ A: { close: path([0.001, 75]) } });
  // Two months are 42 bars: known on 1 March and not on 1 February.
  expect(trades(feed, run(strategy, feed, { months: 2 }))[0]).toBe('61 buy A 1.00');
});
