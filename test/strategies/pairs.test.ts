// When pairs opens and closes, and how much of each leg it holds, on prices that follow each other but for a gap that is made.

import { expect, test } from 'vitest';
import type { Feed, Run } from '../../engine/index.js';
import strategy from '../../strategies/pairs.js';
import { market, run, trades } from './market.js';

const DAYS = 120;
/** A price that moves with the day, so that a regression on it has something to go by. */
const base = Array.from({ length: DAYS }, (_, day) => 100 * Math.exp(0.1 * Math.sin(day / 3)));
/** Tiny deviations that the regression is used to. */
const noise = (day: number): number => 0.002 * Math.cos(day * 1.7);
/** The first as a power of the second, away from it by `gap(day)`, in logs. */
const follower = (gap: (day: number) => number, power = 1): number[] =>
  base.map((price, day) => 100 * Math.exp(power * Math.log(price / 100) + noise(day) + gap(day)));
const QUICK = { window: 40 };
/** From day 60 to day 64 the first stands 2 % above what it should. */
const dear = (day: number): number => (day >= 60 && day < 65 ? 0.02 : 0);

/** The first two trades: what they were worth at the close of the decision, as shares of the equity. */
function opened(feed: Feed, result: Run): Record<string, string> {
  const legs = [...result.fills].slice(0, 2).map(({ bar, asset, side, quantity }) => {
    expect(bar).toBe(61);
    const { symbol, raw } = feed.assets[asset];
    return [symbol, ((side * quantity * raw.close[60]) / 1e6).toFixed(2)] as const;
  });
  return Object.fromEntries(legs);
}
const days = ({ fills }: Run): number[] => [...new Set([...fills].map(({ bar }) => bar))];

test('sells the dear one and buys the cheap one at once, and closes both when they have met', () => {
  const feed = market({ A: { close: follower(dear) }, B: { close: base } });
  const result = run(strategy, feed, { ...QUICK, abandon: 9 });
  expect(opened(feed, result)).toEqual({ A: '-0.50', B: '0.50' });
  expect(days(result)).toEqual([61, 66]);
  expect(result.positions.map(({ quantity }) => quantity)).toEqual([0, 0]);
});

test('is a mirror: a cheap first one is bought', () => {
  const feed = market({ A: { close: follower((day) => -dear(day)) }, B: { close: base } });
  const result = run(strategy, feed, { ...QUICK, abandon: 9 });
  expect(opened(feed, result)).toEqual({ A: '0.50', B: '-0.50' });
});

test('sizes the legs by the regression: of a first that moves twice as far there is half as much', () => {
  const feed = market({ A: { close: follower(dear, 2) }, B: { close: base } });
  const result = run(strategy, feed, { ...QUICK, abandon: 9 });
  expect(opened(feed, result)).toEqual({ A: '-0.33', B: '0.67' });
});

test('holds no more than gross of two that move against each other: both are sold, where the first is dear', () => {
  // A slope of a little less than half; both legs together would be worth twice the equity if it were added with its sign.
  const feed = market({ A: { close: follower(dear, -0.5) }, B: { close: base } });
  const result = run(strategy, feed, { ...QUICK, abandon: 9, kinship: -1 });
  expect(opened(feed, result)).toEqual({ A: '-0.67', B: '-0.32' });
});

test('gives up at a bound of distance or of time, and does not open again before they have been close', () => {
  const widening = (day: number) => (day >= 60 ? 0.004 + 0.004 * (day - 60) : 0);
  const parting = market({ A: { close: follower(widening) }, B: { close: base } });
  const until = (abandon: number) => days(run(strategy, parting, { ...QUICK, enter: 1.5, abandon }));
  expect(until(4)).toEqual([61, 63]);
  expect(until(99)).toEqual([61]);
  const stays = (day: number) => (day >= 60 ? 0.02 : 0);
  const feed = market({ A: { close: follower(stays) }, B: { close: base } });
  expect(days(run(strategy, feed, { ...QUICK, abandon: 9, patience: 3 })).slice(0, 3)).toEqual([61, 64, 71]);
});

test('opens nothing where the two are no kin', () => {
  const stranger = base.map((_, day) => 100 * Math.exp(0.1 * Math.sin(day * 2.3) + dear(day) * 20));
  const feed = market({ A: { close: stranger }, B: { close: base } });
  expect(trades(feed, run(strategy, feed, { ...QUICK, abandon: 99 }))).toEqual([]);
  expect(trades(feed, run(strategy, feed, { ...QUICK, abandon: 99, kinship: -1 })).length).toBeGreaterThan(0);
});

test('switch holds half of each, all in what lags, and half of each again', () => {
  const feed = market({ A: { close: follower(dear) }, B: { close: base } });
  const list = trades(feed, run(strategy, feed, { ...QUICK, abandon: 9, legs: 'switch' }));
  expect(list.map((trade) => trade.slice(0, -5))).toEqual([
    '1 buy A',
    '1 buy B',
    '61 sell A',
    '61 buy B',
    '66 sell B',
    '66 buy A',
  ]);
});

test('does not stay with one leg where the other is not traded', () => {
  const close = base.map((price, day) => (day === 61 ? Number.NaN : price));
  const feed = market({ A: { close: follower(dear) }, B: { close } });
  const list = trades(feed, run(strategy, feed, { ...QUICK, abandon: 9 }));
  expect(list.map((trade) => trade.slice(0, -5)).slice(0, 2)).toEqual(['61 sell A', '62 buy A']);
});

test('needs two instruments', () => {
  const feed = market({ A: { close: base } });
  expect(() => run(strategy, feed)).toThrow('pairs trades the first two instruments');
});
