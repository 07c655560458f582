// What an order costs and what of it can be paid, by hand: commission 0.1 % (at least 5), 0.05 % duty on purchases, 0.1 % on sales.

import { describe, expect, it } from 'vitest';

import { type Run, simulate } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { type Instruction, type ScriptOrder, scriptStrategy } from '../kit/script.js';
import { type HandBar, made, marketOf } from './made.js';

const COSTS = { commission: 0.001, commissionMinimum: 5, buyTax: 0.0005, sellTax: 0.001 };

const market = (row: number, side: 1 | -1, quantity: number): ScriptOrder => {
  return { kind: 'order', row, asset: 0, side, quantity, type: 'market', tif: 'day' };
};

function play(
  bars: readonly HandBar[],
  script: readonly Instruction[],
  terms: Parameters<typeof made>[1],
  cash: number,
): Run {
  return simulate(scriptStrategy(script), feedOf(marketOf([made(bars, terms)])), { cash });
}

const reasons = (run: Run) => [...run.refusals].map(({ quantity, reason }) => [quantity, reason]);

describe('costs', () => {
  it('of a purchase of 1000 at 10: 10 commission, 5 duty; of a sale of 400 at 11: the minimum of 5, 4.4 duty', () => {
    const run = play([10, 10, 11], [market(0, 1, 1000), market(1, -1, 400)], COSTS, 20_000);
    expect(run.fills.at(0)).toMatchObject({ commission: 10, tax: 5, cash: -10_015 });
    const sale = run.fills.at(1);
    expect(sale.commission).toBe(5);
    expect(sale.tax).toBeCloseTo(4.4, 12);
    expect(sale.cash).toBeCloseTo(4390.6, 9);
    expect(run.cash[2]).toBeCloseTo(20_000 - 10_015 + 4390.6, 9);
    expect(run.positions[0].realized).toBeCloseTo(400, 9);
  });
});

describe('a purchase', () => {
  it('is cut to the lots that can be paid for, costs included: 900 cost 9013.5, 1000 cost 10,015', () => {
    const run = play([10, 10], [market(0, 1, 1000)], { ...COSTS, lot: 100 }, 10_014.99);
    expect(run.fills.at(0)).toMatchObject({ quantity: 900, commission: 9, tax: 4.5 });
    expect(reasons(run)).toEqual([[100, 'not enough cash']]);
    expect(run.orders.at(0).status).toBe('refused');
  });

  it('at the very edge is not cut: 1000 cost 10,015', () => {
    const run = play([10, 10], [market(0, 1, 1000)], { ...COSTS, lot: 100 }, 10_015);
    expect(run.fills.at(0).quantity).toBe(1000);
    expect(run.cash[1]).toBe(0);
  });

  it('by an amount buys what it pays for: 1000 less 5 of minimum, at 10.005 a unit with duty, is 99', () => {
    const order = { kind: 'order', row: 0, asset: 0, side: 1, notional: 1000, type: 'market', tif: 'day' } as const;
    const run = play([10, 10], [order], COSTS, 5000);
    expect(run.fills.at(0)).toMatchObject({ quantity: 99, cash: -(990 + 5 + 0.495) });
    expect(run.orders.at(0)).toMatchObject({ quantity: 99, status: 'filled' });
    expect(reasons(run)).toEqual([]);
    const poor = play([10, 10], [{ ...order, notional: 10 }], COSTS, 5000);
    expect(reasons(poor)).toEqual([[0, 'not enough cash']]);
  });

  it('by an amount above the cash is cut as a quantity is: 10,000 less 5 are 999 at 10.005, and 1000 less 5 pay for 99', () => {
    const order = { kind: 'order', row: 0, asset: 0, side: 1, notional: 10_000, type: 'market' } as const;
    const run = play([10, 10], [{ ...order, tif: 'day' }], { ...COSTS, commission: 0 }, 1000);
    expect(run.fills.at(0).quantity).toBe(99);
    expect(run.orders.at(0)).toMatchObject({ quantity: 999, filled: 99, status: 'refused' });
    expect(reasons(run)).toEqual([[900, 'not enough cash']]);
    const whole = play([10, 10], [{ ...order, tif: 'fok' }], { ...COSTS, commission: 0 }, 1000);
    expect(whole.fills.length).toBe(0);
    expect(whole.orders.at(0).status).toBe('expired');
  });

  it('by all of the cash lacks no lot, whatever the price', () => {
    for (let cents = 1000; cents < 2000; cents++) {
      const order = { kind: 'order', row: 0, asset: 0, side: 1, notional: 5000.1, type: 'market', tif: 'day' } as const;
      const run = play([cents / 100, cents / 100], [order], COSTS, 5000.1);
      expect(run.orders.at(0).status).toBe('filled');
    }
  });
});

describe('a sale beyond what is held', () => {
  it('is cut where short sales are not allowed', () => {
    const run = play([10, 10, 10], [market(0, 1, 100), market(1, -1, 250)], {}, 5000);
    expect([...run.fills].map(({ quantity }) => quantity)).toEqual([100, 100]);
    expect(reasons(run)).toEqual([[150, 'short sales are not allowed']]);
  });

  it('opens what the collateral covers: half of its worth beside the proceeds, so 1000 carry 200 at 10', () => {
    const run = play([10, 10, 10], [market(0, -1, 300)], { shortMargin: 0.5, lot: 100 }, 1000);
    expect(run.fills.at(0)).toMatchObject({ side: -1, quantity: 200, cash: 2000 });
    expect(reasons(run)).toEqual([[100, 'not enough collateral for a short sale']]);
    expect(run.positions[0]).toMatchObject({ quantity: -200, averagePrice: 10 });
  });

  it('crosses zero in one fill with one commission', () => {
    const terms = { ...COSTS, shortMargin: 0.5 };
    const run = play([10, 10, 12], [market(0, 1, 100), market(1, -1, 250)], terms, 10_000);
    expect(run.fills.at(1)).toMatchObject({ quantity: 250, commission: 5, tax: 3 });
    expect(run.positions[0]).toMatchObject({ quantity: -150, averagePrice: 12, realized: 200, realizedFifo: 200 });
  });

  it('can always be bought back, even without the cash to do so', () => {
    const run = play([10, 10, 30, 30], [market(0, -1, 200), market(1, 1, 200)], { shortMargin: 0.5 }, 1000);
    expect(run.fills.at(1)).toMatchObject({ quantity: 200, cash: -6000 });
    expect(run.cash[3]).toBe(-3000);
  });
});
