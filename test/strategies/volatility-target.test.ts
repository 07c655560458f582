// How much volatility-target holds, on paths whose volatility is known.

import { expect, test } from 'vitest';
import strategy from '../../strategies/volatility-target.js';
import { market, run, trades, weightOf } from './market.js';

/** A price that goes up and down by a fraction in turn: its daily deviation is about that fraction. */
const swing = (...parts: readonly (readonly [size: number, days: number])[]): number[] => {
  let level = 100;
  return parts.flatMap(([size, days]) =>
    Array.from({ length: days }, (_, day) => (level *= day % 2 === 0 ? 1 + size : 1 / (1 + size))),
  );
};
/** The daily swing of an annual volatility, by the sample deviation over an even window of n. */
const daily = (annual: number, n = 20): number => (annual / Math.sqrt(252)) * Math.sqrt((n - 1) / n);

test('holds the goal divided by the volatility', () => {
  const feed = market({ A: { close: swing([daily(0.2), 40]) } });
  const result = run(strategy, feed, { goal: 0.1 });
  // Known from bar 20 on, the first with 20 returns.
  expect(trades(feed, result)).toHaveLength(1);
  expect(result.fills.at(0).bar).toBe(21);
  expect(weightOf(feed, result, 'A', 21)).toBeCloseTo(0.5, 2);
});

test('never holds more than the cap', () => {
  const feed = market({ A: { close: swing([daily(0.02), 40]) } });
  const held = (cap: number) => weightOf(feed, run(strategy, feed, { cap }), 'A', 30);
  expect(held(1)).toBeCloseTo(1, 2);
  expect(held(0.7)).toBeCloseTo(0.7, 2);
});

test('sells when the storm comes and buys when it has passed, and leaves small differences alone', () => {
  const close = swing([daily(0.1), 40], [daily(0.4), 40], [daily(0.1), 40]);
  const feed = market({ A: { close } });
  const sides = (band: number) => [...run(strategy, feed, { band }).fills].map(({ side }) => side);
  const few = sides(0.1);
  expect(few[0]).toBe(1);
  expect(few).toContain(-1);
  expect(few.at(-1)).toBe(1);
  expect(sides(0.01).length).toBeGreaterThan(few.length);
  expect(sides(0.9)).toEqual([1]);
});

test('the measure ewma answers sooner', () => {
  const feed = market({ A: { close: swing([daily(0.1), 60], [daily(0.4), 20]) } });
  const soon = (measure: string) => weightOf(feed, run(strategy, feed, { measure, decay: 0.8 }), 'A', 65);
  expect(soon('ewma')).toBeLessThan(soon('rolling') - 0.05);
});

test('gives each of several instruments an equal part', () => {
  const feed = market({ A: { close: swing([daily(0.2), 40]) }, B: { close: swing([daily(0.4), 40]) } });
  const result = run(strategy, feed);
  expect(weightOf(feed, result, 'A', 21)).toBeCloseTo(0.25, 2);
  expect(weightOf(feed, result, 'B', 21)).toBeCloseTo(0.125, 2);
});

test('holds nothing of what does not move', () => {
  const feed = market({ A: { close: Array.from({ length: 40 }, () => 10) } });
  expect(trades(feed, run(strategy, feed))).toEqual([]);
});
