// Flows made of share counts, premiums and caps of subscriptions, as buy-the-dip-inflows and high-to-low-rotation use them.

import { describe, expect, test } from 'vitest';
import type { Strategy } from '../../engine/index.js';
import dip from '../../strategies/buy-the-dip-inflows.js';
import rotation from '../../strategies/high-to-low-rotation.js';
import { quiet, SHORT } from './dips.js';
import { flat, market, type Quotes, run, trades } from './market.js';

const traded = (
  strategy: Strategy,
  instruments: Record<string, Quotes>,
  series: Record<string, number[]>,
  params: Record<string, unknown>,
) => {
  const feed = market(instruments, series);
  const result = run(strategy, feed, params);
  return { list: trades(feed, result).map((trade) => trade.replace(/ [\d.]+$/, '')), notes: result.notes };
};

describe('buy-the-dip-inflows', () => {
  const close = [...quiet, 94, 94, 94, 94, 94];
  const days = close.length;
  const inflow = { 'net-subscription@A': flat(1, days) };
  const on = (series: Record<string, number[]>, params = {}) =>
    traded(dip, { A: { close } }, series, { ...SHORT, ...params });

  describe('makes its flows of share counts and net asset values', () => {
    /** 100 units, and so many more each day. */
    const counts = (...changes: number[]) => {
      let count = 100;
      return [100, ...[...flat(1, 6), ...changes].map((change) => (count += change))].slice(0, days);
    };
    const funds = (...changes: number[]) => ({ 'fund-shares@A': counts(...changes), 'nav@A': close });

    test('where no money is published, and says so', () => {
      const { list, notes } = on(funds(1, 1, 1, 1));
      expect(list).toEqual(['7 buy A']);
      expect(notes).toEqual(['Flows are made of fund-shares and nav, as money: A.']);
      expect(on(funds(-9, -9, -9, -9)).list).toEqual(['7 buy A', '9 sell A']);
    });

    test('and not where it is', () => {
      expect(on({ ...funds(1, 1, 1, 1), 'net-subscription@A': flat(-1, days) })).toEqual({ list: [], notes: [] });
    });

    test('before what is published of all instruments together', () => {
      expect(on({ ...funds(1, 1, 1, 1), 'net-subscription': flat(-1, days) }).list).toEqual(['7 buy A']);
    });

    test('as a share of the assets, of which enough has to come in', () => {
      // Two units in two days, of 105 before them: 1.9 %.
      expect(on(funds(1, 1, 1, 1), { measure: 'share', demand: 0.0189 }).list).toEqual(['7 buy A']);
      expect(on(funds(1, 1, 1, 1), { measure: 'share', demand: 0.0195 }).list).toEqual([]);
      const { list, notes } = on({ ...funds(1, 1), ...inflow }, { measure: 'share' });
      expect(list).toEqual(['7 buy A']);
      expect(notes).toEqual(['Flows are made of fund-shares and nav, as shares of the assets: A.']);
    });

    test('and needs them for shares', () => {
      expect(() => on(inflow, { measure: 'share' })).toThrow(
        'buy-the-dip-inflows needs flows: add the series fund-shares and nav of one instrument, whose counts give the share of its assets.',
      );
    });
  });

  describe('the price of the fund', () => {
    const nav = (premium: number, later = premium) => [
      ...flat(Number.NaN, 6),
      ...flat(94 / (1 + premium), 2),
      ...flat(94 / (1 + later), 3),
    ];

    test('is not paid above a premium, and is as soon as it is lower', () => {
      expect(on({ ...inflow, 'nav@A': nav(0.049) }).list).toEqual(['7 buy A']);
      expect(on({ ...inflow, 'nav@A': nav(0.051) }).list).toEqual([]);
      expect(on({ ...inflow, 'nav@A': nav(0.051, 0.04) }).list).toEqual(['9 buy A']);
      expect(on({ ...inflow, 'nav@A': nav(0.051) }, { dear: 0.06 }).list).toEqual(['7 buy A']);
    });

    test('is taken above another', () => {
      expect(on({ ...inflow, 'nav@A': nav(0.04, 0.099) }).list).toEqual(['7 buy A']);
      expect(on({ ...inflow, 'nav@A': nav(0.04, 0.101) }).list).toEqual(['7 buy A', '9 sell A']);
    });

    test('is read from the published premium where there is one, while it is recent', () => {
      const over = { ...inflow, 'premium@A': flat(0.06, days), 'nav@A': nav(0) };
      expect(on(over).list).toEqual([]);
      const long = [...flat(99.5, 20), ...close];
      const once = { 'net-subscription@A': flat(1, 31), 'premium@A': [0.06, ...flat(Number.NaN, 30)] };
      expect(traded(dip, { A: { close: long } }, once, SHORT).list).toEqual(['27 buy A']);
    });
  });

  test('the flow of a fund that may not be subscribed is no demand, but one that leaves is a withdrawal', () => {
    const cap = (value: number) => ({ 'subscription-cap@A': [value, ...flat(Number.NaN, days - 1)] });
    expect(on({ ...inflow, ...cap(999_999) }).list).toEqual([]);
    expect(on({ ...inflow, ...cap(1e6) }).list).toEqual(['7 buy A']);
    expect(on({ ...inflow, ...cap(0) }, { open: 0 }).list).toEqual(['7 buy A']);
    const leaves = {
      'net-subscription@A': [...flat(1, 8), -9, -9, -9],
      'subscription-cap@A': [...flat(1e9, 8), 0, 0, 0],
    };
    expect(on(leaves).list).toEqual(['7 buy A', '10 sell A']);
  });

  test('what would be sold may not be bought', () => {
    expect(() => on(inflow, { dear: 0.2 })).toThrow('excess (0.1) has to be at least dear (0.2)');
  });
});

