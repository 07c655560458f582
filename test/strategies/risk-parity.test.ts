// Each rule of risk-parity, against weights that are worked out here from the prices alone.

import { describe, expect, test } from 'vitest';
import { type Feed, random, riskParity } from '../../engine/index.js';
import strategy from '../../strategies/risk-parity.js';
import { flat, market, type Quotes, run } from './market.js';

const PARAMS = { window: 20, memory: 40, every: 300, risk: 0.01, most: 1, shift: 0, shrink: 0.2, band: 0 };
const LENGTH = 310;
/** The row of the decision that is looked at. */
const ROW = 300;
const DAYS_A_YEAR = 252;

type Moves = (day: number) => number;
const noise = (name: string): Moves => {
  const draw = random(7, name);
  const list = Array.from({ length: LENGTH }, () => draw() - 0.5);
  return (day) => list[day];
};
const [own, rates, metal] = [noise('own'), noise('rates'), noise('metal')];
const path = (move: Moves): Quotes => {
  let price = 100;
  return { close: Array.from({ length: LENGTH }, (_, day) => (price *= 1 + move(day))) };
};
/** Stocks, bonds that move against them a little, and gold. */
const THREE = {
  SPY: path((day) => 0.03 * own(day)),
  TLT: path((day) => 0.02 * rates(day) - 0.01 * own(day)),
  GLD: path((day) => 0.02 * metal(day)),
};

/** Weights that were ordered by the decision of the row, as a share of the equity at it. */
function wanted(instruments: Record<string, Quotes>, params = {}): Record<string, number> {
  const feed: Feed = market(instruments);
  // A run that begins on the row, so that there is one decision.
  const result = run(strategy, feed, { ...PARAMS, ...params }, ROW);
  return Object.fromEntries(
    [...result.orders].map(({ asset, quantity }) => [
      feed.assets[asset].symbol,
      (quantity * feed.assets[asset].raw.close[ROW]) / 1e6,
    ]),
  );
}
const notesOf = (instruments: Record<string, Quotes>, params = {}) =>
  run(strategy, market(instruments), { ...PARAMS, ...params }, ROW).notes;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, k) => sum + (value - mean(a)) * (b[k] - mean(b)), 0) / (a.length - 1);

/** The covariance as the strategy should see it: daily volatility of 20 days, correlation of 40 weekly returns, a fifth of it not believed. */
function seen(instruments: Record<string, Quotes>): number[][] {
  const closes = Object.values(instruments).map(({ close }) => close);
  const returns = (close: readonly number[], span: number, count: number) =>
    Array.from({ length: count }, (_, k) => close[ROW - k] / close[ROW - k - span] - 1);
  const sigma = closes.map((close) => {
    const daily = returns(close, 1, 20);
    return Math.sqrt(covariance(daily, daily) * DAYS_A_YEAR);
  });
  const weeks = closes.map((close) => returns(close, 5, 40));
  return weeks.map((a, i) =>
    weeks.map(
      (b, j) =>
        sigma[i] * sigma[j] * (i === j ? 1 : (0.8 * covariance(a, b)) / Math.sqrt(covariance(a, a) * covariance(b, b))),
    ),
  );
}
const deviation = (weights: readonly number[], table: readonly (readonly number[])[]) =>
  Math.sqrt(weights.reduce((sum, a, i) => sum + weights.reduce((s, b, j) => s + a * b * table[i][j], 0), 0));
const expectClose = (actual: Record<string, number>, expected: readonly number[]) => {
  const list = Object.values(actual);
  expect(list).toHaveLength(expected.length);
  list.forEach((value, k) => expect(value).toBeCloseTo(expected[k], 6));
};

