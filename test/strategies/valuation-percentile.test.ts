// Each rule of valuation-percentile, firing and not firing.

import { describe, expect, test } from 'vitest';
import strategy from '../../strategies/valuation-percentile.js';
import { flat, market, type Quotes, run, trades } from './market.js';

/** Percentiles of the last five values: 0.1 for the lowest, 0.9 for the highest. Filled a day later. */
const PARAMS = { memory: 20, low: 0.3, high: 0.7, steps: 4, stale: 3, band: 0.05, cap: 0.8 };
const LENGTH = 40;
const STILL: Quotes = { close: flat(100, LENGTH) };

/** Twenty values from 1 to 20 in an order without meaning, and then what is given; NaN is a day without a value. */
const after = (...values: number[]): number[] => {
  const past = Array.from({ length: 20 }, (_, k) => 1 + ((7 * k) % 20));
  const rest = flat(Number.NaN, Math.max(0, LENGTH - 20 - values.length));
  return [...past, ...values, ...rest];
};
const on = (
  series: Record<string, readonly number[]>,
  params = {},
  instruments = { A: STILL } as Record<string, Quotes>,
) => {
  const feed = market(instruments, series);
  return trades(feed, run(strategy, feed, { ...PARAMS, ...params }));
};
/** Trades after day 20, on which the past is over. */
const late = (list: string[]) => list.filter((trade) => Number.parseInt(trade, 10) > 20);

describe('the holding', () => {
  test('is the whole where the valuation is low', () => {
    expect(on({ 'pe@A': after(0.5) }).at(-1)).toMatch(/^21 buy A/);
    const feed = market({ A: STILL }, { 'pe@A': after(0.5) });
    const { fills } = run(strategy, feed, PARAMS);
    expect([...fills].reduce((sum, { side, quantity, price }) => sum + side * quantity * price, 0) / 1e6).toBeCloseTo(
      0.8,
      2,
    );
  });

  test('is nothing where it is high', () => {
    expect(late(on({ 'pe@A': after(0.5, 30, 30, 30) }))).toEqual(['21 buy A 0.80', '22 sell A 0.80']);
  });

  test('follows in proportion between the two', () => {
    // Of the last twenty ten lie below 11.5: with itself 0.525, nearest to two of four steps. Eight lie below 9.5: 0.425, three steps.
    expect(late(on({ 'pe@A': after(0.5, 11.5) }))).toEqual(['21 buy A 0.80', '22 sell A 0.40']);
    expect(late(on({ 'pe@A': after(0.5, 9.5) }))).toEqual(['21 buy A 0.80', '22 sell A 0.20']);
  });

  test('is all or nothing with one step', () => {
    expect(late(on({ 'pe@A': after(0.5, 11.5) }, { steps: 1 }))).toEqual(['21 buy A 0.80']);
  });

  test('moves by whole steps, so that it does not flicker', () => {
    const nearby = [11.5, 11.6, 11.5];
    expect(late(on({ 'pe@A': after(0.5, ...nearby) }))).toEqual(['21 buy A 0.80', '22 sell A 0.40']);
    expect(late(on({ 'pe@A': after(0.5, ...nearby) }, { steps: 100, band: 0 })).length).toBeGreaterThan(3);
  });

  test('starts when enough values are known', () => {
    const cheaper = Array.from({ length: LENGTH }, (_, day) => LENGTH - day);
    expect(on({ 'pe@A': cheaper })[0]).toMatch(/^20 buy A/);
    expect(on({ 'pe@A': cheaper }, { memory: 30 })[0]).toMatch(/^30 buy A/);
  });

  test('is kept within the band as prices drift', () => {
    const rising: Quotes = { close: Array.from({ length: LENGTH }, (_, day) => (day < 25 ? 100 : 150)) };
    const half = after(0.5, 11.5, 11.5, 11.5, 11.5, 11.5, 11.5, 11.5, 11.5);
    const drifted = (band: number) =>
      late(on({ 'pe@A': half }, { band }, { A: rising })).filter((trade) => trade > '26');
    expect(drifted(0.05)).toHaveLength(1);
    expect(drifted(0.3)).toEqual([]);
  });

  test('is divided equally over all that have valuations; others are held out, which the report says', () => {
    const feed = market({ A: STILL, B: STILL, C: STILL }, { 'pe@A': after(0.5), 'pe@B': after(0.5) });
    const result = run(strategy, feed, PARAMS);
    expect(late(trades(feed, result))).toEqual(['21 buy A 0.40', '21 buy B 0.40']);
    expect(result.notes).toContain('Held out, for there is no series pe of them: C.');
  });
});

describe('the valuation', () => {
  test('is that of the instrument, else the one of the data', () => {
    expect(late(on({ pe: after(0.5) }))).toEqual(['21 buy A 0.80']);
    expect(late(on({ pe: after(0.5), 'pe@A': after(30) }))).toEqual(late(on({ 'pe@A': after(30) })));
  });

  test('is read from another series by its name', () => {
    expect(late(on({ 'pb@A': after(0.5) }, { gauge: 'pb' }))).toEqual(['21 buy A 0.80']);
    expect(() => on({ 'pb@A': after(0.5) })).toThrow(/needs valuations: add the series pe .* or one of pe@A\./);
  });

  test('of losses is not low: nothing changes', () => {
    expect(late(on({ 'pe@A': after(30, -5, -5) }))).toEqual(late(on({ 'pe@A': after(30) })));
    expect(late(on({ 'pe@A': after(30, 0.5) })).length).toBeGreaterThan(late(on({ 'pe@A': after(30) })).length);
  });

  test('that is stale is unknown: the holding stays, or is sold', () => {
    const ended = after(0.5);
    expect(late(on({ 'pe@A': ended }))).toEqual(['21 buy A 0.80']);
    // Published on day 20; on day 23 it is three bars old.
    expect(late(on({ 'pe@A': ended }, { blind: 'sell' }))).toEqual(['21 buy A 0.80', '24 sell A 0.80']);
    const feed = market({ A: STILL }, { 'pe@A': ended });
    // 17 days on which it was stale, and 19 before enough was known.
    expect(run(strategy, feed, PARAMS).notes).toContain('The valuation of A was unknown on 36 of its bars.');
  });

  test('counts again when it is published again', () => {
    const back = after(0.5, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 30);
    expect(late(on({ 'pe@A': back }))).toEqual(['21 buy A 0.80', '26 sell A 0.80']);
  });
});

test('asks again for what met a suspension', () => {
  const halted = { close: STILL.close.map((price, day) => (day === 21 || day === 22 ? Number.NaN : price)) };
  const series = { 'pe@A': after(0.5, 0.5, 0.5, 0.5, 0.5) };
  expect(late(on(series, {}, { A: halted, B: STILL }))).toEqual(['24 buy A 0.80']);
});

test('thresholds that do not go together are refused', () => {
  expect(() => on({ pe: after(1) }, { low: 0.7, high: 0.3 })).toThrow(/low \(0.7\) has to be below high \(0.3\)/);
});
