// Corporate actions, by hand: 150 units bought at 10, a split of 1.1 and dividends of 0.5.

import { describe, expect, it } from 'vitest';

import type { RowAction } from '../../engine/index.js';
import { feedOf } from '../kit/market.js';
import { type Script, scriptStrategy } from '../kit/script.js';
import { simulate } from '../../engine/simulate.js';
import { made, marketOf } from './made.js';

const BUY = { kind: 'order', row: 0, asset: 0, side: 1, quantity: 150, type: 'market', tif: 'day' } as const;

function play(bars: Parameters<typeof made>[0], actions: readonly RowAction[], script: Script = [BUY], lot = 1) {
  const market = marketOf([made(bars, { lot }, { actions })]);
  return simulate(scriptStrategy(script), feedOf(market), { cash: 2000 });
}

const split = (row: number, value: number): RowAction => ({ row, kind: 'split', value, payRow: row });
const dividend = (row: number, payRow: number): RowAction => ({ row, kind: 'dividend', value: 0.5, payRow });

describe('a dividend', () => {
  it('is cash at once where it is paid on the ex-date', () => {
    const run = play([10, 10, 9.5], [dividend(2, 2)]);
    expect([...run.cash]).toEqual([2000, 500, 575]);
    expect([...run.equity]).toEqual([2000, 2000, 2000]);
  });

  it('is worth its amount from the ex-date, and cash on the pay date', () => {
    const run = play([10, 10, 9.5, 9.5, 9.5], [dividend(2, 4)]);
    expect([...run.cash]).toEqual([2000, 500, 500, 500, 575]);
    expect([...run.equity]).toEqual([2000, 2000, 2000, 2000, 2000]);
    const receivables = [...run.holdings()].filter(({ kind }) => kind === 'receivable');
    expect(receivables).toEqual(
      [2, 3].map((bar) => ({
        bar,
        asset: 0,
        kind: 'receivable',
        currency: 'CNY',
        quantity: 150,
        price: 0.5,
        value: 75,
      })),
    );
  });

  it('is owed to who held before, not to who buys on the ex-date', () => {
    const run = play([10, 10, 9.5], [dividend(1, 1)]);
    expect([...run.cashflows].map(({ kind }) => kind)).toEqual(['deposit', 'fill']);
  });
});

describe('a split', () => {
  it('multiplies the units and pays the fraction in cash: 15 × 1.1 = 16.5, half a unit at 10', () => {
    const run = play([11, 11, 10], [split(2, 1.1)], [{ ...BUY, quantity: 15 }]);
    expect(run.positions[0].quantity).toBe(16);
    expect(run.positions[0].averagePrice).toBeCloseTo(10, 12);
    const [, , inLieu] = run.cashflows;
    expect(inLieu).toMatchObject({ bar: 2, kind: 'cash in lieu', asset: 0 });
    expect(inLieu.amount).toBeCloseTo(5, 12);
    expect(run.equity[2]).toBeCloseTo(2000, 9);
  });

  it('takes a rounding error for the whole number that it is: 110 × 1.1 is 121', () => {
    expect(110 * 1.1).not.toBe(121);
    const run = play([11, 11, 10], [split(2, 1.1)], [{ ...BUY, quantity: 110 }]);
    expect(run.positions[0].quantity).toBe(121);
    expect([...run.cashflows]).toHaveLength(2);
  });

  it('moves working orders, and refuses what is no whole lot any more', () => {
    const waits = { ...BUY, quantity: 300, type: 'limit', limit: 9.99, tif: 'gtc' } as const;
    const run = play([12, 12, 8], [split(2, 1.5)], [waits], 100);
    // 300 × 1.5 = 450: 400 at 6.66, and a quantity of 50 refused; at an open of 8 they wait on.
    expect(run.orders.at(0)).toMatchObject({ quantity: 450, limit: 6.66, status: 'expired' });
    expect([...run.refusals]).toEqual([
      { order: 1, quantity: 50, reason: 'not a whole number of lots', bar: 2 },
      { order: 1, quantity: 400, reason: 'the run ended', bar: 3 },
    ]);
  });

  it('leaves an order of which all is cut dead', () => {
    const waits = { ...BUY, quantity: 100, type: 'limit', limit: 9, tif: 'gtc' } as const;
    const run = play([12, 12, 120], [split(2, 0.1)], [waits], 100);
    expect([...run.refusals]).toEqual([{ order: 1, quantity: 10, reason: 'not a whole number of lots', bar: 2 }]);
    expect(run.orders.at(0).status).toBe('refused');
  });
});