describe('weights', () => {
  test('are those of equal risk, scaled to the volatility aimed at', () => {
    const table = seen(THREE);
    const parity = riskParity(table);
    expectClose(
      wanted(THREE),
      parity.map((weight) => (weight * 0.01) / deviation(parity, table)),
    );
  });

  test('sum to no more than the most, when markets are calm', () => {
    const parity = riskParity(seen(THREE));
    expectClose(
      wanted(THREE, { risk: 1, most: 0.5 }),
      parity.map((weight) => weight * 0.5),
    );
  });

  test('shrink as the volatility rises', () => {
    const wild = path((day) => 0.03 * own(day) * (day > ROW - 20 ? 2 : 1));
    expect(wanted({ ...THREE, SPY: wild }).SPY).toBeLessThan(0.6 * wanted(THREE).SPY);
  });

  test('follow the budgets, which a group divides equally', () => {
    const four = { ...THREE, QQQ: path((day) => 0.04 * own(day) + 0.01 * metal(day)) };
    const table = seen(four);
    const parity = riskParity(table, [1, 3, 1, 1]);
    expectClose(
      wanted(four, { stock: 2, bond: 3 }),
      parity.map((weight) => (weight * 0.01) / deviation(parity, table)),
    );
  });

  test('a group without a budget is not held, and neither are money and volatility', () => {
    const more = { ...THREE, VIXY: THREE.SPY, M: { ...THREE.GLD, class: 'money' } };
    expect(Object.keys(wanted(more))).toEqual(['SPY', 'TLT', 'GLD']);
    expect(Object.keys(wanted(more, { gold: 0 }))).toEqual(['SPY', 'TLT']);
    expect(() => wanted(THREE, { stock: 0, bond: 0, gold: 0 })).toThrow(/nothing with a budget/);
  });

  test('a class goes before the symbol’s silence', () => {
    const named = { SPY: THREE.SPY, B: { ...THREE.TLT, class: 'bond' }, G: { ...THREE.GLD, class: 'gold' } };
    expectClose(wanted(named, { bond: 3, gold: 2 }), Object.values(wanted(THREE, { bond: 3, gold: 2 })));
  });

  test('what is not listed for long enough, or does not move, is left out', () => {
    const young = (since: number): Quotes => ({
      close: THREE.GLD.close.map((p, day) => (day < since ? Number.NaN : p)),
    });
    expect(Object.keys(wanted({ ...THREE, GLD: young(ROW - 44) }))).toEqual(['SPY', 'TLT', 'GLD']);
    expect(Object.keys(wanted({ ...THREE, GLD: young(ROW - 43) }))).toEqual(['SPY', 'TLT']);
    expect(Object.keys(wanted({ ...THREE, GLD: { close: flat(100, LENGTH) } }))).toEqual(['SPY', 'TLT']);
    expect(wanted({ A: { close: flat(100, LENGTH) } })).toEqual({});
  });

  test('two that are one, or that hedge each other wholly, do no harm', () => {
    const weights = wanted({ SPY: THREE.SPY, TWIN: THREE.SPY, TLT: path((day) => -0.03 * own(day)) });
    expect(weights.SPY).toBeCloseTo(weights.TWIN, 6);
    expect(weights.TLT).toBeGreaterThan(weights.SPY);
  });
});

describe('the switch', () => {
  /** Stocks that have become wild within the last month, so that their volatility is the highest of its year. */
  const nervous = { ...THREE, SPY: path((day) => (day > ROW - 25 ? 0.06 : 0.03) * own(day)) };
  /** Bonds that fall and rise with the stocks. */
  const together = (stocks: Quotes): Record<string, Quotes> => ({
    ...THREE,
    SPY: stocks,
    TLT: path((day) => 0.015 * rates(day) + 0.02 * own(day)),
  });
  const parityOf = (instruments: Record<string, Quotes>, budgets: readonly number[]) => {
    const table = seen(instruments);
    const parity = riskParity(table, budgets);
    return parity.map((weight) => (weight * 0.01) / deviation(parity, table));
  };

  test('rests while stocks are calm and bonds move against them', () => {
    expectClose(wanted(THREE, { shift: 0.5 }), parityOf(THREE, [1, 1, 1]));
    expect(notesOf(THREE, { shift: 0.5 })).toEqual(['The budget of risk was moved at 0 of 1 decisions.']);
  });

  test('moves a part of the stocks’ budget to bonds when stocks are volatile', () => {
    expectClose(wanted(nervous, { shift: 0.5 }), parityOf(nervous, [0.5, 1.5, 1]));
    expectClose(wanted(nervous, { shift: 0 }), parityOf(nervous, [1, 1, 1]));
    expect(notesOf(nervous, { shift: 0.5 })).toEqual(['The budget of risk was moved at 1 of 1 decisions.']);
  });

  test('moves a part of the bonds’ budget to gold when bonds move with stocks', () => {
    const all = together(THREE.SPY);
    expectClose(wanted(all, { shift: 0.5 }), parityOf(all, [1, 0.5, 1.5]));
  });

  test('moves a part of both to gold when both are so', () => {
    const all = together(nervous.SPY);
    expectClose(wanted(all, { shift: 0.5 }), parityOf(all, [0.5, 0.5, 2]));
  });

  test('moves nothing where there is no shelter', () => {
    const { SPY, TLT } = together(nervous.SPY);
    expectClose(wanted({ SPY, TLT }, { shift: 0.5 }), parityOf({ SPY, TLT }, [1, 1]));
    expectClose(wanted({ SPY: nervous.SPY }, { shift: 0.5 }), parityOf({ SPY: nervous.SPY }, [1]));
  });
});
