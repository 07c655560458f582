// What sixty-forty holds, and when it sets its weights back.

import { expect, test } from 'vitest';
import strategy from '../../strategies/sixty-forty.js';
import { flat, market, run, trades, weightOf } from './market.js';

/** Stocks that double on day 10 of January, and bonds that stand still; day 31 is 1 February. */
const doubled = { S: { close: [...flat(10, 10), ...flat(20, 30)] }, B: { close: flat(5, 40), class: 'bond' } };

test('buys at once and sets the weights back on the first session of a period', () => {
  const feed = market(doubled);
  expect(trades(feed, run(strategy, feed, { period: 'month' }))).toEqual([
    '1 buy S 0.60',
    '1 buy B 0.40',
    // Stocks are 1.2 of 1.6: a quarter of a million more than 0.6 of it.
    '32 sell S 0.24',
    '32 buy B 0.24',
  ]);
});

test('leaves the weights alone until the period ends', () => {
  const feed = market(doubled);
  expect(trades(feed, run(strategy, feed, { period: 'year' }))).toHaveLength(2);
});

test('by drift, sets them back on the day after they have come too far, and not before', () => {
  const feed = market(doubled);
  const by = (drift: number) => trades(feed, run(strategy, feed, { rule: 'drift', drift })).slice(2);
  // Stocks weigh 0.75 from day 10 on.
  expect(by(0.14)).toEqual(['11 sell S 0.24', '11 buy B 0.24']);
  expect(by(0.16)).toEqual([]);
});

test.each(['date', 'drift'])('by %s, asks again where the first orders met a suspension', (rule) => {
  const halted = [10, Number.NaN, ...flat(10, 5)];
  const open = { close: flat(1, 7), class: 'money' };
  const feed = market({ S: { close: halted }, B: { close: halted, class: 'bond' }, open });
  expect(trades(feed, run(strategy, feed, { rule }))).toEqual(['2 buy S 0.60', '2 buy B 0.40']);
});

test('divides each part over its funds, and again when another one is listed', () => {
  const late = [...flat(Number.NaN, 5), ...flat(10, 15)];
  const feed = market({ S: { close: flat(10, 20) }, T: { close: late }, B: { close: flat(5, 20), class: 'bond' } });
  const result = run(strategy, feed);
  expect(weightOf(feed, result, 'S', 4)).toBeCloseTo(0.6, 5);
  for (const symbol of ['S', 'T']) expect(weightOf(feed, result, symbol, 8)).toBeCloseTo(0.3, 5);
  expect(weightOf(feed, result, 'B', 8)).toBeCloseTo(0.4, 5);
});

test('takes neither gold nor money for stocks, and knows funds of bonds by their symbol', () => {
  const gold = { close: flat(10, 5), class: 'gold' };
  const feed = market({ GLD: gold, SPY: { close: flat(10, 5) }, TLT: { close: flat(10, 5) } });
  expect(trades(feed, run(strategy, feed))).toEqual(['1 buy SPY 0.60', '1 buy TLT 0.40']);
});

test('says what is missing, and needs nothing of what has no weight', () => {
  const feed = market({ S: { close: flat(10, 5) } });
  expect(() => run(strategy, feed)).toThrow(
    'sixty-forty has no bonds: add an instrument of class bond, or give --bonds 0',
  );
  expect(trades(feed, run(strategy, feed, { bonds: 0 }))).toEqual(['1 buy S 0.60']);
  expect(() => run(strategy, feed, { stocks: 0.7 })).toThrow('stocks and bonds add up to 1.1');
});
