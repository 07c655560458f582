// Each rule of east-west-rotation, firing and not firing.

import { describe, expect, test } from 'vitest';
import { align } from '../../data/index.js';
import type { Feed } from '../../engine/index.js';
import strategy from '../../strategies/east-west-rotation.js';
import { dataset, flat, market, type Quotes, run, trades } from './market.js';

/** A short lookback and a decision every five rows, the first that knows a run on day 5; filled a day later. */
const PARAMS = { lookback: 5, lead: 0.2, neutral: 0.5, every: 5, band: 0, invest: 0.9 };
const LENGTH = 20;
/** 100, and from day 5 on what it has become. */
const stepTo = (price: number): Quotes => ({ close: [...flat(100, 5), ...flat(price, LENGTH - 5)] });
const STILL = stepTo(100);

const on = (feed: Feed, params = {}) => trades(feed, run(strategy, feed, { ...PARAMS, ...params }));
const first = (instruments: Record<string, Quotes>, params = {}) =>
  on(market(instruments), params).filter((trade) => trade.startsWith('6 '));

describe('the share of the east', () => {
  test('is the neutral one while neither leads', () => {
    expect(first({ MCHI: STILL, SPY: STILL })).toEqual(['6 buy MCHI 0.45', '6 buy SPY 0.45']);
    expect(first({ MCHI: STILL, SPY: STILL }, { neutral: 0.3 })).toEqual(['6 buy MCHI 0.27', '6 buy SPY 0.63']);
  });

  test('grows in proportion to its lead', () => {
    expect(first({ MCHI: stepTo(110), SPY: STILL }, { lead: 0.25 })).toEqual(['6 buy MCHI 0.63', '6 buy SPY 0.27']);
    expect(first({ MCHI: stepTo(110), SPY: STILL }, { lead: 0.4 })).toEqual(['6 buy MCHI 0.56', '6 buy SPY 0.34']);
    expect(first({ MCHI: stepTo(110), SPY: STILL }, { neutral: 0.2 })).toEqual(['6 buy MCHI 0.54', '6 buy SPY 0.36']);
  });

  test('shrinks in proportion to the other’s', () => {
    expect(first({ MCHI: STILL, SPY: stepTo(110) }, { lead: 0.25 })).toEqual(['6 buy MCHI 0.27', '6 buy SPY 0.63']);
    expect(first({ MCHI: STILL, SPY: stepTo(110) }, { neutral: 0.2 })).toEqual(['6 buy MCHI 0.09', '6 buy SPY 0.81']);
  });

  test('is all or nothing from the full lead on', () => {
    expect(first({ MCHI: stepTo(140), SPY: STILL })).toEqual(['6 buy MCHI 0.90']);
    expect(first({ MCHI: STILL, SPY: stepTo(140) })).toEqual(['6 buy SPY 0.90']);
  });

  test('counts the lead, not the rise', () => {
    expect(first({ MCHI: stepTo(90), SPY: stepTo(70) })).toEqual(['6 buy MCHI 0.90']);
  });

  test('follows when the lead has passed', () => {
    const feed = market({ MCHI: stepTo(140), SPY: STILL });
    // On day 10 the rise is five bars old and no longer seen.
    expect(on(feed).filter((trade) => trade.startsWith('11 '))).toEqual(['11 sell MCHI 0.45', '11 buy SPY 0.45']);
  });
});

describe('sides', () => {
  test('divide their share equally, and judge by their mean', () => {
    expect(first({ MCHI: stepTo(130), KWEB: STILL, SPY: STILL }, { lead: 0.25 })).toEqual([
      '6 buy MCHI 0.36',
      '6 buy KWEB 0.36',
      '6 buy SPY 0.18',
    ]);
  });

  test('are told by class, then by symbol, then by market', () => {
    const named = dataset({ A: { ...STILL, class: 'east' }, HXC: STILL, 510300: STILL, 513100: STILL, B: STILL });
    const feed = align({
      ...named,
      instruments: named.instruments.map((one) =>
        /^\d/.test(one.symbol) ? { ...one, market: 'XSHG', currency: 'USD', tick: 1e-6 } : one,
      ),
    });
    const held = (neutral: number) => new Set(on(feed, { neutral }).map((trade) => trade.split(' ')[2]));
    expect(held(1)).toEqual(new Set(['A', 'HXC', '510300']));
    expect(held(0)).toEqual(new Set(['513100', 'B']));
  });

  test('a class of its own goes before the symbol', () => {
    expect(first({ MCHI: STILL, SPY: { ...STILL, class: 'east' }, QQQ: STILL }, { neutral: 1 })).toHaveLength(2);
  });

  test('what is no equity is not held, and the report says so', () => {
    const feed = market({ MCHI: STILL, SPY: STILL, TLT: STILL, G: { ...STILL, class: 'gold' } });
    expect(on(feed).map((trade) => trade.split(' ')[2])).toEqual(['MCHI', 'SPY']);
    expect(run(strategy, feed, PARAMS).notes).toContain('Neither east nor west, and not held: TLT, G.');
  });

  test('one that is missing is an error that says what to add', () => {
    expect(() => on(market({ SPY: STILL }))).toThrow(/has no east: add a Chinese equity instrument/);
    expect(() => on(market({ MCHI: STILL, GLD: STILL }))).toThrow(/has no west: add a US equity instrument/);
  });

  test('what is too young for the lookback neither votes nor is held', () => {
    const young = { close: [...flat(Number.NaN, 3), ...flat(100, LENGTH - 3)] };
    expect(first({ MCHI: STILL, KWEB: young, SPY: STILL })).toEqual(['6 buy MCHI 0.45', '6 buy SPY 0.45']);
    expect(first({ KWEB: young, SPY: STILL })).toEqual([]);
  });
});

describe('trading', () => {
  test('what did not trade on the day is asked for once more a day later', () => {
    const halted = { close: STILL.close.map((price, day) => (day === 6 ? Number.NaN : price)) };
    const feed = market({ MCHI: halted, SPY: STILL });
    expect(on(feed)).toEqual(['6 buy SPY 0.45', '7 buy MCHI 0.45']);
  });

  test('a drift within the band is left alone', () => {
    const drifting = { close: [...flat(100, 7), ...flat(104, LENGTH - 7)] };
    const other = { close: drifting.close };
    expect(on(market({ MCHI: drifting, SPY: STILL }), { band: 0.3 })).toHaveLength(2);
    expect(on(market({ MCHI: other, SPY: STILL }), { band: 0 }).length).toBeGreaterThan(2);
  });

  test('only at every so many rows and the row after', () => {
    const feed = market({
      MCHI: { close: Array.from({ length: LENGTH }, (_, day) => 100 * 1.01 ** (day * (day % 3))) },
      SPY: STILL,
    });
    const days = new Set(on(feed).map((trade) => Number.parseInt(trade, 10) % 5));
    expect([...days].sort()).toEqual([1, 2]);
  });
});