describe('high-to-low-rotation', () => {
  const LENGTH = 80;
  const PARAMS = {
    lookback: 5,
    hold: 1,
    memory: 20,
    history: 20,
    every: 39,
    band: 0.2,
    invest: 0.9,
    crowding: 0.9,
    rebound: 0,
    collapse: 0,
  };
  const steady = (daily: number) => Array.from({ length: LENGTH }, (_, day) => 100 * (1 + daily) ** day);
  const THREE = { A: { close: steady(0.01) }, B: { close: steady(0.002) }, C: { close: flat(100, LENGTH) } };
  const on = (series: Record<string, number[]>, params = {}, quotes: Record<string, Quotes> = THREE) =>
    traded(rotation, quotes, series, { ...PARAMS, ...params }).list;

  test('is held by nothing where there is nothing to hold it', () => expect(on({})).toEqual(['40 buy C']));

  test('a laggard whose share of the turnover is extreme is not bought', () => {
    const swelling = Array.from({ length: LENGTH }, (_, day) => 0.1 + day / 1000);
    expect(on({ 'turnover-share@C': swelling })).toEqual(['40 buy B']);
    expect(on({ 'turnover-share@C': swelling }, { crowding: 1 })).toEqual(['40 buy C']);
    expect(on({ 'turnover-share@C': swelling.toReversed() })).toEqual(['40 buy C']);
  });

  test('nor is it while the crowd has not cooled down', () => {
    // High until day 58 and a little lower after it: on day 78 the mean of a month has left the top, and stands at the bottom.
    const left = Array.from({ length: LENGTH }, (_, day) => (day < 59 ? 1 + day / 100 : 1.3 - day / 1000));
    const late = { every: 78, history: 40 };
    expect(on({ 'turnover-share@C': left }, { ...late, cool: 0 })).toEqual(['79 buy C']);
    expect(on({ 'turnover-share@C': left }, { ...late, cool: 0.89 })).toEqual(['79 buy B']);
  });

  test('a laggard that costs more than its assets is not bought, and is sold where it is out of proportion', () => {
    const nav = (premium: number, later: number) =>
      Array.from({ length: LENGTH }, (_, day) => 100 / (1 + (day < 60 ? premium : later)));
    expect(on({ 'nav@C': nav(0.049, 0.099) }, { every: 39 })).toEqual(['40 buy C']);
    expect(on({ 'nav@C': nav(0.051, 0.051) })).toEqual(['40 buy B']);
    expect(on({ 'nav@C': nav(0.049, 0.101) })).toEqual(['40 buy C', '79 sell C', '79 buy B']);
    expect(on({ 'nav@C': nav(0.049, 0.101) }, { excess: 0.2 })).toEqual(['40 buy C']);
  });

  test('where no units may be made any premium is too dear', () => {
    const closed = { 'subscription-cap@C': flat(0, LENGTH) };
    expect(on({ ...closed, 'nav@C': flat(99, LENGTH) })).toEqual(['40 buy B']);
    expect(on({ ...closed, 'nav@C': flat(101, LENGTH) })).toEqual(['40 buy C']);
    expect(on({ 'subscription-cap@C': flat(2e6, LENGTH), 'nav@C': flat(99, LENGTH) })).toEqual(['40 buy C']);
  });
});
