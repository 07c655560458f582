// The yen leg of defensive-hedge, as a fund and as a future.

import { describe, expect, test } from 'vitest';
import { align, instrumentOf } from '../../data/index.js';
import strategy from '../../strategies/defensive-hedge.js';
import { dataset, flat, market, run, trades, weightOf } from './market.js';

const LENGTH = 40;
const SHOCK = 20;
/** The VIX jumps on one day, which is a sign for a week. */
const series = { vix: Array.from({ length: LENGTH }, (_, day) => (day < SHOCK ? 15 : 30)) };
const CLOSES = {
  SPY: { close: flat(400, LENGTH) },
  GLD: { close: flat(160, LENGTH) },
  TLT: { close: flat(80, LENGTH) },
  FXY: { close: flat(60, LENGTH) },
};
const PARAMS = { tail: 0, enter: 1, leave: 0, least: 10, every: 1, band: 0 };
/** Days after the shock on which the hedge is on, and after it has come off. */
const [ON, OFF] = [SHOCK + 5, SHOCK + 15];

describe('the yen', () => {
  const at = (day: number, params = {}) => {
    const feed = market(CLOSES, series);
    const result = run(strategy, feed, { ...PARAMS, ...params });
    expect([...result.refusals]).toEqual([]);
    return Object.keys(CLOSES).map((symbol) => Number(weightOf(feed, result, symbol, day).toFixed(4)));
  };

  test('is not held in calm by default, and takes a third of what is cut under stress', () => {
    expect(at(SHOCK - 1)).toEqual([0.7, 0.1, 0.15, 0]);
    expect(at(ON)).toEqual([0.35, 0.2167, 0.2667, 0.1167]);
    expect(at(OFF)).toEqual([0.7, 0.1, 0.15, 0]);
  });

  test('has its weight in calm where it is given one', () => {
    expect(at(SHOCK - 1, { yen: 0.04 })).toEqual([0.7, 0.1, 0.15, 0.04]);
    expect(at(ON, { yen: 0.04, cut: 0.25 })).toEqual([0.525, 0.1583, 0.2083, 0.0983]);
  });

  test('is missed where it has a weight and the data have none', () => {
    const { FXY: _, ...rest } = CLOSES;
    expect(() => run(strategy, market(rest), { tail: 0, yen: 0.05 })).toThrow(
      'defensive-hedge has no yen: add an instrument of class yen or one of FXY, 6J.',
    );
    expect(() => run(strategy, market(CLOSES), { yen: 0.1 })).toThrow(
      'core, gold, bond and yen add up to 1.05, more than the whole',
    );
  });

  test('as a future has contracts of that worth, whose gains are settled each day, and takes no cash from the rest', () => {
    // A contract is worth 1,000 times the price and rises by 1 % on the second day that it is held.
    const yen = Array.from({ length: LENGTH }, (_, day) => (day < SHOCK + 3 ? 9 : 9.09));
    const made = dataset({ SPY: CLOSES.SPY, GLD: CLOSES.GLD, TLT: CLOSES.TLT, '6J': { close: yen } }, series);
    const feed = align({
      ...made,
      instruments: made.instruments.map((one) =>
        one.symbol === '6J'
          ? { ...instrumentOf('6J', { kind: 'future', multiplier: 1000, lot: 1, currency: 'USD' }), market: 'XNYS' }
          : one,
      ),
    });
    const result = run(strategy, feed, { ...PARAMS, every: 1000 });
    const bought = trades(feed, result).find((trade) => trade.includes('6J'))!;
    // 11.67 % of a million are 12 contracts of 9,000, rounded down; the share of cash in the text leaves the multiplier out.
    expect(bought.slice(0, 9)).toBe(`${SHOCK + 1} buy 6J`);
    const fill = [...result.fills].find(({ asset }) => feed.assets[asset].symbol === '6J')!;
    expect(fill.quantity).toBe(12);
    const settled = [...result.cashflows].filter(({ kind }) => kind === 'settlement');
    expect(settled.map(({ bar, amount }) => [bar, Number(amount.toFixed(6))])).toEqual([[SHOCK + 3, 12 * 1000 * 0.09]]);
    expect(weightOf(feed, result, 'SPY', ON)).toBeCloseTo(0.35, 3);
  });
});
